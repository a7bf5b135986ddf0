import Stadtbuch
import Views
import Vocabulary

/// One cell of a sheet: a number, a truth or a text, and how it is shown.
struct XLSXCell {
  /// How it is shown; the numbers of the styles in the workbook.
  enum CellStyle: Int {
    case plain, header, money, date, percent, integer
  }

  private enum Content {
    case number(String)
    case bool(Bool)
    case text(String)
  }

  private let content: Content
  private let style: CellStyle
  /// Whether it is a number with more digits than a spreadsheet keeps, and so a text.
  private(set) var isRounded = false
  /// About how many letters it takes.
  let width: Int

  /// The most digits that a spreadsheet keeps.
  private static let digitsMax = 15

  /// A text.
  init(text: String, style: CellStyle = .plain) {
    content = .text(text)
    self.style = style
    width = text.count
  }

  /// A value of a column.
  init(_ value: AnswerValue, _ head: ColumnHead?, _ format: PeopleFormat) {
    var text: String?
    var number: String?
    var style = CellStyle.plain
    switch value {
    case .money(let money): (number, style) = (money.amount, .money)
    case .integer(let integer): (number, style) = ("\(integer)", .integer)
    case .basisPoints(let points): (number, style) = (XLSXCell.share(points), .percent)
    case .decimal(let decimal): number = decimal.description
    case .figure(let digits) where digits.first != "n": number = digits
    case .day(let day):
      // Before 1 March 1900 the serial numbers of spreadsheets are wrong.
      let serial = day.ordinal + 25_569
      if serial > 60 { (number, style) = ("\(serial)", .date) } else { text = day.description }
    case .bool(let isTrue):
      content = .bool(isTrue)
      self.style = .plain
      width = 6
      return
    default:
      text = head.map { format.cell(value, $0).text } ?? format.text(value)
    }
    if let number, number.count(where: \.isNumber) > XLSXCell.digitsMax {
      text = number
      isRounded = true
    }
    if let text {
      content = .text(text)
      self.style = .plain
      width = text.count
    } else {
      content = .number(number ?? "")
      self.style = style
      width = (number ?? "").count + 3
    }
  }

  /// Basis points as the fraction that a spreadsheet shows as per cent.
  private static func share(_ points: Int64) -> String {
    let digits = String(points.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (points < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }

  /// Appends the cell in a column, from 0; its row is put in by who writes the row.
  func write(column: Int, to bytes: inout [UInt8]) {
    let style = style == .plain ? "" : " s=\"\(style.rawValue)\""
    let place = "<c r=\"\(XLSXParts.letters(column))\u{1}\"\(style)"
    switch content {
    case .number(let digits): bytes.append(contentsOf: "\(place)><v>\(digits)</v></c>".utf8)
    case .bool(let isTrue):
      bytes.append(contentsOf: "\(place) t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>".utf8)
    case .text(let text):
      bytes.append(contentsOf: "\(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8)
      XLSXParts.append(escaped: text, to: &bytes)
      bytes.append(contentsOf: "</t></is></c>".utf8)
    }
  }
}
