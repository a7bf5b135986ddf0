import Timelines
import Vocabulary

/// What restatements changed, by the definitions of their indicators, each of which is read once.
struct RestatedValues {
  private let view: IndicatorView
  private let point: Point
  private var met: [String: IndicatorDefinitions] = [:]
  /// So many indicators are remembered, whatever their number.
  private static let remembered = 4_096

  init(_ view: IndicatorView, at point: Point) {
    self.view = view
    self.point = point
  }

  /// By how much a restated value differs from the one before, as it is shown.
  mutating func difference(
    of indicator: String, _ before: AnswerObject, _ after: AnswerObject, on day: Day
  ) throws(TimelinesError) -> String? {
    if met[indicator] == nil {
      if met.count == Self.remembered { met.removeAll(keepingCapacity: true) }
      met[indicator] = try view.definitions(of: indicator, at: point)
    }
    guard let definitions = met[indicator] else { return nil }
    func value(_ said: AnswerObject) -> (value: Rational, decimals: Int)? {
      definitions.value(
        of: said.decimal("value"), said.decimal("numerator"), said.decimal("denominator"), on: day)
    }
    guard let first = value(before), let last = value(after) else { return nil }
    return (last.value - first.value).text(decimals: max(first.decimals, last.decimals))
  }
}

extension AnswerObject {
  /// A member that is a decimal number.
  fileprivate func decimal(_ name: String) -> ExactDecimal? {
    self[name]?.opened.plainText.flatMap { ExactDecimal($0) }
  }
}
