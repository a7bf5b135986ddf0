import HTTPTypes
import Stadtbuch
import Vocabulary

/// Times as Grafana writes them.
enum GrafanaTime {
  /// The day of a text: a date, a time, or milliseconds since 1970.
  static func day(_ text: String, _ field: String, _ engine: Engine) throws(Problem) -> Day {
    if let day = Day(text) { return day }
    if let instant = Instant(text), instant.isInCalendar { return engine.ledger.day(of: instant) }
    if let milliseconds = Int64(text), abs(milliseconds) < 40_000_000_000_000 {
      let instant = Instant(microseconds: milliseconds * 1_000)
      if instant.isInCalendar { return engine.ledger.day(of: instant) }
    }
    throw Problem(
      .badRequest, "choice",
      "\(field): give a date, a time such as 2024-12-31T09:00:00Z, or milliseconds since 1970",
      "\(field): ein Datum angeben, eine Zeit wie 2024-12-31T09:00:00Z oder Millisekunden seit 1970",
      field: field)
  }

  /// The first instant of a day in milliseconds since 1970.
  static func milliseconds(_ day: Day, _ engine: Engine) -> Int64 {
    engine.start(of: day).microseconds / 1_000
  }

  /// The periods that an interval asks for; nil for those of the indicator.
  ///
  /// What lies between two lengths asks for the shorter, so that nothing is lost.
  static func per(_ interval: String) throws(Problem) -> String? {
    switch interval {
    case "", "auto": return nil
    case "month", "quarter", "half", "year": return interval
    default: break
    }
    let units: [(String, Int)] = [
      ("ms", 0), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("w", 604_800),
      ("M", 2_592_000), ("y", 31_536_000),
    ]
    for (unit, seconds) in units where interval.hasSuffix(unit) {
      guard let count = Int(interval.dropLast(unit.utf8.count)), (0...100_000_000).contains(count)
      else { continue }
      return per(days: unit == "ms" ? count / 86_400_000 : count * seconds / 86_400)
    }
    if let milliseconds = Int64(interval), milliseconds >= 0 {
      return per(days: Int(clamping: milliseconds / 86_400_000))
    }
    throw Problem(
      .badRequest, "choice", "interval: give month, quarter, half, year, or a length such as 30d",
      "interval: month, quarter, half, year oder eine Länge wie 30d angeben", field: "interval")
  }

  private static func per(days: Int) -> String? {
    switch days {
    case 365...: "year"
    case 181...: "half"
    case 90...: "quarter"
    case 28...: "month"
    default: nil
    }
  }
}
