private import Glibc

/// A folder that this process alone may enter, removed with all it holds at the end.
public final class TemporaryFolder: Sendable {
  /// Where it lies.
  public let path: String

  /// Makes one in `parent`, without one in `TMPDIR`, else in `/tmp`.
  public init(named name: String, in parent: String? = nil) throws(LMDBError) {
    let usual = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let place = parent ?? usual
    var template = Array("\(place.isEmpty ? "/tmp" : place)/\(name)-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe mkdtemp(start) != nil
    }
    guard isMade else { throw LMDBError.system("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileSystem.removeTree(path) }
}
