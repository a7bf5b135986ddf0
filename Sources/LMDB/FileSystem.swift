private import CLMDB
private import Glibc

/// A file, whatever its paths.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64

  /// The file at `path`, or nil if there is none.
  init?(of path: String) throws(LMDBError) {
    var answer = stat()
    guard unsafe stat(path, &answer) == 0 else {
      guard errno != ENOENT else { return nil }
      throw LMDBError.system("stat")
    }
    self.init(answer)
  }

  /// The file that is open as `descriptor`.
  init(of descriptor: Int32) throws(LMDBError) {
    var answer = stat()
    guard unsafe fstat(descriptor, &answer) == 0 else { throw LMDBError.system("fstat") }
    self.init(answer)
  }

  private init(_ answer: stat) {
    device = UInt64(answer.st_dev)
    inode = UInt64(answer.st_ino)
  }
}

/// What LMDB needs to know of the file system under it.
public enum FileSystem {
  /// Whether a file system of this `statfs` type shares files between machines or lives in a
  /// process, so that LMDB's locks and memory map cannot be trusted on it.
  public static func isNetwork(type: Int64) -> Bool { networkTypes[type] != nil }

  /// The name of a network file system by its `statfs` type.
  static let networkTypes: [Int64: String] = [
    0x6969: "nfs", 0x517B: "smb", 0xFE53_4D42: "smb2", 0xFF53_4D42: "cifs",
    0x6573_5546: "fuse", 0x0102_1997: "9p", 0x00C3_6400: "ceph", 0x5346_414F: "afs",
    0x6B41_4653: "kafs", 0x7375_7245: "coda", 0x564C: "ncp", 0x0BD0_0BD0: "lustre",
    0x0116_1970: "gfs2", 0x7461_636F: "ocfs2", 0x4750_4653: "gpfs", 0x786F_4256: "vboxsf",
    0xBACB_ACBC: "vmhgfs",
  ]

  /// Throws if `directory` lies on a network file system.
  static func refuseNetwork(_ directory: String) throws(LMDBError) {
    let type = unsafe clmdb_file_system_type(directory)
    guard type != 0 else { throw LMDBError.system("statfs") }
    guard let name = networkTypes[type] else { return }
    throw LMDBError(
      .networkFileSystem, status: 0, operation: "statfs",
      message: "\(directory) lies on a network file system (\(name)); locks do not hold there",
      german: "\(directory) liegt auf einem Netzlaufwerk (\(name)); dort halten Sperren nicht")
  }

  static func freeBytes(_ directory: String) throws(LMDBError) -> Int64 {
    let free = unsafe clmdb_free_bytes(directory)
    guard free >= 0 else { throw LMDBError.system("statvfs") }
    return free
  }

  /// Makes the contents of a file or the entries of a folder durable.
  static func sync(_ path: String) throws(LMDBError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LMDBError.system("open") }
    let status = fsync(descriptor)
    let number = errno
    close(descriptor)
    guard status == 0 else { throw LMDBError.system("fsync", errno: number) }
  }

  /// Makes a folder that its owner writes and its group reads, unless there is one.
  ///
  /// - Parameter isPrivate: whether only its owner may look into it.
  public static func makeFolder(_ path: String, isPrivate: Bool = false) throws(LMDBError) {
    guard unsafe mkdir(path, isPrivate ? 0o700 : 0o750) != 0, errno != EEXIST else { return }
    throw LMDBError.system("mkdir")
  }

  /// Whether this process may write the file or folder at `path`: its rights and its disk allow it.
  public static func mayWrite(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  /// Whether this process runs as the owner of the file at `path`.
  public static func isOwner(of path: String) -> Bool {
    var answer = stat()
    return unsafe stat(path, &answer) == 0 && answer.st_uid == geteuid()
  }

  /// The number of the user that this process runs as.
  public static var user: UInt32 { geteuid() }

  /// Whether this process may enter the folder at `path` and see what it holds.
  public static func mayEnter(_ path: String) -> Bool {
    unsafe access(path, R_OK | X_OK) == 0
  }

  /// Whether this process may write the file at `path`, or make it in `folder` if it is missing.
  public static func mayWrite(_ path: String, orMake folder: String) -> Bool {
    mayWrite(path) || errno == ENOENT && mayWrite(folder)
  }

  /// Whether `path` lies on a file system that is mounted for reading only.
  public static func isReadOnlyMount(_ path: String) -> Bool {
    var answer = statvfs()
    return unsafe statvfs(path, &answer) == 0 && answer.f_flag & UInt(ST_RDONLY) != 0
  }

  /// Whether there is something at `path`, and whether it is `file` still.
  static func isSame(_ path: String, _ file: FileIdentity) -> Bool {
    (try? FileIdentity(of: path)) == file
  }
}
