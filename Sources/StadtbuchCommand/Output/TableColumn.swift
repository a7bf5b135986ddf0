import Presentation
import Stadtbuch

/// One column of a table for people: where its values stand and how they are shown.
struct TableColumn {
  /// How a value is shown.
  enum Show {
    /// As its kind is.
    case plain
    /// An instant on the clock of the ledger's time zone.
    case instant
    /// A light: a word with its colour.
    case light
    /// A word of an enumeration, in the language.
    case word
    /// Basis points as per cent.
    case percent
    /// What events changed: attribute, before and after.
    case changes
    /// Digits in a text, set as a figure.
    case figure
    /// The values of a list of periods.
    case trend
  }

  let path: String
  let title: Label
  var show = Show.plain
  /// Whether it may be cut where the terminal is too narrow.
  var mayShrink = false
  /// Where there is still too little room, columns are left out, those with the greatest number
  /// first; 0 stays always.
  var leaveOut = 0

  /// A column named as a field of the vocabulary is.
  static func field(
    _ path: String, _ name: String? = nil, show: Show = .plain, mayShrink: Bool = false,
    leaveOut: Int = 0
  ) -> TableColumn {
    TableColumn(
      path: path,
      title: .key(name ?? path.split(separator: ".").last.map(String.init) ?? path),
      show: show, mayShrink: mayShrink, leaveOut: leaveOut)
  }

  /// A column with words of the program.
  static func named(
    _ path: String, _ title: Label, show: Show = .plain, mayShrink: Bool = false,
    leaveOut: Int = 0
  ) -> TableColumn {
    TableColumn(
      path: path, title: title, show: show, mayShrink: mayShrink, leaveOut: leaveOut)
  }

  /// The name under which words of enumerations are looked up.
  var field: String { path.split(separator: ".").last.map(String.init) ?? path }

  func text(_ value: AnswerValue, _ format: PeopleFormat, withCurrency: Bool) -> String {
    if show == .instant, case .text(let instant) = value { return format.instant(instant) }
    switch (show, value) {
    case (.word, .text(let word)), (.light, .text(let word)):
      return Label.word(word, of: field)[format.language]
    case (.figure, .text(let digits)): return format.figures(digits)
    case (.trend, .list(let points)): return TableColumn.trend(points, format)
    case (.percent, .text(let reason)):
      return Label.word(reason, of: field)[format.language]
    case (.percent, .integer(let points)): return format.text(.basisPoints(points))
    default: break
    }
    if show == .changes, case .list(let changes) = value {
      return changes.map { TableColumn.change($0, format) }.joined(separator: "; ")
    }
    return format.text(value, of: field, withCurrency: withCurrency)
  }

  private static func change(_ value: AnswerValue, _ format: PeopleFormat) -> String {
    guard case .object(let change) = value, let attribute = change["attribute"] else { return "" }
    let sides = ["before", "after"].map { side in
      change[side].map { format.text($0) } ?? "–"
    }
    return "\(format.text(attribute)): \(sides[0]) → \(sides[1])"
  }

  private static func trend(_ points: [AnswerValue], _ format: PeopleFormat) -> String {
    let values = points.map { point in
      guard case .object(let object) = point, case .text(let digits)? = object["value"]
      else { return "–" }
      return format.figures(digits)
    }
    return values.joined(separator: " → ")
  }

  /// What the table says of it.
  func head(_ format: PeopleFormat) -> TableRows.Head {
    TableRows.Head(title[format.language], mayShrink: mayShrink, importance: leaveOut + 1)
  }

  /// What stands in it of a row.
  func cell(_ row: AnswerObject, _ format: PeopleFormat) -> TableRows.Cell? {
    guard let value = row[path: path]?.opened else { return nil }
    var currency: Currency?
    if case .money(let money) = value { currency = money.currency }
    return TableRows.Cell(
      text(value, format, withCurrency: true), isFigure: isFigure(value), style: style(value),
      currency: currency)
  }

  /// Whether figures stand in it, which are set to the right.
  func isFigure(_ value: AnswerValue) -> Bool {
    switch value {
    case .text: show == .figure
    case .decimal, .integer, .basisPoints, .money: true
    default: false
    }
  }

  /// The colour of a light's value.
  func style(_ value: AnswerValue) -> Style? {
    guard show == .light, case .text(let word) = value else { return nil }
    switch word {
    case "green": return .green
    case "amber": return .amber
    case "red": return .red
    case "grey": return .dim
    default: return nil
    }
  }
}
