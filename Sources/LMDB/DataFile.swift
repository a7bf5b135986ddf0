private import Glibc

/// What the data file of an environment says, read without opening the environment: no map, no
/// lock, no slot, and no crash whatever the bytes are.
///
/// So it can be looked at before LMDB trusts it: whether it is there, whether it is as long as it
/// says, and what a few keys hold. It reads LMDB's own format, version 1, of machines with eight
/// byte words and the low byte first.
public struct DataFile: Sendable {
  /// How a data file is.
  public enum Condition: Sendable, Equatable {
    /// There is none.
    case missing
    /// It has no bytes.
    case empty
    /// It is no file of LMDB's, or its first pages are damaged.
    case foreign
    /// It has so many bytes, and `needed` belong to it.
    case short(bytes: Int, needed: Int)
    /// It is as long as it says.
    case whole
  }

  /// How it is.
  public let condition: Condition
  /// The bytes of its pages that have been used at some time; 0 when it cannot be told.
  public let neededBytes: Int
  private let pages: PageReader?

  /// Looks at the data file in a directory.
  ///
  /// Throws only what keeps everybody from reading it, such as missing rights.
  public init(in directory: String) throws(LMDBError) {
    let path = OpenedEnvironment.dataPath(directory)
    do throws(LMDBError) {
      let file = try OpenFile(path)
      guard try file.byteCount() > 0 else {
        (condition, neededBytes, pages) = (.empty, 0, nil)
        return
      }
      guard let pages = PageReader(file) else {
        (condition, neededBytes, pages) = (.foreign, 0, nil)
        return
      }
      // The size is asked for after the pages have said how far they go: a file only grows.
      let bytes = try file.byteCount()
      let needed = pages.neededBytes
      let isWhole = bytes >= needed || pages.areFree(from: bytes / pages.pageSize)
      condition = isWhole ? .whole : .short(bytes: bytes, needed: needed)
      neededBytes = needed
      self.pages = pages
    } catch {
      guard error.code == .noSuchDirectory else { throw error.at(path) }
      (condition, neededBytes, pages) = (.missing, 0, nil)
    }
  }

  /// The value of a key, as last committed; nil when it is not there or cannot be read.
  public func value(_ table: String, _ key: [UInt8]) -> [UInt8]? {
    consistently { pages in
      guard let root = pages.table(table) else { return nil }
      return pages.value(key, from: root)
    }
  }

  /// How many records a table has; nil when it is not there or cannot be read.
  public func entryCount(_ table: String) -> UInt64? {
    consistently { pages in pages.table(table)?.entries }
  }

  /// Reads, and reads again if somebody has committed meanwhile: only the pages of the last commit
  /// are kept from being written over.
  private func consistently<R>(_ read: (PageReader) -> R?) -> R? {
    guard condition == .whole, var pages else { return nil }
    for _ in 0..<DataFile.attemptsMax {
      let answer = read(pages)
      guard let after = pages.again() else { return nil }
      if after.transaction == pages.transaction { return answer }
      pages = after
    }
    return nil
  }

  private static let attemptsMax = 100
}

/// A file that is open for reading as long as this lives.
final class OpenFile: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws(LMDBError) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
  }

  deinit { close(descriptor) }

  /// Its size; throws where it is a folder or anything else that is no file.
  func byteCount() throws(LMDBError) -> Int {
    var answer = stat()
    guard unsafe fstat(descriptor, &answer) == 0 else { throw LMDBError.system("fstat") }
    guard answer.st_mode & S_IFMT == S_IFREG else {
      throw LMDBError(.invalid, status: EISDIR, operation: "open", message: "it is not a file")
    }
    return Int(answer.st_size)
  }

  /// The bytes from an offset on, as many as there are up to `count`.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done,
          off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { break }
      done += read
    }
    bytes.removeLast(count - done)
    return bytes
  }
}
