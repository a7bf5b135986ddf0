public import Vocabulary

/// Why a row was not taken, by row and column.
public struct RefusedRow: Sendable, Equatable {
  /// The row as a spreadsheet counts it; the header is 1.
  public var row: Int
  /// The column whose value is at fault; empty when it is the row as a whole.
  public var column: String
  /// The value as it stands in the file.
  public var value: String
  /// What is wrong with it.
  public var text: Label
  /// The name of the reason, for programs.
  public var reason: String
  /// What the reason speaks of, as a JSON object.
  public var arguments: JSONValue

  /// What is wrong with it, in English.
  public var why: String { text.en }

  /// Makes the refusal of a row; the reason is said behind what it is about.
  public init(
    row: Int, column: String = "", value: String = "", _ reason: Refusal.Reason,
    behind place: String = ""
  ) {
    let sentence = reason.wording.sentence
    self.init(
      row: row, column: column, value: value,
      text: Label(en: place + sentence.en, de: place + sentence.de), reason: reason.name,
      arguments: JSONValue(reason.arguments))
  }

  init(
    row: Int, column: String, value: String, text: Label, reason: String, arguments: JSONValue
  ) {
    self.row = row
    self.column = column
    self.value = value
    self.text = text
    self.reason = reason
    self.arguments = arguments
  }
}

/// The refused rows as a table that can be mended and imported again.
public enum RefusedReport {
  /// Columns of this beginning are the report's own and passed over when importing.
  public static let columnPrefix = "refused_"

  private static let partColumn = columnPrefix + "of"
  /// The lists that are named.
  private static let partsMax = 10

  /// Whether a table is such a report: a part of another one, and not a list of its own.
  public static func isReport(_ table: CSVTable) -> Bool {
    table.header.contains { $0.hasPrefix(columnPrefix) }
  }

  /// What to say of a report that is imported as a list "as it stands on a day".
  static func partWarning(_ table: CSVTable) throws -> Label {
    var files: Set<String> = []
    if let place = table.index(of: partColumn) {
      try table.forEachRow { row in
        guard place < row.fields.count, !row.fields[place].isEmpty, files.count < partsMax
        else { return }
        files.insert(row.fields[place])
      }
    }
    let whole = files.sorted().joined(separator: ", ")
    return Label(
      en: "the rows are a part of \(files.isEmpty ? "another list" : whole); what they do not name "
        + "is left as it is",
      de: "die Zeilen sind ein Teil von \(files.isEmpty ? "einer anderen Liste" : whole); was sie "
        + "nicht nennen, bleibt, wie es ist")
  }

  /// The bytes of the report: the refused rows as they were, three columns that say why, and of a
  /// list "as it stands on a day" one that names the list.
  ///
  /// A row with several bad cells stands once, with the reasons one below the other.
  ///
  /// - Parameters:
  ///   - refused: the refusals in the order of their rows.
  ///   - language: the language of the reasons.
  ///   - emit: is given the report block by block.
  public static func write(
    _ table: CSVTable, _ refused: inout RefusedRows, of list: String? = nil,
    encoding: TextEncoding = .utf8, separator: Character = ",", language: Language = .en,
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    let kept = table.header.indices.filter { !table.header[$0].hasPrefix(columnPrefix) }
    var names = ["row", "column", "why"].map { columnPrefix + $0 }
    if list != nil { names.append(partColumn) }
    let origin = table.index(of: partColumn)
    // A mark says UTF-8 louder than the mapping does, in the report as in the list.
    let encoding = table.hasMark ? .utf8 : encoding
    var block = table.hasMark ? TextEncoding.byteOrderMark : []
    block += encoding.bytes(
      of: csvLine(kept.map { table.header[$0] } + names, separator: separator))
    var next = try refused.next()
    try table.forEachRow { row in
      while let one = next, one.row < row.number { next = try refused.next() }
      var why: [RefusedRow] = []
      while let one = next, one.row == row.number {
        why.append(one)
        next = try refused.next()
      }
      guard !why.isEmpty else { return }
      let fields = kept.map { $0 < row.fields.count ? row.fields[$0] : "" }
      var more = [
        String(row.number), why.map(\.column).joined(separator: "\n"),
        why.map { $0.text[language] }.joined(separator: "\n"),
      ]
      // Rows that are refused again are still a part of the first list.
      if let list {
        let first = origin.flatMap { $0 < row.fields.count ? row.fields[$0] : nil }
        more.append(first ?? list)
      }
      block += encoding.bytes(of: csvLine(fields + more, separator: separator))
      guard block.count >= TableBytes.blockBytes else { return }
      try emit(block)
      block.removeAll(keepingCapacity: true)
    }
    try emit(block)
  }
}

extension JSONValue {
  /// The arguments of a reason as an object.
  init(_ arguments: [(name: String, value: Refusal.Argument)]) {
    var members: [String: JSONValue] = [:]
    for (name, value) in arguments {
      members[name] =
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .integer(number)
        case .truth(let truth): .bool(truth)
        case .list(let texts): .array(texts.map(JSONValue.string))
        }
    }
    self = .object(members)
  }
}
