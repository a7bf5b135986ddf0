import Ledger
public import Timelines
public import Views
import Vocabulary

/// What may be asked of every view: the point, whose organisation is grouped by, and which rows are
/// wanted. The same on the command line and in an address.
public struct ViewQuestion: Sendable {
  /// Where it stands in time, and the language of texts.
  public var point = AskedPoint()
  /// Whether units are grouped by today's organisation.
  public var organisationIsToday = false
  /// Which rows are wanted, and how.
  public var rows = RowChoice()

  /// All rows, now.
  public init() {}

  /// What may be said, of a view, in the order of help.
  public static func parameters(of view: AnyView) -> [Parameter<ViewQuestion>] {
    switch view.about.pointKind {
    case .none: rows
    case .point: points + rows
    case .pointAndOrganisation: points + [organisation] + rows
    }
  }

  private static let points: [Parameter<ViewQuestion>] = [
    .day(
      "asOf",
      Label(
        "The day whose truth is asked for; today if not given.",
        "Der Stichtag, nach dem gefragt ist; heute, wenn nichts gesagt ist.")
    ) { $0.point.asOf = $1 },
    Parameter(
      "knownAt", .known,
      Label(
        "How much had been recorded: an event's number, a time or a date; everything if not given.",
        "Wie viel erfasst war: Nummer eines Ereignisses, Zeit oder Datum; alles, wenn nichts gesagt "
          + "ist.")
    ) { (text, question) throws(ChoiceError) in
      guard let request = KnownAtRequest(text) else {
        throw ChoiceError(
          "knownAt",
          Label(
            "“\(text.excerpt)”: give \(KnownAtRequest.forms.en)",
            "„\(text.excerpt)“: eine Ereignisnummer, ein Datum (\(Day.forms.de)) oder eine Zeit "
              + "wie 31.12.2024 10:00:00,123456 angeben"))
      }
      question.point.knownAt = request
    },
  ]

  private static let organisation = Parameter<ViewQuestion>(
    "org", .organisation,
    Label(
      "Whose organisation units are grouped by: then, today or a date.",
      "Nach wessen Organisation Einheiten zählen: damals (then), heute (today) oder ein Datum.")
  ) { (text, question) throws(ChoiceError) in
    switch text {
    case "then": (question.point.organisationDay, question.organisationIsToday) = (nil, false)
    case "today": question.organisationIsToday = true
    default:
      guard let day = Day.written(text) else {
        throw ChoiceError(
          "org",
          Label(
            "“\(text.excerpt)”: give then, today or a date such as \(Day.writtenForms)",
            "„\(text.excerpt)“: then, today oder ein Datum angeben, etwa \(Day.forms.de)"))
      }
      (question.point.organisationDay, question.organisationIsToday) = (day, false)
    }
  }

  private static let rows: [Parameter<ViewQuestion>] = [
    .text(
      "where",
      Label(
        "Only rows that meet comparisons joined by “and”, such as 'status=planning and money.gap>0'.",
        "Nur Zeilen, für die mit „and“ verbundene Vergleiche gelten, etwa "
          + "'status=planning and money.gap>0'.")
    ) { $0.rows.condition = $1 },
    .text(
      "groupBy",
      Label(
        "Groups rows by keys that have one value: A[,B].",
        "Fasst Zeilen nach Schlüsseln mit einem Wert zusammen: A[,B].")
    ) { $0.rows.groupBy = $1 },
    .text(
      "sort",
      Label(
        "Orders rows by keys: A[:desc][,B].", "Ordnet Zeilen nach Schlüsseln: A[:desc][,B].")
    ) { $0.rows.sort = $1 },
    .text(
      "columns",
      Label("Shows only these columns: A[,B].", "Zeigt nur diese Spalten: A[,B].")
    ) { $0.rows.columns = $1 },
  ]
}

/// A question to a view that is understood: its point is a number, its rows are chosen, and nothing
/// was read of them yet.
public struct ReadyQuestion: Sendable {
  /// What its answer begins with.
  public private(set) var head: AnswerHead
  /// What the view is asked with; progress and cancellation may be added.
  public var frame: Frame

  /// The form of its rows.
  public var shape: Shape { head.shape }
  /// How far the log is known.
  public var knownAt: KnownAt { head.knownAt }

  /// Asks for a drawing instead of a table.
  public mutating func draw() { head.shape.isDrawn = true }
}

extension Engine {
  /// Understands what is asked of a view at a point.
  ///
  /// - Parameters:
  ///   - view: the view, whose title stands over the answer.
  ///   - asked: the form of rows that its parameters ask for.
  ///   - question: the point and the rows.
  /// Throws: a ``ChoiceError``, ``NotForAudience``, or why the point cannot be asked for.
  public func ready(
    _ view: AnyView, _ asked: Shape, _ question: ViewQuestion
  ) throws -> ReadyQuestion {
    var point = question.point
    if question.organisationIsToday { point.organisationDay = today }
    let (frame, known) = try frame(point, of: asked)
    let shape = try question.rows.applied(to: frame.seen(asked), currency: frame.currency)
    let head = AnswerHead(
      title: view.about.title, empty: view.about.empty, shape: shape, asOf: frame.point.asOf,
      knownAt: known, currency: frame.currency, audience: audience,
      shown: try question.rows.shown(in: shape.columns))
    return ReadyQuestion(head: head, frame: frame)
  }

  /// Makes the rows of a question and hands them out; see ``run(_:_:_:_:)``.
  public func run(
    _ ready: ReadyQuestion, _ take: (AnyRow) throws(TimelinesError) -> Void
  ) throws -> Closing {
    try run(ready.shape, ready.frame, ready.knownAt, take)
  }
}
