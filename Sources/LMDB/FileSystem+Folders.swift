private import Glibc

extension FileSystem {
  /// Makes a folder and those above it where there are none, readable by the group and durable.
  public static func makeFolders(_ path: String) throws(LMDBError) {
    if unsafe mkdir(path, folderMode) == 0 {
      try sync(folder(of: path))
      return
    }
    switch errno {
    case EEXIST: return
    case ENOENT where folder(of: path) != path:
      try makeFolders(folder(of: path))
      guard unsafe mkdir(path, folderMode) == 0 || errno == EEXIST else {
        throw LMDBError.system("mkdir")
      }
      try sync(folder(of: path))
    default: throw LMDBError.system("mkdir")
    }
  }

  /// Puts a folder in another place, durably; false, and both stay as they are, where there is a
  /// folder with something in it already.
  public static func moveFolder(_ path: String, to place: String) throws(LMDBError) -> Bool {
    guard unsafe rename(path, place) == 0 else {
      guard errno == EEXIST || errno == ENOTEMPTY else { throw LMDBError.system("rename") }
      return false
    }
    try sync(folder(of: place))
    return true
  }

  private static let folderMode: mode_t = 0o750
}
