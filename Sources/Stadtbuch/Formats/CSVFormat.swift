import Exchange
public import LMDB
public import Views
import Vocabulary

/// Answers as comma-separated values by RFC 4180: a column for each key, a sum of money in one, the
/// currency of the row in the last, lists and objects as JSON.
public struct CSVFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let form: CSVForm
  private let cells: CSVCells
  private var rows: ScratchBuffer
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet.
  ///
  /// - Parameter memoryMax: the bytes of rows that wait in memory; more wait on disk.
  public init(
    _ head: AnswerHead, _ form: CSVForm = .plain, memoryMax: Int = ScratchBuffer.memoryMax
  ) {
    self.head = head
    self.form = form
    rows = ScratchBuffer(memoryMax: memoryMax)
    cells = CSVCells(head, form)
  }

  /// The names of the columns.
  public var header: [String] {
    cells.places.map { head.shape.columns[$0].key } + (cells.hasMoney ? ["currency"] : [])
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    let cells = cells
    try rows.write { csv in
      cells.append(row, to: &csv)
      csv.append(contentsOf: CSVFormat.lineEnd)
    }
  }

  private static let lineEnd: [UInt8] = [0x0d, 0x0a]

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    var front = form.mark
    CSVLine.append(header, separator: form.separator, to: &front)
    front.append(contentsOf: CSVFormat.lineEnd)
    try emit(front)
    try rows.forEachBlock(emit)
  }
}

/// The cells of one row after another. What is written the same for everybody goes straight into the
/// line, for a text of its own for each cell would take longer than all the rest.
private struct CSVCells: Sendable {
  let places: [Int]
  let hasMoney: Bool
  private let currency: Currency
  private let form: CSVForm
  private let times: TimeFormat

  init(_ head: AnswerHead, _ form: CSVForm) {
    self.form = form
    currency = head.currency
    times = TimeFormat(.de, timeZone: head.knownAt.timeZone)
    places = head.sheetPlaces
    hasMoney = places.contains { head.shape.columns[$0].kind.hasMoney }
  }

  func append(_ row: AnyRow, to csv: inout [UInt8]) {
    let separator = form.separator
    var currency = currency
    for (index, place) in places.enumerated() {
      if index > 0 { csv.append(separator) }
      guard let value = row[place]?.opened else { continue }
      if case .money(let money) = value { currency = money.currency }
      append(value, to: &csv)
    }
    guard hasMoney else { return }
    csv.append(separator)
    csv.append(currency)
  }

  private func append(_ value: AnswerValue, to csv: inout [UInt8]) {
    switch value {
    case .integer(let number), .basisPoints(let number): csv.append(decimal: number)
    case .bool(let isTrue): csv.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .null: return
    case .day(let day) where !form.isForPeople: csv.append(day)
    case .instant(let instant) where !form.isForPeople: csv.append(instant)
    case .decimal(let decimal) where !form.isForPeople: csv.append(decimal)
    case .money(let money) where !form.isForPeople:
      csv.append(money.minor, scale: money.currency.digits)
    default: CSVLine.append(field: text(value), separator: form.separator, to: &csv)
    }
  }

  private func text(_ value: AnswerValue) -> String {
    switch value {
    case .text(let text), .word(let text), .subject(let text): form.text(text)
    case .day(let day): times.text(day)
    case .instant(let instant): times.text(instant)
    case .period(let period): period.description
    case .decimal(let decimal): form.number(decimal.description)
    case .figure(let digits): form.number(digits)
    case .money(let money): form.number(money.amount)
    case .list, .object, .json: json(value)
    case .integer, .basisPoints, .bool, .null: ""
    }
  }

  private func json(_ value: AnswerValue) -> String {
    var json: [UInt8] = []
    value.append(to: &json)
    return form.json(String(decoding: json, as: UTF8.self))
  }
}

extension ColumnKind {
  /// Whether amounts stand in it.
  package var hasMoney: Bool {
    switch self {
    case .money, .any: true
    default: false
    }
  }
}
