import Timelines
import Vocabulary

/// Reads the lights of a report in one walk over its fields.
enum ReportReader {
  private enum Light: Int {
    case overall, cost, time, scope, benefit
  }

  /// Which light stands under which field number.
  private static let lights: [Light?] = {
    let type = EventTypeName.projectReportSubmitted
    var lights: [Light?] = Array(repeating: nil, count: 32)
    let named: [(FieldName, Light)] = [
      (.overall, .overall), (.cost, .cost), (.time, .time), (.scope, .scope),
      (.benefit, .benefit),
    ]
    for (name, light) in named { lights[type.number(of: name)] = light }
    return lights
  }()

  static func read(
    _ state: borrowing EntityState, _ index: Int, _ period: ReportPeriod, _ facts: PointFacts
  ) -> ReportFigures {
    let age = period.last.days(to: facts.point.asOf)
    var report = ReportFigures(
      period: period.period, ageDays: Int64(age), isStale: age > facts.staleAfter)
    let words = PortfolioWords.lights
    var reader = WireReader(state.bytes.span, in: state.facts[index].value)
    while let field = try? reader.next() {
      let word = Int(field.value) - 1
      guard field.number < lights.count, let light = lights[field.number],
        words.indices.contains(word)
      else { continue }
      switch light {
      case .overall: report.overall = words[word]
      case .cost: report.cost = words[word]
      case .time: report.time = words[word]
      case .scope: report.scope = words[word]
      case .benefit: report.benefit = words[word]
      }
    }
    return report
  }
}
