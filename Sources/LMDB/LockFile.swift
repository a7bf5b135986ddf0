private import CLMDB
private import Glibc

/// A file that one holder at a time locks, over all processes, with a note of who it is.
///
/// The lock belongs to this opening of the file and ends with it, also when the process dies.
/// It must never be the data or lock file of an environment.
public final class LockFile: Sendable {
  /// Where it lies.
  public let path: String
  private let descriptor: Int32
  private let file: FileIdentity

  /// The most bytes of a note that are read back.
  public static let noteBytesMax = 256

  /// How a lock file is opened.
  public enum Access: Sendable {
    /// Made if missing; its holder may leave a note.
    case write
    /// Only locked: it must be there, and may belong to somebody else.
    case lock
  }

  /// Opens the file, and creates it if missing and wanted for writing.
  public init(path: String, access: Access = .write) throws(LMDBError) {
    let descriptor =
      switch access {
      case .write: unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
      case .lock: unsafe open(path, O_RDONLY | O_CLOEXEC)
      }
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    do throws(LMDBError) {
      file = try FileIdentity(of: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Device and inode as the kernel's list of locks writes them.
  var kernelName: String {
    let (major, minor) = (clmdb_device_major(file.device), clmdb_device_minor(file.device))
    let hex = { (number: UInt32) in
      (number < 16 ? "0" : "") + String(number, radix: 16)
    }
    return "\(hex(major)):\(hex(minor)):\(file.inode)"
  }

  /// Whether the file at the path is still this one, and not another that took its place.
  public var isInPlace: Bool { FileSystem.isSame(path, file) }

  /// Takes the lock if nobody has it; returns whether it was taken.
  public func tryLock() throws(LMDBError) -> Bool {
    try tryLock(LOCK_EX)
  }

  /// Shares the lock with others who do, if nobody has it alone; returns whether it is shared.
  public func tryShare() throws(LMDBError) -> Bool {
    try tryLock(LOCK_SH)
  }

  /// Takes the lock, waiting for others at most so long; returns whether it was taken.
  public func lock(withinSeconds seconds: Int) throws(LMDBError) -> Bool {
    try wait(seconds, LOCK_EX)
  }

  /// Shares the lock, waiting for whoever has it alone at most so long; returns whether it is
  /// shared.
  public func share(withinSeconds seconds: Int) throws(LMDBError) -> Bool {
    try wait(seconds, LOCK_SH)
  }

  private func wait(_ seconds: Int, _ mode: Int32) throws(LMDBError) -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(seconds))
    var microseconds: UInt32 = 200
    while true {
      if try tryLock(mode) { return true }
      guard clock.now < deadline else { return false }
      usleep(microseconds)
      microseconds = min(microseconds * 2, 10_000)
    }
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
