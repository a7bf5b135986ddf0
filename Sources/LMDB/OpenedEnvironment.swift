private import CLMDB

/// The library's environment, just opened, with the handles of its tables.
@safe
struct OpenedEnvironment {
  let pointer: OpaquePointer
  let tables: [String]
  let identity: FileIdentity
  /// Whether it is read without locks, as only a file system that cannot be written is.
  let isLockless: Bool

  /// LMDB numbers tables from here, in the order in which a fresh environment opens them.
  private static let firstHandle: UInt32 = 2

  static func handle(ofTableAt index: Int) -> UInt32 { firstHandle + UInt32(index) }

  static func dataPath(_ directory: String) -> String { directory + "/data.mdb" }

  /// Opens the directory, clears dead readers and opens all tables in one transaction.
  init(
    _ directory: String, tables: [String], options: Environment.Options
  ) throws(LMDBError) {
    precondition(tables.count <= options.tablesMax, "more tables than tablesMax")
    // Nothing is made beside a file that is not to be opened.
    _ = try Self.neededBytes(directory, options)
    // Opening holds a lock of the library that has no time limit; ours has one.
    let opening = try EnvironmentFolder.lockOpening(directory)
    defer { opening?.unlock() }
    if !options.readOnly { try EnvironmentFolder.prepareLocks(directory, options.readersMax) }
    var created: OpaquePointer?
    try check(unsafe mdb_env_create(&created), "mdb_env_create")
    guard let pointer = unsafe created else {
      throw LMDBError(.other, status: 0, operation: "mdb_env_create", message: "no environment")
    }
    do throws(LMDBError) {
      try unsafe Self.open(pointer, directory, options)
      try unsafe Self.openTables(pointer, tables, from: 0, options)
      guard let identity = try FileIdentity(of: Self.dataPath(directory)) else {
        throw LMDBError(.noSuchDirectory, status: 2, operation: "stat")
      }
      unsafe self.pointer = pointer
      self.tables = tables
      self.identity = identity
      isLockless = options.readOnly && FileSystem.isReadOnlyMount(directory)
    } catch {
      unsafe mdb_env_close(pointer)
      throw error.at(Self.dataPath(directory))
    }
  }

  private static func open(
    _ pointer: OpaquePointer, _ directory: String, _ options: Environment.Options
  ) throws(LMDBError) {
    let needed = try neededBytes(directory, options)
    let mapSize = try AddressSpace.fitting(options.mapSizeBytes, needed: needed)
    try check(unsafe mdb_env_set_mapsize(pointer, mapSize), "mdb_env_set_mapsize")
    try check(
      unsafe mdb_env_set_maxreaders(pointer, UInt32(options.readersMax)), "mdb_env_set_maxreaders")
    try check(unsafe mdb_env_set_assert(pointer, Damage.assertion), "mdb_env_set_assert")
    try check(
      unsafe mdb_env_set_maxdbs(pointer, UInt32(options.tablesMax)), "mdb_env_set_maxdbs")
    var flags = MDB_NOTLS
    if options.readOnly { flags |= MDB_RDONLY }
    if options.durability == .unsynced { flags |= MDB_NOSYNC }
    try check(unsafe mdb_env_open(pointer, directory, UInt32(flags), 0o640), "mdb_env_open")
    var dead: Int32 = 0
    try check(unsafe mdb_reader_check(pointer, &dead), "mdb_reader_check")
  }

  /// The bytes that the file in a directory holds; throws where LMDB would take what is missing
  /// for an empty store, or would end the process at what was cut off.
  private static func neededBytes(
    _ directory: String, _ options: Environment.Options
  ) throws(LMDBError) -> Int {
    let file = try DataFile(in: directory)
    let path = dataPath(directory)
    switch file.condition {
    case .missing where !options.creates || options.readOnly:
      throw LMDBError(status: ENOENT, operation: "open", message: "it is missing", german: "fehlt")
        .at(path)
    case .empty where !options.creates || options.readOnly:
      throw LMDBError(
        .truncated, status: MDB_INVALID, operation: "open", message: "it is empty",
        german: "ist leer"
      )
      .at(path)
    case .short(let bytes, let needed):
      throw LMDBError(
        .truncated, status: MDB_INVALID, operation: "open",
        message: "it was cut short: it has \(bytes) bytes of \(needed)",
        german: "wurde abgeschnitten: \(bytes) Bytes von \(needed)"
      ).at(path)
    case .missing, .empty, .foreign, .whole: return file.neededBytes
    }
  }

  /// Opens the tables from index `first` on, creating what is missing unless read-only.
  ///
  /// It writes only if a table is missing: a reader need not wait for another process's writer.
  static func openTables(
    _ pointer: OpaquePointer, _ tables: [String], from first: Int, _ options: Environment.Options
  ) throws(LMDBError) {
    do throws(LMDBError) {
      try unsafe openTables(pointer, tables, from: first, begin: MDB_RDONLY, table: 0)
    } catch {
      guard error.code == .notFound, !options.readOnly else { throw error }
      try unsafe openTables(pointer, tables, from: first, begin: 0, table: MDB_CREATE)
    }
  }

  private static func openTables(
    _ pointer: OpaquePointer, _ tables: [String], from first: Int, begin: Int32, table: Int32
  ) throws(LMDBError) {
    var begun: OpaquePointer?
    try check(unsafe mdb_txn_begin(pointer, nil, UInt32(begin), &begun), "mdb_txn_begin")
    for (index, name) in tables.enumerated().dropFirst(first) {
      var handle: UInt32 = 0
      var status = unsafe mdb_dbi_open(begun, name, UInt32(table), &handle)
      if status == 0, handle != self.handle(ofTableAt: index) { status = MDB_BAD_DBI }
      guard status == 0 else {
        unsafe mdb_txn_abort(begun)
        throw LMDBError(
          status: status, operation: "mdb_dbi_open",
          message: status == MDB_NOTFOUND ? "there is no table \(name)" : nil)
      }
    }
    try check(unsafe mdb_txn_commit(begun), "mdb_txn_commit")
  }
}
