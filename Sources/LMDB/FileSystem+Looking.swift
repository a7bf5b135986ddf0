private import CLMDB
private import Glibc

extension FileSystem {
  /// What there can be at a path; links are followed.
  public enum Kind: Sendable {
    /// Nothing, or a link to nothing.
    case missing
    /// A file.
    case file
    /// A folder.
    case folder
    /// A pipe, a device or the like.
    case other
  }

  /// What there is at a path.
  public static func kind(of path: String) -> Kind {
    var answer = stat()
    guard unsafe stat(path, &answer) == 0 else {
      return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? .missing : .other
    }
    switch answer.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The most bytes that this process may make a file grow to (`RLIMIT_FSIZE`); nil without limit.
  static var fileSizeLimit: Int64? {
    let limit = clmdb_file_size_limit()
    return limit == .max ? nil : Int64(clamping: limit)
  }

  /// The bytes of a file, at most so many.
  public static func contents(of path: String, bytesMax: Int) throws(LMDBError) -> [UInt8] {
    do throws(LMDBError) {
      let file = try OpenFile(path)
      return file.bytes(at: 0, count: min(try file.byteCount(), bytesMax))
    } catch {
      throw error.at(path)
    }
  }
}

/// What a file is known by: it differs when the file was written anew.
public struct FileStamp: Sendable, Hashable {
  private let file: FileIdentity
  private let size: Int64
  private let (seconds, nanoseconds): (Int, Int)

  /// That of the file at a path; nil where there is none that may be looked at.
  public init?(of path: String) {
    var answer = stat()
    guard unsafe stat(path, &answer) == 0, let file = try? FileIdentity(of: path) else {
      return nil
    }
    self.file = file
    size = Int64(answer.st_size)
    (seconds, nanoseconds) = (answer.st_mtim.tv_sec, answer.st_mtim.tv_nsec)
  }
}
