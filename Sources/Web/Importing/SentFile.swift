import Foundation
import LMDB
import Vocabulary

/// What was sent, as a file while it is read: in a folder that nobody else enters, gone afterwards.
enum SentFile {
  /// What `body` gives of the file's path.
  static func with<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
    let folder = NSTemporaryDirectory() + "stadtbuch-sent-\(UUID().uuidString)"
    try FileSystem.makeFolder(folder, isPrivate: true)
    defer { try? FileSystem.removeTree(folder) }
    let path = folder + "/list"
    try FileSystem.replace(path, bytes, isPrivate: true)
    return try body(path)
  }
}
