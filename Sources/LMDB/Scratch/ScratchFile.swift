private import Glibc

/// A file for bytes that wait, without a name: nobody else can open it, and it is gone with the
/// process, however that ends.
public final class ScratchFile: Sendable {
  private let descriptor: Int32
  private let folder: String

  /// The folder of temporary files: `TMPDIR` where that is set, else `/tmp`.
  public static var usualFolder: String {
    guard let said = unsafe getenv("TMPDIR"), unsafe said.pointee != 0 else { return "/tmp" }
    return unsafe String(cString: said)
  }

  /// Makes an empty one that only its owner may read, and takes its name away at once.
  public init(in folder: String? = nil) throws(ScratchError) {
    let folder = folder ?? ScratchFile.usualFolder
    let name = "\(folder)/stadtbuch-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    let opened = unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { throw ScratchError.making(in: folder, errno: errno) }
    guard unsafe unlink(name) == 0 else {
      let number = errno
      close(opened)
      throw ScratchError.making(in: folder, errno: number)
    }
    descriptor = opened
    self.folder = folder
  }

  deinit { close(descriptor) }

  /// Writes bytes at an offset.
  public func write(_ bytes: Span<UInt8>, at offset: Int) throws(ScratchError) {
    var written = 0
    while written < bytes.count {
      let rest = bytes.extracting(written..<bytes.count)
      let step = unsafe rest.withUnsafeBytes { buffer in
        unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, offset + written)
      }
      guard step > 0 else {
        if step < 0, errno == EINTR { continue }
        throw ScratchError.writing(in: folder, errno: step < 0 ? errno : ENOSPC)
      }
      written += step
    }
  }

  /// Replaces `bytes` by so many from an offset on, which must have been written.
  public func read(at offset: Int, _ count: Int, into bytes: inout [UInt8]) throws(ScratchError) {
    if bytes.count > count { bytes.removeLast(bytes.count - count) }
    if bytes.count < count {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }
    var read = 0
    while read < count {
      let step = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + read }, count - read, offset + read)
      }
      guard step > 0 else {
        if step < 0, errno == EINTR { continue }
        throw ScratchError.reading(in: folder, errno: step < 0 ? errno : EIO)
      }
      read += step
    }
  }
}
