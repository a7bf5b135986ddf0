import Presentation
public import Stadtbuch
import Timelines
import Views
public import Vocabulary

/// All pages over a ledger.
public struct Pages: Sendable {
  /// Every page, the navigation's in its order.
  public static let all: [Page] =
    [
      Cockpit.page, PortfolioPage.page, IndicatorsPage.page, BudgetPage.page, BudgetPage.ofYear,
      StrategyPage.page, ObligationsPage.page, BoardPage.list, BoardPage.page, ComparePage.page,
      AuditPage.page,
      ProjectPage.page, IndicatorPage.page, InventoryPage.page, GrantsPage.page,
      ParticipationPage.page, ReportsPage.page, SubjectPage.page, EventPage.page,
      ExplanationPage.page,
      ExplanationPage.ofView, SearchPage.page, CitePage.page, ViewPage.page, ViewPage.ofTwoWords,
    ] + PublicPages.all

  /// Those in the navigation of whoever is logged in: the public's have one of their own.
  static let ofTheHouse = all.filter { !$0.path.hasPrefix(PublicPages.start) }
}

/// A page whose address is understood, and of which nothing was read yet.
public struct ReadyPage {
  private let page: Page
  private let context: PageContext

  /// Understands the address of a page.
  ///
  /// - Parameters:
  ///   - page: one of ``Pages/all``.
  ///   - ask: what its address says.
  ///   - engine: the ledger as the reader sees it.
  ///   - isCancelled: whether nobody waits for it any more.
  /// Throws: a `ChoiceError`, or why its point cannot be asked for.
  public init(
    _ page: Page, _ ask: PageAsk, _ engine: Engine,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws {
    self.page = page
    context = try PageContext(engine, ask, isCancelled: isCancelled)
  }

  /// The day that it shows.
  public var asOf: Day { context.asOf }
  /// The event up to which it is known.
  public var knownAt: UInt64 { context.knownAt.sequence }
  /// Whether its point does not move.
  public var isFixed: Bool { context.isFixed }
  /// Whether the views are behind the log, so that the same address may soon say more.
  public var isBehind: Bool { context.knownAt.lag != nil }
  /// The language that it is in.
  public var language: Language { context.language }

  /// Makes the page; where what it is about is not there, a page that says so with the ways to other
  /// points.
  ///
  /// Throws: why it cannot be made; ``LookRefused`` where the reader may not look at what it shows.
  public func make() throws -> MadePage {
    if let file = page.file {
      let bytes = try file(context)
      return MadePage(bytes: bytes ?? [], isNoted: false, isThere: bytes != nil)
    }
    let made = try page.make(context)
    let body = made ?? .notThere(context)
    return MadePage(
      bytes: try PageMaking.bytes(page, body, context), isNoted: context.looks.isNoted,
      isThere: made != nil)
  }
}

/// Puts what a page shows into its frame.
enum PageMaking {
  /// The page as bytes.
  static func bytes(_ page: Page, _ body: PageBody, _ context: PageContext) throws -> [UInt8] {
    var band = HTMLWriter()
    // Who reads for the first time sees the band where it tells something: at another point than now.
    guard !body.isTimeless, context.isPast || !page.isPublic else {
      return PageFrame(context, page, body, band: band).rendered()
    }
    let reports = try context.engine.timelines.read(
      at: Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    ) { (reading) throws(TimelinesError) in try reading.publishedReports() }
    PointBand(
      context: context,
      reports: reports.sorted { ($0.asOf, $0.sequence) > ($1.asOf, $1.sequence) },
      title: body.title
    ).write(to: &band)
    return PageFrame(context, page, body, band: band).rendered()
  }
}

extension PageFrame {
  /// The frame around what a page shows.
  fileprivate init(_ context: PageContext, _ page: Page, _ body: PageBody, band: HTMLWriter) {
    let (links, language, ask) = (context.links, context.language, context.ask)
    let city = ask.city?.name ?? context.engine.ledger.identity.name
    let isPublic = context.engine.audience.level == .public
    let other: Language = language == .de ? .en : .de
    let pairs = ask.pairs.filter { $0.name != "lang" } + [("lang", other.rawValue)]
    func text(_ en: String, _ de: String) -> String { Label(en, de)[language] }
    var foot = HTMLWriter()
    if !body.isTimeless { foot.element("p", context.pointInWords) }
    PageFoot(context).write(to: &foot)
    self.init(
      language: language.rawValue, title: body.title, heading: body.title, key: body.key,
      finding: body.finding, city: city, home: links.to(isPublic ? PublicPages.start : "/"),
      skip: text("To the content", "Zum Inhalt"), pagesLabel: text("Pages", "Seiten"),
      links: (isPublic
        ? PublicPages.navigation(context, isTimeless: body.isTimeless)
        : Pages.ofTheHouse + (ask.mayRecord ? [EntryPages.page] : [])).compactMap { one in
          one.label.map {
            Link(href: links.to(one.path), text: $0[language], isCurrent: one.path == page.area)
          }
        },
      other: Link(
        href: links.address(ask.path, pairs), text: other == .de ? "Deutsch" : "English",
        isCurrent: false),
      otherLanguage: other.rawValue, search: links.base + "/search",
      searchLabel: text("Search", "Suche"), reader: ask.reader,
      login: links.base + "/login",
      loginText: ask.reader == nil ? text("Log in", "Anmelden") : text("Log out", "Abmelden"),
      style: links.base + PageAsset.style.path, script: links.base + PageAsset.script.path,
      point: String(decoding: band.bytes, as: UTF8.self),
      tools: body.tools.map { Link(href: $0.address, text: $0.text, isCurrent: false) },
      hasTools: !body.tools.isEmpty, content: String(decoding: body.content.bytes, as: UTF8.self),
      foot: String(decoding: foot.bytes, as: UTF8.self), isForMeeting: body.isForMeeting)
  }
}

extension PageBody {
  /// What is shown where a page is about something that is not there at the point.
  fileprivate static func notThere(_ context: PageContext) -> PageBody {
    var body = PageBody(
      title: Label("There is nothing here", "Hier gibt es nichts")[context.language])
    body.finding =
      Label(
        "At this point it does not exist, or it is not for you. Above are the ways to other points.",
        "Zu diesem Zeitpunkt gibt es das nicht, oder es ist nicht für Sie bestimmt. Oben stehen die "
          + "Wege zu anderen Zeitpunkten.")[context.language]
    body.tools = [
      (Label("to the overview", "zur Übersicht")[context.language], context.links.to("/"))
    ]
    return body
  }
}

extension PageContext {
  /// The point in words that stand on every sheet of paper.
  fileprivate var pointInWords: String {
    let day = format.times.text(asOf)
    let known = format.times.seconds(knownAt)
    let note = engine.audience.note.map { " · \($0[language])" } ?? ""
    return Label(
      "\(engine.ledger.identity.name) · as of \(day) · known at \(known)\(note)",
      "\(engine.ledger.identity.name) · Stand zum \(day) · bekannt bis \(known)\(note)")[language]
  }
}
