import HTTPTypes
import Hummingbird
import Stadtbuch
import Views
import Vocabulary

/// All addresses of a server, over the catalogue of views.
public struct WebServer: Sendable {
  let ledgers: [ServedLedger]
  let options: WebOptions

  /// A server for ledgers that are open: one stands at the root as well, several at `/l/NAME` only.
  public init(_ ledgers: [ServedLedger], _ options: WebOptions) {
    self.ledgers = ledgers
    self.options = options
  }

  /// What answers requests.
  func router() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    let methods = AllowedMethods()
    router.add(middleware: RequestFrame(methods: methods, publicPath: options.publicPath))
    router.add(middleware: OuterRequests(options: options))
    router.add(middleware: AllowedHosts(options: options))
    router.add(middleware: PublicLinks(root: options.publicURL ?? ""))
    router.add(middleware: Entrance(ledgers: ledgers, options: options))
    addHealth(to: router)
    addRobots(to: router)
    for ledger in ledgers {
      addRoutes(of: ledger, to: router.group("/l/\(ledger.name)"), base: "/l/\(ledger.name)")
      if ledgers.count == 1 { addRoutes(of: ledger, to: router.group(""), base: "") }
    }
    methods.learn(router)
    return router
  }

  private func addRoutes(
    of ledger: ServedLedger, to whole: RouterGroup<WebContext>, base: String
  ) {
    addOpenAPI(to: whole, base: base)
    addFeeds(of: ledger, to: whole)
    let shown = options.publicPath + base
    let pages = PageRoutes(ledger: ledger, options: options, base: shown, route: base)
    pages.addAssets(to: whole)
    let group = whole.add(middleware: Login(ledger: ledger, options: options, base: base))
    LoginRoutes(
      ledger: ledger, options: options, base: base, isAlone: ledgers.count == 1
    ).addRoutes(to: group)
    addOData(to: group, base: base)
    addGrafana(to: group)
    addMetrics(to: group)
    pages.addRoutes(to: group)
    ReportRoutes().addRoutes(to: group)
    let entry = EntryRoutes(options: options, base: shown, route: base)
    entry.addRoutes(to: group)
    WaitingRoutes(entry: entry, pending: PendingRoutes(options: options)).addRoutes(to: group)
    let api = group.group("api/v1")
    api.get("") { [options] in try ApiIndex(options.catalogue).answer($0, $1) }
    addEvents(to: api)
    for view in options.catalogue.views {
      let answering = ViewAnswering(view: view)
      let path = view.about.path.joined(separator: "/")
      api.get("\(path)") { try await answering.answer($0, $1, as: nil) }
      for medium in AnswerMedium.allCases {
        api.get("\(path).\(medium.rawValue)") {
          try await answering.answer($0, $1, as: medium)
        }
      }
    }
  }

  private func addEvents(to api: RouterGroup<WebContext>) {
    let (reading, posting) = (EventReading(), EventPosting(options: options))
    api.get("events") { try await reading.list($0, $1) }
    api.post("events") { try await posting.post($0, $1) }
    api.get("events/stream") { try await EventStream().answer($0, $1) }
    api.get("events/{number}") { try await reading.one($0, $1) }
    api.get("events/{number}/record") { try await reading.record($0, $1) }
    api.get("records") { try await reading.records($0, $1) }
    let changing = EventChanging(posting: posting)
    for act in EventChanging.Act.allCases {
      api.post("events/{number}/\(act.rawValue)") { try await changing.post(act, $0, $1) }
    }
    PendingRoutes(options: options).addRoutes(to: api)
    ImportRoutes(options: options).addRoutes(to: api)
  }
}
