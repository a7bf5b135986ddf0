/// How rows can be drawn, by the keys of their columns: what a shape offers beside its table.
///
/// It says what is drawn and not how; the terminal and SVG draw the same.
public struct Chart: Sendable, Equatable {
  /// What it is drawn as.
  public enum Kind: Sendable, Equatable {
    /// One value over periods, with what it should be.
    case series
    /// Bars of a few values beside each other for each row, all of one scale.
    case bars
    /// For each row the day that was planned and the day that became of it.
    case slips
    /// How many rows there are in each place of a table, with the worst of their lights.
    case heat
  }

  /// What it is drawn as.
  public let kind: Kind
  /// What a row is called: what these columns say, one behind the other; of a series its period.
  public let names: [String]
  /// What is drawn: of a series its value, of bars their amounts, of slips the planned day and then
  /// the days that may have become of it, the last that is there counting; of a table of lights what
  /// names its columns.
  public let values: [String]
  /// Of a series whether a value is final; of slips whether one is overdue; of a table its lights.
  public let state: String
  /// Of a series what the value should be.
  public var target: String?
  /// Of a series where the way of counting changed.
  public var change: String?
  /// Of a series what is there where a value is not complete.
  public var part: String?

  /// A value over periods.
  public static func series(
    _ value: String, over period: String, state: String, target: String, change: String,
    part: String
  ) -> Chart {
    var chart = Chart(kind: .series, names: [period], values: [value], state: state)
    (chart.target, chart.change, chart.part) = (target, change, part)
    return chart
  }

  /// Amounts as bars.
  public static func bars(_ values: String..., of names: String...) -> Chart {
    Chart(kind: .bars, names: names, values: values, state: "")
  }

  /// Planned days and what became of them.
  public static func slips(
    _ planned: String, to became: String..., late: String, of names: String...
  ) -> Chart {
    Chart(kind: .slips, names: names, values: [planned] + became, state: late)
  }

  /// A table of how many rows have both, with the worst of a light.
  public static func heat(_ row: String, by column: String, light: String) -> Chart {
    Chart(kind: .heat, names: [row], values: [column], state: light)
  }

  /// All keys that it draws.
  public var keys: [String] {
    names + values + [state, target ?? "", change ?? "", part ?? ""].filter { !$0.isEmpty }
  }
}
