private import CLMDB
private import Glibc

/// What is done in an environment's directory before the library opens it.
enum EnvironmentFolder {
  /// How long another process's opening is waited for.
  static let openingWaitSeconds = 30

  /// Lets one process open the directory at a time.
  ///
  /// The library does that with a lock that waits for ever: for a process that was stopped while it
  /// opened, too. This one gives up and names that process. Nil where no such file can be made, as
  /// on a file system that cannot be written, where there are no locks at all.
  static func lockOpening(_ directory: String) throws(LMDBError) -> LockFile? {
    let path = directory + "/opening"
    guard let lock = (try? LockFile(path: path)) ?? (try? LockFile(path: path, access: .lock))
    else { return nil }
    guard try lock.lock(withinSeconds: openingWaitSeconds) else {
      throw LMDBError(
        .locked, status: EAGAIN, operation: "open",
        message: "\(directory) is being opened by \(lock.holderText), which did not end within "
          + "\(openingWaitSeconds) s; look at what it does, or end it, then try again",
        german:
          "\(lock.germanHolderText) öffnet gerade \(directory) und endete nicht innerhalb von "
          + "\(openingWaitSeconds) s; nachsehen, was der Prozess tut, oder ihn beenden, dann erneut "
          + "versuchen")
    }
    return lock
  }

  /// Makes the library's lock file, which holds no data: whoever reads takes a slot in it, so the
  /// group may write it. Its bytes are reserved, so that a full disk does not end a reader.
  static func prepareLocks(_ directory: String, _ readersMax: Int) throws(LMDBError) {
    let path = directory + "/lock.mdb"
    var found = stat()
    if unsafe stat(path, &found) == 0 {
      let mode = found.st_mode & 0o777
      if mode != lockMode, found.st_uid == geteuid() { unsafe chmod(path, lockMode) }
      return
    }
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      // The library says itself what is wrong where it cannot make the file either.
      return
    }
    defer { close(descriptor) }
    fchmod(descriptor, lockMode)
    let bytes = off_t(clmdb_lock_file_bytes(UInt32(readersMax)))
    let status = posix_fallocate(descriptor, 0, bytes)
    guard status == 0 || status == EOPNOTSUPP || status == EINVAL else {
      unsafe unlink(path)
      throw LMDBError.system("posix_fallocate", errno: status)
    }
  }

  private static let lockMode: mode_t = 0o660
}
