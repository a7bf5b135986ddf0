public import LMDB
import Vocabulary

/// The rows of an answer as comma-separated values, one by one; see ``Answer/csv(_:)``.
///
/// What columns there are is known when all rows are there, so a row waits as the cells that it has.
public struct CSVRows: ~Copyable {
  private let form: CSVForm
  private let times: TimeFormat
  private var names: [String] = []
  private var places: [String: Int] = [:]
  private var rows: ScratchBuffer

  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - form: for whom they are written.
  ///   - timeZone: on whose clock people read times.
  ///   - memoryMax: the bytes of rows that wait in memory; more wait on disk.
  public init(
    _ form: CSVForm = .plain, timeZone: String? = nil,
    memoryMax: Int = ScratchBuffer.memoryMax
  ) {
    self.form = form
    times = TimeFormat(.de, timeZone: timeZone)
    rows = ScratchBuffer(memoryMax: memoryMax)
  }

  /// Adds a row.
  public mutating func take(_ row: AnswerObject) throws(ScratchError) {
    count += 1
    var cells: [UInt8] = []
    var hasCurrency = false
    Answer.flatten(.object(row), path: "", form, times) { path, text in
      if path == "currency" {
        if hasCurrency { return }
        hasCurrency = true
      }
      let place = places[path] ?? names.count
      if place == names.count {
        names.append(path)
        places[path] = place
      }
      cells.append(littleEndian: UInt32(place))
      cells.append(littleEndian: UInt32(text.utf8.count))
      cells.append(contentsOf: text.utf8)
    }
    try rows.writeRecord { $0 += cells }
  }

  /// Gives out the table, block by block: the declared columns first, then the others in order of
  /// first appearance.
  public borrowing func write(
    columns: [String], _ emit: ([UInt8]) throws -> Void
  ) throws {
    // What amounts are of stands last.
    let names = self.names.filter { $0 != "currency" } + self.names.filter { $0 == "currency" }
    var header = columns
    let known = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var places: [String: Int] = [:]
    for name in names {
      if let place = known[name] {
        places[name] = place
      } else {
        header.append(name)
        places[name] = header.count - 1
      }
    }
    let order = self.names.map { places[$0] ?? 0 }
    var block = form.mark
    Answer.append(line: header, form.separator, to: &block)
    let blank = [String](repeating: "", count: header.count)
    try rows.forEachRecord { record in
      var line = blank
      var at = 0
      while at < record.count {
        let start = at + 8
        let end = start + Int(record.littleEndianUInt32(at: at + 4))
        line[order[Int(record.littleEndianUInt32(at: at))]] = record.string(in: start..<end)
        at = end
      }
      Answer.append(line: line, form.separator, to: &block)
      guard block.count >= ScratchBuffer.blockBytes else { return }
      try emit(block)
      block.removeAll(keepingCapacity: true)
    }
    try emit(block)
  }
}
