private import CLMDB
private import Glibc

/// A failed operation of LMDB or of the system calls around it.
///
/// Every status that the library returns becomes one of these; none is dropped.
public struct LMDBError: Error, Sendable, Equatable {
  /// The kind of failure, for callers to decide by.
  public let code: Code
  /// The call that failed, such as `mdb_put`.
  public let operation: String
  /// The status as returned: negative from LMDB, positive an `errno`.
  public let status: Int32
  /// Which data file it happened to.
  private var place: DataFiles.Number = .none
  /// What happened, in English, for people.
  public let message: String
  /// The same in German, where the message is not the library's own.
  public let german: String?

  /// Makes an error whose message is the library's own text for `status`.
  init(status: Int32, operation: String, message: String? = nil, german: String? = nil) {
    self.init(
      Code(status: status), status: status, operation: operation, message: message, german: german)
  }

  /// Makes an error of a chosen kind, where the status alone says too little.
  init(
    _ code: Code, status: Int32, operation: String, message: String? = nil, german: String? = nil
  ) {
    self.code = code
    self.operation = operation
    self.status = status
    self.message = message ?? LMDBError.text(of: status)
    self.german = german
  }

  /// Another process holds what is needed; the message, in English and German, names it.
  public init(locked message: String, german: String) {
    self.init(.locked, status: EAGAIN, operation: "flock", message: message, german: german)
  }

  /// The same failure, of this data file unless another is named already.
  func at(_ file: String) -> LMDBError {
    guard place == .none else { return self }
    var error = self
    error.place = DataFiles.number(of: file)
    return error
  }

  /// The data file that it happened to, where that is known.
  public var file: String? { DataFiles.path(of: place) }

  /// The failure of a system call, from `errno`.
  static func system(_ operation: String, errno number: Int32 = errno) -> LMDBError {
    LMDBError(status: number, operation: operation)
  }

  private static func text(of status: Int32) -> String {
    guard let text = unsafe mdb_strerror(status) else { return "status \(status)" }
    return unsafe String(cString: text)
  }
}

extension LMDBError: CustomStringConvertible {
  /// The operation and its message in one line.
  public var description: String { "\(operation): \(message) (\(status))" }

  /// What happened without the marks of a library's message: for use inside a sentence.
  public var reason: String {
    let words = message.split(separator: ": ", maxSplits: 1)
    guard words.count == 2, words[0].hasPrefix("MDB_"), let first = words[1].first else {
      return message
    }
    return "\(operation): \(first.lowercased())\(words[1].dropFirst())"
  }
}

extension LMDBError {
  /// The kind of a failure; more kinds may be added.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Kind: String {
      case mapFull, mapResized, readersFull, keyExists, diskFull, inputOutput, panic, notFound
      case noSuchDirectory, permission, networkFileSystem, invalid, versionMismatch, corrupted
      case moved, locked, truncated, addressSpace, tooManyFiles, other
    }
    private let kind: Kind

    /// The map is full; grow it between transactions.
    public static let mapFull = Code(kind: .mapFull)
    /// Another process has grown the map, and ours could not follow.
    public static let mapResized = Code(kind: .mapResized)
    /// All reader slots are taken by living readers.
    public static let readersFull = Code(kind: .readersFull)
    /// The key exists already, or an appended key is not above the last one.
    public static let keyExists = Code(kind: .keyExists)
    /// The disk or the quota is full.
    public static let diskFull = Code(kind: .diskFull)
    /// The device failed; what reached it is not known.
    public static let inputOutput = Code(kind: .inputOutput)
    /// The environment has failed before; it must be reopened.
    public static let panic = Code(kind: .panic)
    /// A table or record that had to exist does not.
    public static let notFound = Code(kind: .notFound)
    /// The directory or file does not exist.
    public static let noSuchDirectory = Code(kind: .noSuchDirectory)
    /// The rights are missing, or the environment is read-only.
    public static let permission = Code(kind: .permission)
    /// The directory lies on a network file system, where the locks do not hold.
    public static let networkFileSystem = Code(kind: .networkFileSystem)
    /// The call itself was wrong: an empty or too long key, a failed transaction.
    public static let invalid = Code(kind: .invalid)
    /// The file was written by another version of LMDB.
    public static let versionMismatch = Code(kind: .versionMismatch)
    /// The file is damaged or is not an LMDB file.
    public static let corrupted = Code(kind: .corrupted)
    /// Somebody wrote while it was read without locks; what was read is not to be used.
    public static let moved = Code(kind: .moved)
    /// Another process holds what is needed and did not let go in time.
    public static let locked = Code(kind: .locked)
    /// The file is shorter than it says, or empty where it must not be.
    public static let truncated = Code(kind: .truncated)
    /// The map does not fit into the address space that this process may have.
    public static let addressSpace = Code(kind: .addressSpace)
    /// This process, or the machine, has too many files open.
    public static let tooManyFiles = Code(kind: .tooManyFiles)
    /// Anything else; see the status.
    public static let other = Code(kind: .other)

    /// The name of the kind.
    public var description: String { kind.rawValue }

    private init(kind: Kind) { self.kind = kind }

    /// The kind that a status alone tells.
    init(status: Int32) {
      kind =
        switch status {
        case MDB_MAP_FULL: .mapFull
        case MDB_MAP_RESIZED: .mapResized
        case MDB_READERS_FULL: .readersFull
        case MDB_KEYEXIST: .keyExists
        case MDB_NOTFOUND: .notFound
        case MDB_PANIC: .panic
        case MDB_VERSION_MISMATCH: .versionMismatch
        case MDB_INVALID, MDB_CORRUPTED, MDB_PAGE_NOTFOUND: .corrupted
        case MDB_BAD_VALSIZE, MDB_BAD_TXN, MDB_BAD_DBI, MDB_BAD_RSLOT, MDB_INCOMPATIBLE,
          MDB_DBS_FULL, EINVAL:
          .invalid
        case ENOSPC, EDQUOT, EFBIG: .diskFull
        case EIO: .inputOutput
        case ENOENT, ENOTDIR: .noSuchDirectory
        case EACCES, EPERM, EROFS: .permission
        case ENOMEM: .addressSpace
        case EMFILE, ENFILE: .tooManyFiles
        default: .other
        }
    }
  }
}

/// An error that a failure of LMDB can be turned into, so that one typed `throws` covers both.
public protocol LMDBFailable: Error {
  /// Wraps or translates a failure of LMDB.
  init(_ error: LMDBError)
}

extension LMDBError: LMDBFailable {
  /// Keeps the error as it is.
  public init(_ error: LMDBError) { self = error }
}

/// Throws unless `status` is success; every call of the library passes through here.
@inline(__always)
func check(_ status: Int32, _ operation: StaticString) throws(LMDBError) {
  guard status == 0 else { throw LMDBError(status: status, operation: "\(operation)") }
}
