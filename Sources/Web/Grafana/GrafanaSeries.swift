import Stadtbuch
import Timelines
import Views
import Vocabulary

/// One indicator as dashboards draw it, from the view that everybody else reads.
struct GrafanaSeries {
  /// A period with what was measured in it.
  struct Point {
    let period: Period
    let time: Int64
    let value: ODataNumber?
    let target: ODataNumber?
    let state: String?
    let light: String?
    let breakDay: Day?
  }

  /// The indicator.
  let indicator: String
  /// Its name and unit for people.
  let title: String
  /// Its periods.
  let points: [Point]

  /// The series of an indicator from a day to a day.
  ///
  /// - Parameter per: the longer periods into which its own are put together.
  init(
    _ indicator: String, from: Day?, to: Day?, per: String?, _ engine: Engine,
    _ cancellation: Cancellation
  ) throws {
    let view = AnyView(KpiSeries.self)
    var given = [(name: "indicator", text: indicator)]
    if let from { given.append(("from", "\(from)")) }
    if let to { given.append(("to", "\(to)")) }
    if let per { given.append(("per", per)) }
    var ready = try engine.ready(view, try view.shape(given), ViewQuestion())
    ready.frame.isCancelled = { cancellation.isCancelled }
    let heads = ready.shape.columns
    func place(_ key: String) -> Int? { heads.firstIndex { $0.key == key } }
    let (period, value, target) = (place("period"), place("value"), place("target"))
    let (state, light, change) = (place("state"), place("light"), place("break"))
    var points: [Point] = []
    let currency = ready.head.currency
    let closing = try engine.run(ready) { row in
      guard let period, case .period(let span)? = row[period] else { return }
      func number(_ place: Int?) -> ODataNumber? {
        guard let place,
          case .number(let number)? = ODataValue(row[place], .decimal, currency: currency)
        else { return nil }
        return number
      }
      var breakDay: Day?
      if let change, case .day(let day)? = row[change] { breakDay = day }
      points.append(
        Point(
          period: span, time: GrafanaTime.milliseconds(span.lastDay, engine),
          value: number(value), target: number(target),
          state: state.flatMap { row[$0]?.plainText }, light: light.flatMap { row[$0]?.plainText },
          breakDay: breakDay))
    }
    guard closing.exists else { throw Problem.notFound }
    self.indicator = indicator
    title = closing.title ?? indicator
    self.points = points
  }

  /// The indicators that there are for the audience, each with its name.
  static func all(
    _ engine: Engine, _ cancellation: Cancellation
  ) throws -> [(indicator: String, title: String)] {
    let view = AnyView(KpiBoard.self)
    var ready = try engine.ready(view, try view.shape([]), ViewQuestion())
    ready.frame.isCancelled = { cancellation.isCancelled }
    let heads = ready.shape.columns
    let name = heads.firstIndex { $0.key == "indicator" }
    let title = heads.firstIndex { $0.key == "title" }
    var found: [(indicator: String, title: String)] = []
    _ = try engine.run(ready) { row in
      guard let subject = name.flatMap({ row[$0]?.plainText }) else { return }
      found.append((subject, title.flatMap { row[$0]?.plainText } ?? subject))
    }
    return found
  }
}

extension ODataNumber {
  /// The digits as a figure of JSON.
  var answer: AnswerValue { .json(Array(text.utf8)) }
}
