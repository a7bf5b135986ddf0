import Vocabulary

/// Names and types of the invented city, looked up once.
struct CityNames {
  /// Places of event types in the registry.
  struct Types {
    let unit = place("unit.created")
    let source = place("source.defined")
    let inventory = place("inventory.defined")
    let project = place("project.registered")
    let indicator = place("indicator.defined")
    let item = place("item.added")
    let measurement = place("measurement.recorded")
    let spent = place("expenditure.booked")
    let committed = place("commitment.made")
    let appropriated = place("budget.appropriated")
    let itemState = place("item.state-set")
    let status = place("project.status-changed")
    let progress = place("project.progress-reported")
    let report = place("project.report-submitted")
    let forecast = place("project.forecast")
    let assigned = place("project.unit-assigned")
    let voided = place("event.voided")
    let corrected = place("event.corrected")

    private static func place(_ name: String) -> Int {
      Registry.current.index(ofName: name) ?? 0
    }
  }

  let types = Types()
  let units: [String]
  let sources: [String]
  let projects: [String]
  let indicators: [String]
  let items: [String]
  let actors = (1...40).map { "person/p\($0)" }
  let inventory = "inventory/gebaeude"
  let states = ["none", "planned", "wired", "connected"]

  /// The names of a city, of a small one where `scale` is greater than one.
  init(scale: Int) {
    units = (1...20).map { "unit/u\($0)" }
    sources = ["source/hh", "source/land", "source/bund", "source/eu"]
    projects = (1...2_000 / scale).map { "project/p\($0)" }
    indicators = (1...1_000 / scale).map { "indicator/i\($0)" }
    items = (1...2_000 / scale).map { "item/n\($0)" }
  }

  /// How many events set the city up.
  var setupCount: Int {
    units.count + sources.count + 1 + projects.count + indicators.count + items.count
  }

  /// How often an indicator is measured: few daily, most by month and quarter.
  func frequency(_ indicator: Int) -> Period.Length {
    switch indicator % 10 {
    case 0: .day
    case 1, 2: .week
    case 3...6: .month
    default: .quarter
    }
  }
}
