private import Glibc

extension FileSystem {
  /// Creates a file with this content, durably and as a whole, unless there is one already.
  ///
  /// Nobody ever sees a part of it: it is written beside, synced and then linked in place.
  /// Returns false, and leaves the other file alone, where the name is taken.
  public static func writeNew(_ path: String, _ bytes: [UInt8]) throws(LMDBError) -> Bool {
    let draft = "\(path).\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    defer { unsafe unlink(draft) }
    do {
      defer { close(descriptor) }
      var written = 0
      while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
          unsafe write(
            descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        }
        guard count > 0 else { throw LMDBError.system("write") }
        written += count
      }
      guard fsync(descriptor) == 0 else { throw LMDBError.system("fsync") }
    }
    guard unsafe link(draft, path) == 0 else {
      guard errno == EEXIST else { throw LMDBError.system("link") }
      return false
    }
    try sync(folder(of: path))
    return true
  }

  /// Makes the entries of a folder durable.
  public static func syncFolder(_ path: String) throws(LMDBError) { try sync(path) }

  /// The bytes that can still be written where `directory` lies.
  public static func freeDiskBytes(_ directory: String) throws(LMDBError) -> Int64 {
    try freeBytes(directory)
  }

  private static func folder(of path: String) -> String {
    guard let stroke = path.lastIndex(of: "/") else { return "." }
    return stroke == path.startIndex ? "/" : String(path[..<stroke])
  }
}
