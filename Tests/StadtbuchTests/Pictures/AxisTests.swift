import TestSupport
import Testing
import Vocabulary

@testable import Presentation
@testable import Views

/// Axes: few round places, exactly reckoned.
@Suite struct `The places of an axis` {
  private func number(_ text: String) throws -> Rational {
    try #require(Rational(digits: text))
  }

  @Test(arguments: [
    ("0", "24", true, ["0", "5", "10", "15", "20", "25"]),
    ("3", "23", true, ["0", "5", "10", "15", "20", "25"]),
    ("0", "0", true, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ("7", "7", false, ["0", "2", "4", "6", "8"]),
    ("-7", "-7", false, ["-8", "-6", "-4", "-2", "0"]),
    ("-3", "5", true, ["-4", "-2", "0", "2", "4", "6"]),
    ("92.1", "114.1", false, ["90", "95", "100", "105", "110", "115"]),
    ("0.00012", "0.0005", false, ["0.0001", "0.0002", "0.0003", "0.0004", "0.0005"]),
  ])
  func `are round`(low: String, high: String, isFromZero: Bool, expected: [String]) throws {
    let axis = AxisTicks(try number(low), try number(high), isFromZero: isFromZero)
    #expect(axis.ticks.map { $0.text(decimals: axis.decimals) } == expected)
  }

  @Test func `are few, round and around every figure, however large or small`() throws {
    var random = SplitMix64(seed: 20)
    for _ in 0..<2000 {
      func figure() throws -> Rational {
        let digits = random.number(-999_999...999_999)
        var value = Rational(digits)
        let power = random.number(-24...24)
        for _ in 0..<power.magnitude {
          value =
            power > 0 ? value * Rational(10) : try #require(value.divided(by: Rational(10)))
        }
        return value
      }
      let (one, other) = (try figure(), try figure())
      let (isFromZero, most) = (random.chance(50), random.number(3...9))
      let axis = AxisTicks(one, other, isFromZero: isFromZero, atMost: most)
      #expect((2...most).contains(axis.ticks.count))
      #expect(axis.low <= min(one, other) && axis.high >= max(one, other) && axis.low < axis.high)
      if isFromZero { #expect(axis.ticks.contains(Rational(0))) }
      let step = axis.ticks[1] - axis.ticks[0]
      #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $1 - $0 == step })
      #expect(axis.ticks.allSatisfy { $0.divided(by: step)?.lowest.denominator == BigInteger(1) })
      #expect(isRound(step))
      #expect(axis.place(axis.low, of: 500) == 0 && axis.place(axis.high, of: 500) == 500)
    }
  }

  private func isRound(_ step: Rational) -> Bool {
    var step = step
    let ten = Rational(10)
    while step >= ten { step = step.divided(by: ten) ?? step }
    while step < Rational(1) { step = step * ten }
    return [1, 2, 5].contains { step == Rational($0) }
  }

  @Test func `have four to six places from zero on`() {
    for high in 1...999 {
      let axis = AxisTicks(Rational(0), Rational(high), isFromZero: true)
      #expect((3...6).contains(axis.ticks.count) && axis.low.isZero)
    }
  }

  @Test func `a path is written from step to step, with one digit behind the point at most`() {
    var path = PathData()
    path.move(100, 205)
    path.line(150, 200)
    path.line(153, 200)
    path.line(153, 3)
    path.move(0, -4)
    #expect(path.text == "M10 20.5l5-.5h.3v-19.7m-15.3-.7")
  }

  @Test func `names stand apart and within their bounds`() {
    #expect(
      Spread.places([10, 12, 11, 90], heights: [15, 15, 30, 15], from: 0, to: 100)
        == [10, 55, 25, 85])
    #expect(Spread.places([50, 50], heights: [15, 15], from: 0, to: 60) == [30, 45])
  }

  @Test(arguments: [
    ("2024-Q4", "IV/2024", "Q4 2024", "IV/24"), ("2024", "2024", "2024", "2024"),
    ("2024-03", "03/2024", "03/2024", "03/24"),
    ("2024-H1", "1. Hj.\u{a0}2024", "H1 2024", "1. Hj.\u{a0}24"),
    ("2024-12-31", "31.12.2024", "2024-12-31", "31.12.24"),
    ("2025-W01", "KW\u{a0}01/2025", "W01 2025", "KW\u{a0}01/25"),
  ])
  func `periods are named as people read them`(
    period: String, german: String, english: String, short: String
  ) throws {
    let period = try #require(Period(period))
    #expect(PeriodText(.de).text(period) == german)
    #expect(PeriodText(.en).text(period) == english)
    #expect(PeriodText(.de).short(period) == short)
  }

  @Test func `a text that has no room ends in an ellipsis`() {
    let name = "Rückerstattung der Landesmittel für das Kreisarchiv"
    #expect(TextWidth.cut(name, to: 1000) == name)
    let short = TextWidth.cut(name, to: 120)
    #expect(short.hasSuffix("…") && TextWidth.of(short) <= 120 && short.count > 10)
    #expect(TextWidth.lines(name, room: 150, atMost: 2).count == 2)
  }
}
