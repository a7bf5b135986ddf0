private import Glibc

/// A file that one holder at a time locks, over all processes, with a note of who it is.
///
/// The lock belongs to this opening of the file and ends with it, also when the process dies.
/// It must never be the data or lock file of an environment.
public final class LockFile: Sendable {
  /// Where it lies.
  public let path: String
  private let descriptor: Int32

  /// The most bytes of a note that are read back.
  public static let noteBytesMax = 256

  /// Opens the file and creates it if missing.
  public init(path: String) throws(LMDBError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Takes the lock if nobody has it; returns whether it was taken.
  public func tryLock() throws(LMDBError) -> Bool {
    try tryLock(LOCK_EX)
  }

  /// Shares the lock with others who do, if nobody has it alone; returns whether it is shared.
  public func tryShare() throws(LMDBError) -> Bool {
    try tryLock(LOCK_SH)
  }

  private func tryLock(_ mode: Int32) throws(LMDBError) -> Bool {
    while true {
      if flock(descriptor, mode | LOCK_NB) == 0 { return true }
      switch errno {
      case EWOULDBLOCK: return false
      case EINTR: continue
      default: throw LMDBError.system("flock")
      }
    }
  }

  /// Gives the lock back.
  public func unlock() {
    flock(descriptor, LOCK_UN)
  }

  /// What the holder has noted; the last holder's, if there is none now.
  public var note: String {
    var bytes = [UInt8](repeating: 0, count: LockFile.noteBytesMax)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    return String(decoding: bytes.prefix(Swift.max(count, 0)), as: UTF8.self)
  }

  /// Replaces the note; callers give notes of one length, so that none shines through.
  public func setNote(_ bytes: [UInt8]) throws(LMDBError) {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    guard count == bytes.count else { throw LMDBError.system("pwrite") }
  }
}
