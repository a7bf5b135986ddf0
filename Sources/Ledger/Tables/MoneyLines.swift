import LMDB
import Vocabulary

/// An amount without limit in one currency, as sums of many events make it.
struct MoneySum: Equatable {
  /// In the smallest unit.
  var minor: Int128
  let currency: Currency

  init(minor: Int128, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  init(_ money: Money) {
    minor = money.minor.value
    currency = money.currency
  }

  static prefix func - (total: MoneySum) -> MoneySum {
    MoneySum(minor: -total.minor, currency: total.currency)
  }
}

extension MoneySum: CustomStringConvertible {
  /// `1234.56 EUR`.
  var description: String { Money(minor: Total(minor), currency: currency).description }
}

/// What a cell of the budget (subject, year and source) is made of.
enum CellPart: UInt64 {
  case authorised = 1
  case carriedOut, blocked, committed, spent
}

/// Sums by a number that says what they are of, and by currency; what comes to nothing is no line,
/// so that the same events make the same bytes in whatever order.
struct MoneyLines: StoredValue {
  struct Line: Equatable {
    var key: UInt64
    var currency: UInt32
    var minor: Int128
  }

  /// In the order of keys and currencies.
  private(set) var lines: [Line] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let low = bytes.littleEndianUInt64(at: offset + 12)
      let high = Int64(bitPattern: bytes.littleEndianUInt64(at: offset + 20))
      lines.append(
        Line(
          key: bytes.littleEndianUInt64(at: offset),
          currency: bytes.littleEndianUInt32(at: offset + 8),
          minor: Int128(high) << 64 | Int128(low)))
      offset += 28
    }
  }

  var isEmpty: Bool { lines.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for line in lines {
      bytes.append(littleEndian: line.key)
      bytes.append(littleEndian: line.currency)
      bytes.append(littleEndian: UInt64(truncatingIfNeeded: line.minor))
      bytes.append(littleEndian: UInt64(truncatingIfNeeded: line.minor >> 64))
    }
  }

  /// A sum.
  func minor(_ key: UInt64, _ currency: Currency) -> Int128 {
    let packed = currency.packed
    return lines.first { $0.key == key && $0.currency == packed }?.minor ?? 0
  }

  /// Adds to a sum.
  mutating func add(_ total: MoneySum, _ key: UInt64) {
    guard total.minor != 0 else { return }
    let packed = total.currency.packed
    let place = lines.firstIndex { ($0.key, $0.currency) >= (key, packed) } ?? lines.count
    guard place < lines.count, lines[place].key == key, lines[place].currency == packed else {
      return lines.insert(Line(key: key, currency: packed, minor: total.minor), at: place)
    }
    lines[place].minor += total.minor
    if lines[place].minor == 0 { lines.remove(at: place) }
  }

  // MARK: A cell of the budget

  subscript(part: CellPart, currency: Currency) -> Int128 { minor(part.rawValue, currency) }

  /// What can still be spent.
  func available(_ currency: Currency) -> Int128 {
    self[.authorised, currency] - self[.blocked, currency] - self[.committed, currency]
      - self[.spent, currency]
  }
}

/// What is still open of a commitment.
enum Promise {
  /// The line that counts the final invoices.
  static let closings = UInt64.max

  /// The line of what a source has promised in a year; of what was paid of it for source 0.
  static func key(_ year: Int, source: UInt32) -> UInt64 {
    UInt64(UInt16(truncatingIfNeeded: year)) << 32 | UInt64(source)
  }

  /// What is open in a year.
  struct Open {
    var year: Int
    var source: UInt32
    var total: MoneySum

    /// The cell of the subject that has promised it.
    func cell(of subject: UInt32) -> BudgetCell {
      BudgetCell(subject: subject, year: year, source: source)
    }
  }

  /// What is open by year: promised and not yet paid, and nothing once it is closed.
  static func open(_ sums: MoneyLines) -> [Open] {
    var open: [Open] = []
    if sums.lines.contains(where: { $0.key == closings }) { return [] }
    for line in sums.lines {
      let source = UInt32(truncatingIfNeeded: line.key)
      guard source != 0, line.minor > 0 else { continue }
      let currency = Currency(packed: line.currency)
      let year = Int(line.key >> 32)
      let paid = sums.minor(key(year, source: 0), currency)
      guard line.minor > paid else { continue }
      open.append(
        Open(
          year: year, source: source,
          total: MoneySum(minor: line.minor - paid, currency: currency)))
    }
    return open
  }
}

/// A cell of the budget: what a subject has in a year from a source.
struct BudgetCell {
  /// The number of the subject.
  var subject: UInt32
  var year: Int
  /// The number of the source.
  var source: UInt32
}

extension LogTables {
  /// What the keys begin with that only recent programs keep, so that they come before all others.
  private enum Recent: UInt8 {
    case cell = 1
    case promise, sourceYears, drawn, observation
  }

  private static func key(_ kind: Recent, _ subject: UInt32) -> KeyBuffer {
    var key = KeyBuffer()
    key.append(LogTable.recentMark)
    key.append(kind.rawValue)
    key.append(subject)
    return key
  }

  /// The entry of a cell of the budget in ``lines``.
  mutating func entry(of cell: BudgetCell) throws(DecidingError) -> Int {
    var key = LogTables.key(.cell, cell.subject)
    key.append(UInt16(truncatingIfNeeded: cell.year))
    key.append(cell.source)
    return try lines.entry(key.span, transaction)
  }

  /// The sums of a source over all subjects, by year, in ``lines``.
  mutating func years(of source: UInt32) throws(DecidingError) -> Int {
    try lines.entry(LogTables.key(.sourceYears, source).span, transaction)
  }

  /// What was drawn from a grant, by the type that says so, in ``lines``.
  mutating func drawn(from grant: UInt32, by type: Int) throws(DecidingError) -> Int {
    var key = LogTables.key(.drawn, grant)
    key.append(UInt16(truncatingIfNeeded: type))
    return try lines.entry(key.span, transaction)
  }

  /// The sums of a commitment in ``lines``.
  mutating func promise(
    _ name: Span<UInt8>, of subject: UInt32
  ) throws(DecidingError) -> Int {
    var key = takeScratch(LogTable.recentMark)
    defer { scratch = key }
    key.append(Recent.promise.rawValue)
    key.append(littleEndian: subject.byteSwapped)
    key.append(name)
    return try lines.entry(key.span, transaction)
  }

  /// What an indicator says about the same period, unit and dimensions as some data, in
  /// ``observations``.
  mutating func observation(
    of indicator: UInt32, _ fields: ObservedFields, in data: Span<UInt8>
  ) throws(DecidingError) -> Int {
    var key = takeScratch(LogTable.recentMark)
    defer { scratch = key }
    key.append(Recent.observation.rawValue)
    key.append(littleEndian: indicator.byteSwapped)
    key.append(fields: fields.key, of: data, bytesMax: LogTables.observationKeyBytesMax)
    return try observations.entry(key.span, transaction)
  }

  /// Keys of LMDB have at most 511 bytes.
  private static let observationKeyBytesMax = 400

  /// Adds an amount to a cell, where there is one, and to what its source has in the year.
  mutating func add(
    _ total: MoneySum, _ part: CellPart, to cell: BudgetCell?
  ) throws(DecidingError) {
    guard let cell else { return }
    let entry = try entry(of: cell)
    lines[entry].add(total, part.rawValue)
    lines.change(entry)
    guard part != .committed, part != .carriedOut else { return }
    let years = try years(of: cell.source)
    lines[years].add(total, UInt64(UInt16(truncatingIfNeeded: cell.year)) << 8 | part.rawValue)
    lines.change(years)
  }
}

extension [UInt8] {
  /// Appends some fields of data as they stand there; what is longer than allowed ends in a hash.
  mutating func append(fields: [Int], of data: Span<UInt8>, bytesMax: Int) {
    let start = count
    var reader = WireReader(data, in: 0..<data.count)
    while let field = try? reader.next() {
      if fields.contains(field.number) { append(data, field.start..<field.end) }
    }
    guard count - start > bytesMax else { return }
    let hash = span.extracting(start..<count).fowlerNollVo
    removeSubrange((start + bytesMax - 8)...)
    append(littleEndian: hash)
  }
}
