import Foundation

@testable import Exchange

/// The shipped mappings and the tables they are made for.
enum Fixtures {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func mapping(_ name: String) throws -> Mapping {
    let file = root.appending(path: "mappings/\(name).yaml")
    return try Mapping.load(yaml: String(decoding: Data(contentsOf: file), as: UTF8.self))
  }

  static func table(_ path: String, for mapping: Mapping) throws -> CSVTable {
    let bytes = [UInt8](try Data(contentsOf: root.appending(path: "data/\(path)")))
    return try CSVTable(bytes: bytes, encoding: mapping.encoding, separator: mapping.separator)
  }
}

/// A table written in a test.
func table(_ text: String, separator: Character = ",") throws -> CSVTable {
  try CSVTable(bytes: Array(text.utf8), separator: separator)
}

extension JSONValue {
  /// The amount of money in cents, where this is one.
  var cents: Int64? { self["amount"]?.text.flatMap { Int64($0.replacing(".", with: "")) } }
}

extension CSVTable {
  /// All rows, for tables of few.
  var rows: [Row] {
    get throws {
      var rows: [Row] = []
      try forEachRow { rows.append($0) }
      return rows
    }
  }
}
