private import CLMDB
private import Glibc
private import Synchronization

extension Environment {
  /// Whether a commit or sync has failed so that only reopening helps.
  public var isFailed: Bool { state.withLock { $0.isFailed } }

  /// The failure of everything that follows a failure.
  static func failure(_ operation: String) -> LMDBError {
    LMDBError(
      .panic, status: MDB_PANIC, operation: operation,
      message: "the environment has failed before and must be reopened")
  }

  @usableFromInline
  func beginRead() throws(LMDBError) -> RawTransaction {
    unsafe try begin { () throws(LMDBError) in
      // A finished transaction of the pool still has its reader slot and costs no lock.
      if let pooled = unsafe state.withLock({ unsafe $0.pool.popLast() }) {
        let status = unsafe mdb_txn_renew(pooled)
        if status == 0 { return unsafe pooled }
        unsafe mdb_txn_abort(pooled)
        try check(status, "mdb_txn_renew")
      }
      var begun: OpaquePointer?
      try check(
        unsafe mdb_txn_begin(pointer("mdb_txn_begin"), nil, UInt32(MDB_RDONLY), &begun),
        "mdb_txn_begin")
      return unsafe begun
    }
  }

  @usableFromInline
  func endRead(_ transaction: RawTransaction) {
    unsafe mdb_txn_reset(transaction.pointer)
    let isKept = state.withLock { state in
      guard unsafe state.pool.count < Environment.pooledReadersMax else { return false }
      unsafe state.pool.append(transaction.pointer)
      return true
    }
    if !isKept { unsafe mdb_txn_abort(transaction.pointer) }
    gate.leaveShared()
  }

  /// Throws `moved` if somebody has committed since a read without locks began: what it has seen
  /// may then be pages of two states.
  @usableFromInline
  func checkUnmoved(_ transaction: RawTransaction) throws(LMDBError) {
    guard lastTransactionID != transaction.id else { return }
    throw LMDBError(
      .moved, status: EAGAIN, operation: "mdb_txn_begin",
      message: "\(directory) is being written elsewhere, and this mount is for reading only, so "
        + "nothing keeps an answer whole; ask where it is written, or ask a backup",
      german:
        "\(directory) wird anderswo geschrieben, und hier ist es nur zum Lesen eingehängt; dort "
        + "fragen, wo geschrieben wird, oder eine Sicherung fragen")
  }

  @usableFromInline
  func beginWrite() throws(LMDBError) -> RawTransaction {
    guard !options.readOnly else {
      throw LMDBError(
        .permission, status: EACCES, operation: "mdb_txn_begin",
        message: "\(directory) is open read-only")
    }
    let writer = state.withLock { $0.writerThread }
    precondition(writer != pthread_self(), "a write inside a write of the same environment")
    return unsafe try begin { () throws(LMDBError) in
      guard !isFailed else { throw Environment.failure("mdb_txn_begin") }
      var begun: OpaquePointer?
      try check(
        unsafe mdb_txn_begin(pointer("mdb_txn_begin"), nil, 0, &begun), "mdb_txn_begin")
      // Waiting for the other writers may have taken long, and one may have failed meanwhile.
      if isFailed {
        unsafe mdb_txn_abort(begun)
        throw Environment.failure("mdb_txn_begin")
      }
      state.withLock { $0.writerThread = pthread_self() }
      return unsafe begun
    }
  }

  @usableFromInline
  func abort(_ transaction: RawTransaction) {
    state.withLock { $0.writerThread = nil }
    unsafe mdb_txn_abort(transaction.pointer)
    gate.leaveShared()
    // The cause may have been a full map, and that of it a reader that died: for the next try.
    _ = try? checkReaders()
  }

  @usableFromInline
  func commit(_ transaction: RawTransaction) throws(LMDBError) {
    state.withLock { $0.writerThread = nil }
    let status = unsafe mdb_txn_commit(transaction.pointer)
    // Positive statuses come from the system: what reached the disk is then not known. Of
    // LMDB's own only these two leave damage; the others drop the transaction whole.
    if status > 0 || status == MDB_PANIC || status == MDB_CORRUPTED { markFailed() }
    gate.leaveShared()
    guard status != 0 else { return }
    if status == MDB_MAP_FULL { _ = try checkReaders() }
    throw classified(LMDBError(status: status, operation: "mdb_txn_commit")).at(dataPath)
  }

  func markFailed() { state.withLock { $0.isFailed = true } }

  /// Tells a full disk, and a file that may not grow, from a failing one, which LMDB may all report
  /// as `EIO`.
  func classified(_ error: LMDBError) -> LMDBError {
    guard error.code == .inputOutput else { return error }
    if let limit = FileSystem.fileSizeLimit,
      (try? OpenFile(dataPath).byteCount()).map({
        Int64($0) + Environment.diskFullMarkBytes > limit
      })
        == true
    {
      return LMDBError(
        .diskFull, status: error.status, operation: error.operation,
        message: "\(error.message), with files limited to \(limit) bytes (ulimit -f)")
    }
    guard let free = try? FileSystem.freeBytes(directory), free < Environment.diskFullMarkBytes
    else { return error }
    return LMDBError(
      .diskFull, status: error.status, operation: error.operation,
      message: "\(error.message), with \(free) bytes free")
  }

  /// With less than this free, or less to go until a file may not grow further, an input/output
  /// error is taken for a full disk.
  public static let diskFullMarkBytes: Int64 = 64 << 20

  /// The library's environment; only to be asked for inside the gate.
  func pointer(_ operation: String) throws(LMDBError) -> OpaquePointer {
    guard let pointer = unsafe state.withLock({ unsafe $0.pointer }) else {
      throw Environment.failure(operation)
    }
    return unsafe pointer
  }

  /// Enters the gate and begins, once more if the cause of a failure could be removed.
  private func begin(
    _ start: () throws(LMDBError) -> OpaquePointer?
  ) throws(LMDBError) -> RawTransaction {
    var isSecond = false
    while true {
      gate.enterShared()
      do throws(LMDBError) {
        if let begun = unsafe try start() {
          return unsafe RawTransaction(pointer: begun, environment: number)
        }
        throw LMDBError(.other, status: 0, operation: "mdb_txn_begin", message: "no transaction")
      } catch {
        gate.leaveShared()
        if error.code == .panic { markFailed() }
        guard !isSecond else { throw classified(error).at(dataPath) }
        isSecond = true
        switch error.code {
        case .mapResized: try adoptGrownMap()
        case .readersFull: _ = try checkReaders()
        default: throw classified(error).at(dataPath)
        }
      }
    }
  }
}
