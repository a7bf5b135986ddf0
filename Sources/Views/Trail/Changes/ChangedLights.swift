import Timelines
import Vocabulary

/// The lights of indicators at two points, and between them.
struct ChangedLights {
  private let first: [String: String]
  private let heard: [String: String]
  private let last: [String: String]

  init(_ indicators: IndicatorView, from: Point, to: Point) throws(TimelinesError) {
    let middle = Point(asOf: from.asOf, knownAt: to.knownAt)
    first = try ChangedLights.lights(indicators, from)
    heard = middle == from ? first : try ChangedLights.lights(indicators, middle)
    last = middle == to ? heard : try ChangedLights.lights(indicators, to)
  }

  private static func lights(
    _ indicators: IndicatorView, _ point: Point
  ) throws(TimelinesError) -> [String: String] {
    var lights: [String: String] = [:]
    for row in try indicators.board(at: point).rows {
      lights[row.indicator] = row.light
    }
    return lights
  }

  /// The lights that differ: first what was learnt, then what happened.
  func entries(_ facts: ChangedFacts) -> [ChangeEntry] {
    var entries: [ChangeEntry] = []
    for indicator in Set(first.keys).union(heard.keys).union(last.keys).sorted() {
      for (before, after, isLearnt) in [
        (first[indicator], heard[indicator], true), (heard[indicator], last[indicator], false),
      ] where before != after {
        let cause: ChangeRow.Cause =
          !isLearnt ? .happened : facts.hasCorrected(indicator) ? .corrected : .late
        var entry = ChangeEntry(lightOf: indicator, before, after, cause: cause)
        entry.sequences = facts.events(of: indicator, isLearnt: isLearnt) { attribute in
          ChangedKinds.has(attribute.name, of: indicator)
        }.sorted()
        entries.append(entry)
      }
    }
    return entries
  }
}
