import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The pages of views that need no more than their rows.

/// The budget of a year; the year of the point where the address says none.
enum BudgetPage {
  static let page = Page("/budget", Label("Budget", "Haushalt")) { context in
    try make(context, year: context.ask.value("year") ?? String(context.asOf.year))
  }
  static let ofYear = Page("/budget/{year}", under: "/budget") { context in
    guard let year = context.ask.names["year"] else { return nil }
    return try make(context, year: year)
  }

  private static func make(_ context: PageContext, year: String) throws -> PageBody? {
    guard
      var body = try ViewPage.make(context, AnyView(Budget.self), given: [("year", year)])
    else { return nil }
    body.title = Label("Budget \(year)", "Haushalt \(year)")[context.language]
    if let number = Int(year) {
      let years = [number - 1, number + 1].map { year in
        (text: String(year), address: context.links.to("/budget/\(year)"))
      }
      body.tools = years + body.tools
    }
    return body
  }
}

/// The chain from goals to projects, with its holes.
enum StrategyPage {
  static let page = Page("/strategy", Label("Strategy", "Strategie")) { context in
    let view = AnyView(GoalsToProjects.self)
    guard var body = try ViewPage.make(context, view) else { return nil }
    body.title = Label("Strategy", "Strategie")[context.language]
    let rows = try PageRows(view, context, rowsMax: 0)
    try HoleList(rows, context).write(to: &body)
    return body
  }
}

/// What is owed to councils and committees.
enum ObligationsPage {
  static let page = Page("/obligations", Label("Decisions", "Beschlüsse")) { context in
    try ViewPage.make(context, AnyView(Obligations.self))
  }
}

/// Grants.
enum GrantsPage {
  static let page = Page("/grants", under: "/budget") { context in
    try ViewPage.make(context, AnyView(Grants.self))
  }
}

/// Who was asked, and what became of what they said.
enum ParticipationPage {
  static let page = Page("/participation", under: "/strategy") { context in
    try ViewPage.make(context, AnyView(Participation.self))
  }
}

/// The items of an inventory.
enum InventoryPage {
  static let page = Page("/inventory/{name}", under: "/indicators") { context in
    guard let name = context.ask.names["name"] else { return nil }
    guard
      var body = try ViewPage.make(
        context, AnyView(Inventory.self), given: [("inventory", name)])
    else { return nil }
    body.key = "inventory/\(name)"
    body.title = try context.titles(["inventory/\(name)"])["inventory/\(name)"] ?? body.title
    return body
  }
}

/// What differs between two points, each difference with its cause.
enum ComparePage {
  static let page = Page("/compare", Label("Compare", "Vergleichen")) { context in
    try ViewPage.make(context, AnyView(Changes.self))
  }
}

/// The trail of events.
enum AuditPage {
  static let page = Page("/audit", Label("Audit", "Prüfung")) { context in
    let view = AnyView(Audit.self)
    guard var body = try ViewPage.make(context, view) else { return nil }
    let links = context.links
    let others: [(Label, String, [(name: String, value: String)])] = [
      (Label("late entries", "späte Einträge"), "/audit", [("late", "30")]),
      (Label("corrections", "Berichtigungen"), "/audit", [("corrections", "true")]),
      (Label("second pair of eyes", "Vier Augen"), "/view/duties", []),
      (Label("sample", "Stichprobe"), "/view/sample", []),
      (Label("bookings", "Buchungen"), "/view/bookings", []),
      (Label("published reports", "veröffentlichte Berichte"), "/reports", []),
    ]
    body.tools =
      others.map { (text: $0.0[context.language], address: links.to($0.1, $0.2)) } + body.tools
    return body
  }
}
