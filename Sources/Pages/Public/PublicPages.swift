import Presentation
import Stadtbuch
import Views
import Vocabulary

/// The pages for everybody: what the city publishes, in plain words, as open data, and with what the
/// law asks.
enum PublicPages {
  /// The address at which the public begins.
  static let start = "/public"

  /// All of them.
  static let all: [Page] =
    [PublicPage.page, OpenDataPage.page] + LegalPage.allCases.map(\.page) + CatalogueFiles.all

  /// What stands in the navigation of the public: what is published and no more.
  static func navigation(_ context: PageContext, isTimeless: Bool) -> [Page] {
    let own = [PublicPage.page, OpenDataPage.page]
    guard !isTimeless else { return own }
    let others: [(Page, AnyView)] = [
      (PortfolioPage.page, AnyView(Portfolio.self)),
      (IndicatorsPage.page, AnyView(KpiBoard.self)),
      (StrategyPage.page, AnyView(GoalsToProjects.self)),
      (ObligationsPage.page, AnyView(Obligations.self)),
    ]
    let seen = (try? context.seen(others.map(\.1))) ?? []
    return own
      + others.filter { one in seen.contains { $0.about.name == one.1.about.name } }.map(\.0)
  }
}

extension PageContext {
  /// Those of some views of which the reader sees rows when nothing more is said; what looks at
  /// persons is none of them.
  func seen(_ views: [AnyView]) throws -> [AnyView] {
    let (frame, _) = try engine.frame(question.point)
    return views.filter { view in
      guard view.parameters.allSatisfy({ !$0.isRequired }), let shape = try? view.shape([]),
        let seen = try? frame.seen(shape)
      else { return false }
      return seen.noted == nil
    }
  }
}

/// What stands at the foot of every page: data, and what the law asks.
struct PageFoot {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  func write(to page: inout HTMLWriter) {
    let (links, language) = (context.links, context.language)
    var ways: [(Label, String)] = []
    if context.engine.audience.level == .public {
      ways.append((Label("Open data", "Offene Daten"), links.to(OpenDataPage.page.path)))
    } else {
      ways.append((Label("Data for programs", "Daten für Programme"), links.base + "/api/v1"))
    }
    if let city = context.ask.city {
      for legal in LegalPage.allCases {
        if case .web(let address) = legal.notice(city), legal != .accessibility {
          ways.append((legal.label, address))
        } else {
          ways.append((legal.label, links.to(legal.path)))
        }
      }
      ways.append((Label("Contact", "Kontakt"), city.contact.address))
    }
    for (label, address) in ways {
      page.open("p")
      page.element("a", [("href", address)], label[language])
      page.close("p")
    }
  }
}
