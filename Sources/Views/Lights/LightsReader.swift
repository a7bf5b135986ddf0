import Ledger
import Timelines
import Vocabulary

/// Reads the lights of all projects, asserted beside computed, each assessor for itself.
enum LightsReader {
  /// Hands out the lights of the projects at the point of a frame, of all scales or of some, in byte
  /// order of the projects' names.
  static func read(
    _ frame: Frame, scales: [LightScale] = LightScale.all, all: Bool = true,
    _ take: (LightRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let rows = try frame.readers.portfolio.answer(at: frame.point).rows
    let rules = scales.compactMap { scale -> ToleranceRule? in
      guard case .tolerance(let tolerance) = scale.rule else { return nil }
      return ToleranceRule(scale: scale.name, tolerance: tolerance)
    }
    try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      var names: [UInt32: (assessor: String, scale: String)?] = [:]
      var state = EntityState()
      var cursor = try reading.states()
      for row in rows {
        guard let entity = try reading.entity(named: row.subject) else { continue }
        try cursor.state(of: entity.number, into: &state)
        var light = LightRow(
          subject: row.subject, title: row.title, report: row.report, asserted: [], computed: [])
        for fact in state.facts where fact.attribute >= Workspace.dynamicBase {
          let name = try rating(fact.attribute, reading, &names)
          guard let name, all || scales.contains(where: { $0.name == name.scale }) else {
            continue
          }
          light.asserted.append(asserted(state, fact, name, scales))
        }
        light.asserted.sort {
          $0.scale == $1.scale ? $0.assessor.isBefore($1.assessor) : $0.scale.isBefore($1.scale)
        }
        let figures = figures(of: row, state, at: frame)
        light.computed = rules.map { $0.light(figures) }
        try take(light)
      }
    }
  }

  /// Of an attribute `rating.{assessor}.{scale}` its two parts.
  private static func rating(
    _ attribute: UInt32, _ reading: borrowing Reading,
    _ names: inout [UInt32: (assessor: String, scale: String)?]
  ) throws(TimelinesError) -> (assessor: String, scale: String)? {
    if let known = names[attribute] { return known }
    let name = try reading.attribute(attribute)
    var found: (assessor: String, scale: String)?
    if name.isRegister(of: .rating), let rest = name.parts.first {
      let parts = rest.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2 { found = (parts[0], parts[1]) }
    }
    names[attribute] = .some(found)
    return found
  }

  private static func asserted(
    _ state: borrowing EntityState, _ fact: HeldFact, _ name: (assessor: String, scale: String),
    _ scales: [LightScale]
  ) -> AssertedLight {
    let text = state.view(fact).text("value") ?? ""
    let scale = scales.first { $0.name == name.scale }
    let value = scale?.value(text)
    return AssertedLight(
      scale: name.scale, assessor: name.assessor, value: value?.key ?? text,
      isOnScale: value != nil, since: fact.validFrom, sequence: fact.sequence)
  }

  private static func figures(
    of row: PortfolioRow, _ state: borrowing EntityState, at frame: Frame
  ) -> ToleranceRule.Figures {
    var figures = ToleranceRule.Figures(asOf: frame.point.asOf, currency: frame.currency)
    figures.status = row.status
    figures.statusSince = row.statusSince
    figures.forecast = row.money.forecast
    figures.spent = row.money.spent
    figures.endBaseline = row.baseline.end
    figures.endForecast = row.forecast.end
    guard let fact = state.register(RegisterName.costBaseline.rawValue) else { return figures }
    var total: Total?
    state.view(fact).forEach("lines") { line in
      guard let money = line.money("amount"), money.currency == frame.currency else { return }
      total = (total ?? 0) + money.minor
    }
    figures.costBaseline = total
    return figures
  }
}

extension LightRow {
  /// What to know of its lights: those that are on no scale.
  var notices: [Notice] {
    asserted.compactMap { light in
      guard !light.isOnScale else { return nil }
      let isKnown = LightScale.named(light.scale) != nil
      return Notice(
        isKnown ? .notOnScale : .unknownScale, subject, "\(light.scale): \(light.value.excerpt)")
    }
  }
}
