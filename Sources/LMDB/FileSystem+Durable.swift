private import CLMDB
private import Glibc
private import Synchronization

extension FileSystem {
  /// Creates a file with this content, durably and as a whole, unless there is one already.
  ///
  /// Nobody ever sees a part of it: it is written beside, synced and then linked in place.
  /// Returns false, and leaves the other file alone, where the name is taken.
  public static func writeNew(_ path: String, _ bytes: [UInt8]) throws(LMDBError) -> Bool {
    let draft = try writeDraft(of: path, bytes)
    defer { unsafe unlink(draft) }
    guard unsafe link(draft, path) == 0 else {
      guard errno == EEXIST else { throw LMDBError.system("link") }
      return false
    }
    try sync(folder(of: path))
    return true
  }

  /// Puts this content in place of a file, or makes it, durably: whoever reads sees the old file or
  /// the new one whole.
  ///
  /// - Parameter isPrivate: whether only its owner may read it.
  public static func replace(
    _ path: String, _ bytes: [UInt8], isPrivate: Bool = false
  ) throws(LMDBError) {
    let draft = try writeDraft(of: path, bytes, isPrivate ? 0o600 : 0o640)
    guard unsafe rename(draft, path) == 0 else {
      let number = errno
      unsafe unlink(draft)
      throw LMDBError.system("rename", errno: number)
    }
    try sync(folder(of: path))
  }

  /// Removes a file durably, if there is one.
  public static func remove(_ path: String) throws(LMDBError) {
    guard unsafe unlink(path) == 0 else {
      guard errno != ENOENT else { return }
      throw LMDBError.system("unlink")
    }
    try sync(folder(of: path))
  }

  /// Removes a file or a folder with all it holds; symbolic links are removed, never followed.
  public static func removeTree(_ path: String) throws(LMDBError) {
    var bytes = Array(path.utf8CString)
    let status = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe clmdb_remove_tree(buffer.baseAddress)
    }
    guard status == 0 else { throw LMDBError.system("remove") }
  }

  /// Adds a line to a file, making it if missing, durably and in one piece, however many processes
  /// do so at once.
  ///
  /// What an earlier writer left without its end is closed off first; a line that does not fit on
  /// the disk is taken back.
  public static func append(line bytes: [UInt8], to path: String) throws(LMDBError) {
    let isNew = unsafe access(path, F_OK) != 0
    let descriptor = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw LMDBError.system("flock") }
    }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw LMDBError.system("lseek") }
    var last: UInt8 = 0x0a
    if end > 0, unsafe pread(descriptor, &last, 1, end - 1) != 1 { throw LMDBError.system("pread") }
    let line = (last == 0x0a ? [] : [0x0a]) + bytes + [0x0a]
    let count = unsafe line.withUnsafeBytes { buffer in
      unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count == line.count, fsync(descriptor) == 0 else {
      let number = count >= 0 && count < line.count ? ENOSPC : errno
      ftruncate(descriptor, end)
      throw LMDBError.system("write", errno: number)
    }
    if isNew { try sync(folder(of: path)) }
  }

  /// Writes and syncs a file beside `path`, to be put in its place; returns where it lies.
  private static func writeDraft(
    of path: String, _ bytes: [UInt8], _ mode: mode_t = 0o640
  ) throws(LMDBError) -> String {
    let number = draftsMade.wrappingAdd(1, ordering: .relaxed).newValue
    let draft = "\(path).\(getpid()).\(number)"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    do throws(LMDBError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw LMDBError.system("fsync") }
    } catch {
      unsafe unlink(draft)
      throw error
    }
    return draft
  }

  /// Tells the drafts of this process apart.
  private static let draftsMade = Atomic<Int>(0)

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(LMDBError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        throw LMDBError.system("write", errno: count == 0 ? ENOSPC : errno)
      }
      written += count
    }
  }

  /// Makes the entries of a folder durable.
  public static func syncFolder(_ path: String) throws(LMDBError) { try sync(path) }

  /// The bytes that can still be written where `directory` lies.
  public static func freeDiskBytes(_ directory: String) throws(LMDBError) -> Int64 {
    try freeBytes(directory)
  }

  static func folder(of path: String) -> String {
    guard let stroke = path.lastIndex(of: "/") else { return "." }
    return stroke == path.startIndex ? "/" : String(path[..<stroke])
  }

  /// The text of a small file; nil where it cannot be read.
  public static func text(of path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe part.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return String(decoding: text, as: UTF8.self) }
      text += part[..<count]
    }
  }
}
