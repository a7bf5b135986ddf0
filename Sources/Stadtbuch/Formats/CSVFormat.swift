import Exchange
public import LMDB
public import Views
import Vocabulary

/// Answers as comma-separated values by RFC 4180: a column for each key, a sum of money in one, the
/// currency of the row in the last, lists and objects as JSON.
public struct CSVFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let form: CSVForm
  private let times: TimeFormat
  private let places: [Int]
  private let hasMoney: Bool
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
    times = TimeFormat(.de, timeZone: head.knownAt.timeZone)
    places = head.sheetPlaces
    hasMoney = places.contains { head.shape.columns[$0].kind.hasMoney }
  }

  /// The names of the columns.
  public var header: [String] {
    places.map { head.shape.columns[$0].key } + (hasMoney ? ["currency"] : [])
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    var cells: [String] = []
    cells.reserveCapacity(places.count + 1)
    var currency: Currency?
    for place in places {
      guard let value = row[place]?.opened else {
        cells.append("")
        continue
      }
      if case .money(let money) = value { currency = money.currency }
      cells.append(text(value))
    }
    if hasMoney { cells.append((currency ?? head.currency).description) }
    let separator = form.separator
    try rows.write { csv in CSVFormat.append(cells, separator, to: &csv) }
  }

  private static func append(_ cells: [String], _ separator: UInt8, to csv: inout [UInt8]) {
    CSVLine.append(cells, separator: separator, to: &csv)
    csv.append(contentsOf: [0x0d, 0x0a])
  }

  private func text(_ value: AnswerValue) -> String {
    switch value {
    case .text(let text), .word(let text), .subject(let text): form.text(text)
    case .day(let day): form.isForPeople ? times.text(day) : day.description
    case .instant(let instant): form.isForPeople ? times.text(instant) : instant.description
    case .period(let period): period.description
    case .decimal(let decimal): form.number(decimal.description)
    case .figure(let digits): form.number(digits)
    case .integer(let number), .basisPoints(let number): String(number)
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .money(let money): form.number(money.amount)
    case .null: ""
    case .list, .object, .json: json(value)
    }
  }

  private func json(_ value: AnswerValue) -> String {
    var json: [UInt8] = []
    value.append(to: &json)
    return form.json(String(decoding: json, as: UTF8.self))
  }

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    var front = form.mark
    CSVFormat.append(header, form.separator, to: &front)
    try emit(front)
    try rows.forEachBlock(emit)
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
