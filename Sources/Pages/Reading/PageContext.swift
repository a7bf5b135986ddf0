import Ledger
import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// What a page is made with: the ledger as its reader sees it, one point for all that stands on it,
/// and the words and links that go with it.
struct PageContext {
  let engine: Engine
  let ask: PageAsk
  let links: PageLinks
  let language: Language
  let format: PeopleFormat
  /// The point and whose organisation units are grouped by.
  let question: ViewQuestion
  /// The day that is looked at.
  let asOf: Day
  /// How far the log is known.
  let knownAt: KnownAt
  /// Whether nobody waits for the page any more.
  let isCancelled: @Sendable () -> Bool
  /// What of it is noted as a look.
  let looks = PageLooks()

  /// Understands the point of an address.
  ///
  /// Throws: a `ChoiceError` where it says none that can be asked for.
  init(
    _ engine: Engine, _ ask: PageAsk, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    self.engine = engine
    self.ask = ask
    self.isCancelled = isCancelled
    var links = PageLinks(base: ask.base, ask.pairs)
    links.opensPersons = ask.mayLook
    self.links = links
    if let text = ask.value("lang") {
      guard let language = Language(rawValue: text) else {
        throw ChoiceError("lang", Label("give de or en", "de oder en angeben"))
      }
      self.language = language
    } else {
      language = ask.language
    }
    let view = AnyView(Portfolio.self)
    var question = ViewQuestion()
    for parameter in ViewQuestion.parameters(of: view) where parameter.head.name != "where" {
      guard PageLinks.keptNames.contains(parameter.head.name),
        let text = ask.value(parameter.head.name)
      else { continue }
      try parameter.read(text, &question)
    }
    question.point.language = language
    let (frame, known) = try engine.frame(question.point)
    (asOf, knownAt) = (frame.point.asOf, known)
    // Every view of the page is asked at the same event, whatever is recorded meanwhile.
    question.point.asOf = asOf
    question.point.knownAt = .sequence(knownAt.sequence)
    self.question = question
    var format = PeopleFormat(language: language, timeZone: knownAt.timeZone)
    format.isForPages = true
    self.format = format
  }

  /// Whether the address says another point than now.
  var isPast: Bool { ask.value("asOf") != nil || ask.value("knownAt") != nil }

  /// Whether the point does not move: both its day and what is known are said.
  var isFixed: Bool { ask.value("asOf") != nil && ask.value("knownAt") != nil }

  /// A text in the reader's language.
  func say(_ label: Label) -> String { label[language] }

  /// What subjects are called at the point.
  func titles(_ subjects: [String]) throws -> [String: String] {
    try engine.titles(of: subjects, asOf: asOf, knownAt: knownAt)
  }
}
