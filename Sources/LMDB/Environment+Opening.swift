private import CLMDB
private import Glibc
private import Synchronization

extension Environment {
  /// Opens a directory, which must exist, with all tables that will be used.
  ///
  /// Tables are created if missing, unless read-only. A directory that this process has open
  /// gives the same environment. Throws `networkFileSystem` where locks do not hold, and
  /// `permission` if it is open read-only already and is now wanted for writing.
  public static func open(
    at directory: String, tables: [String], options: Options = Options()
  ) throws(LMDBError) -> Environment {
    if !options.allowNetworkFileSystem { try FileSystem.refuseNetwork(directory) }
    return try Registry.shared.environment(at: directory, tables: tables, options: options)
  }

  /// Lets a second opening use this environment, with tables it does not have yet.
  func admit(tables: [String], options: Options) throws(LMDBError) {
    guard options.readOnly || !self.options.readOnly else {
      throw LMDBError(
        .permission, status: EACCES, operation: "open",
        message: "\(directory) is open read-only in this process")
    }
    guard options.readOnly || options.durability == self.options.durability else {
      throw LMDBError(
        .invalid, status: EINVAL, operation: "open",
        message: "\(directory) is open with another durability in this process")
    }
    let known = state.withLock { $0.tables }
    guard tables.contains(where: { !known.contains($0) }) else { return }
    try exclusively("mdb_dbi_open") { (state) throws(LMDBError) in
      let count = state.tables.count
      let all = state.tables + tables.filter { !state.tables.contains($0) }
      guard let pointer = unsafe state.pointer else { throw Environment.failure("mdb_dbi_open") }
      try unsafe OpenedEnvironment.openTables(pointer, all, from: count, self.options)
      state.tables = all
    }
  }

  /// Closes and opens the same directory anew under this object, as is due after a failure.
  ///
  /// Waits for own transactions to end; must not be called inside one. If opening fails, the
  /// environment stays failed and reopening may be tried again.
  public func reopen() throws(LMDBError) {
    try exclusively("mdb_env_open") { (state) throws(LMDBError) in
      state.isFailed = true
      state.abortPool()
      unsafe mdb_env_close(state.pointer)
      unsafe state.pointer = nil
      let opened = try OpenedEnvironment(directory, tables: state.tables, options: options)
      unsafe state.pointer = opened.pointer
      state.isFailed = false
    }
  }

  /// Grows the map to at least this many bytes, between transactions.
  public func growMap(to bytes: Int) throws(LMDBError) {
    try exclusively("mdb_env_set_mapsize") { (state) throws(LMDBError) in
      guard let pointer = unsafe state.pointer else {
        throw Environment.failure("mdb_env_set_mapsize")
      }
      var info = unsafe MDB_envinfo()
      try check(unsafe mdb_env_info(pointer, &info), "mdb_env_info")
      guard unsafe bytes > info.me_mapsize else { return }
      try remap(&state, to: try unsafe AddressSpace.grown(from: info.me_mapsize, to: bytes))
    }
  }

  /// Takes over the size that another process has given the map.
  func adoptGrownMap() throws(LMDBError) {
    try exclusively("mdb_env_set_mapsize") { (state) throws(LMDBError) in
      guard let pointer = unsafe state.pointer else {
        throw Environment.failure("mdb_env_set_mapsize")
      }
      guard AddressSpace.isLimited else { return try remap(&state, to: 0) }
      var info = unsafe MDB_envinfo()
      try check(unsafe mdb_env_info(pointer, &info), "mdb_env_info")
      var pages = MDB_stat()
      try check(unsafe mdb_env_stat(pointer, &pages), "mdb_env_stat")
      let size = try unsafe AddressSpace.fitting(
        options.mapSizeBytes, needed: (info.me_last_pgno + 1) * Int(pages.ms_psize),
        givenBack: info.me_mapsize)
      try remap(&state, to: size)
    }
  }

  /// Gives the map another size, 0 for the one that the file names.
  private func remap(_ state: inout State, to bytes: Int) throws(LMDBError) {
    state.abortPool()
    let status = unsafe mdb_env_set_mapsize(state.pointer, bytes)
    guard status != 0 else { return }
    // The library has given the old map back and has none now: only opening anew helps.
    unsafe mdb_env_close(state.pointer)
    unsafe state.pointer = nil
    state.isFailed = true
    let opened = try OpenedEnvironment(directory, tables: state.tables, options: options)
    unsafe state.pointer = opened.pointer
    state.isFailed = false
    throw LMDBError(status: status, operation: "mdb_env_set_mapsize").at(dataPath)
  }

  /// Runs `body` while no transaction of this process is open.
  private func exclusively(
    _ operation: String, _ body: (inout State) throws(LMDBError) -> Void
  ) throws(LMDBError) {
    guard gate.enterExclusive(withinSeconds: Environment.exclusiveWaitSeconds) else {
      throw LMDBError(
        .mapResized, status: ETIMEDOUT, operation: operation,
        message: "transactions of this process did not end in time")
    }
    defer { gate.leaveExclusive() }
    try state.withLock { state throws(LMDBError) in try body(&state) }
  }
}

extension Environment.State {
  /// Gives back the reader slots of finished read transactions.
  mutating func abortPool() {
    while let transaction = unsafe pool.popLast() { unsafe mdb_txn_abort(transaction) }
  }
}
