private import CLMDB
private import Synchronization

extension Environment {
  /// The number of the last committed transaction, of any process; no input or output.
  ///
  /// 0 while the environment is failed and not reopened.
  public var lastTransactionID: UInt64 {
    (try? information())?.lastTransactionID ?? 0
  }

  /// The address space of the map in bytes.
  public var mapSizeBytes: Int {
    (try? information())?.mapSizeBytes ?? 0
  }

  /// The most bytes a key can have.
  public var maximumKeySize: Int {
    (unsafe try? inGate { pointer in unsafe Int(mdb_env_get_maxkeysize(pointer)) }) ?? 0
  }

  /// The size and fill of the environment and its tables.
  public func statistics() throws(LMDBError) -> EnvironmentStatistics {
    let names = state.withLock { $0.tables }
    let information = try information()
    return try read { (transaction) throws(LMDBError) in
      var tables: [String: TableStatistics] = [:]
      for name in names {
        tables[name] = try transaction.raw.statistics(of: transaction.raw.own(table(name)))
      }
      var answer = MDB_stat()
      try check(unsafe mdb_stat(transaction.raw.pointer, 0, &answer), "mdb_stat")
      return EnvironmentStatistics(
        pageSizeBytes: Int(answer.ms_psize), mapSizeBytes: information.mapSizeBytes,
        usedPages: information.lastPage + 1, freePages: try Self.freePages(transaction),
        readersMax: information.readersMax, readersUsed: information.readersUsed, tables: tables)
    }
  }

  /// Sums up LMDB's own list of free pages, table 0: each value begins with its length.
  private static func freePages(_ transaction: borrowing ReadTransaction) throws(LMDBError) -> Int {
    let freeList = Table(handle: 0, environment: transaction.raw.environment)
    var cursor = try transaction.cursor(freeList)
    var pages = 0
    while try cursor.next() {
      pages += Int(littleEndian: cursor.value.load(at: 0, as: Int.self))
    }
    return pages
  }

  /// The taken reader slots of all processes.
  public func readers() throws(LMDBError) -> [Reader] {
    var text = ""
    let status = unsafe try inGate { pointer in
      unsafe withUnsafeMutablePointer(to: &text) { text in
        unsafe mdb_reader_list(
          pointer,
          { line, context in
            guard let line = unsafe line, let context = unsafe context else { return -1 }
            unsafe context.assumingMemoryBound(to: String.self).pointee += String(cString: line)
            return 0
          }, text)
      }
    }
    guard status >= 0 else { throw LMDBError(status: status, operation: "mdb_reader_list") }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let processID = Int32(words[0]) else { return nil }
      return Reader(processID: processID, transactionID: UInt64(words[2]))
    }
  }

  /// Frees the slots of readers whose process has died; returns how many there were.
  @discardableResult
  public func checkReaders() throws(LMDBError) -> Int {
    var dead: Int32 = 0
    let status = unsafe try inGate { pointer in unsafe mdb_reader_check(pointer, &dead) }
    try check(status, "mdb_reader_check")
    return Int(dead)
  }

  /// Writes everything committed to the disk; needed only where commits are not synced.
  public func sync() throws(LMDBError) {
    let status = unsafe try inGate { pointer in unsafe mdb_env_sync(pointer, 1) }
    guard status != 0 else { return }
    markFailed()
    throw classified(LMDBError(status: status, operation: "mdb_env_sync")).at(dataPath)
  }

  /// The bytes that can still be written to the file system of the directory.
  public func freeDiskBytes() throws(LMDBError) -> Int64 {
    try FileSystem.freeBytes(directory)
  }

  /// Writes a consistent, compact copy into another directory and makes it durable.
  ///
  /// The directory is made if missing and must hold no environment. Reading and writing go on;
  /// free pages are left out. On failure what was written so far remains, to be deleted.
  public func copyCompacted(to directory: String) throws(LMDBError) {
    try FileSystem.makeFolder(directory)
    let status = unsafe try inGate { pointer in
      unsafe mdb_env_copy2(pointer, directory, UInt32(MDB_CP_COMPACT))
    }
    try check(status, "mdb_env_copy2")
    try FileSystem.sync(OpenedEnvironment.dataPath(directory))
    try FileSystem.sync(directory)
  }

  private struct Information {
    let lastTransactionID: UInt64
    let mapSizeBytes: Int
    let lastPage: Int
    let readersMax: Int
    let readersUsed: Int
  }

  private func information() throws(LMDBError) -> Information {
    var answer = unsafe MDB_envinfo()
    let status = unsafe try inGate { pointer in unsafe mdb_env_info(pointer, &answer) }
    try check(status, "mdb_env_info")
    return unsafe Information(
      lastTransactionID: UInt64(answer.me_last_txnid), mapSizeBytes: answer.me_mapsize,
      lastPage: answer.me_last_pgno, readersMax: Int(answer.me_maxreaders),
      readersUsed: Int(answer.me_numreaders))
  }

  /// Calls `body` with the library's environment while it can be neither closed nor resized.
  private func inGate<R>(_ body: (OpaquePointer) -> R) throws(LMDBError) -> R {
    gate.enterShared()
    defer { gate.leaveShared() }
    return unsafe body(try pointer("mdb_env_info"))
  }
}
