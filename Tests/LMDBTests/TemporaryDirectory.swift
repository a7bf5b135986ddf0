import Foundation
import LMDB

/// A directory of its own for one test, deleted with it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "lmdb-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func open(
    _ tables: [String] = ["a", "b"], _ options: Environment.Options = .init(mapSizeBytes: 1 << 30)
  ) throws(LMDBError) -> Environment {
    try Environment.open(at: path, tables: tables, options: options)
  }
}

extension Span<UInt8> {
  /// The bytes as text.
  var text: String {
    var bytes: [UInt8] = []
    for index in indices { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
