private import Glibc

/// Values by their keys for as long as one piece of work goes on: in memory as long as they are few,
/// else in a map of its own on disk, whose files have no names.
public final class ScratchTable {
  /// The entries that wait in memory; more go to disk.
  public static let entriesMax = 20_000
  /// Once there is a map, each goes to a page of its own: fewer are written in one transaction.
  private static let entriesPerWrite = 2_000
  /// The longest key.
  public static let keyBytesMax = 500

  private let limit: Int
  private var recent: [[UInt8]: [UInt8]] = [:]
  private var map: Environment?

  /// An empty one; `limit` is for tests, which have less to keep.
  public init(entriesMax limit: Int = ScratchTable.entriesMax) {
    self.limit = limit
  }

  /// The value of a key.
  public func value(_ key: [UInt8]) throws(ScratchError) -> [UInt8]? {
    if let value = recent[key] { return value }
    guard let map else { return nil }
    do throws(LMDBError) {
      return try map.read { (transaction) throws(LMDBError) -> [UInt8]? in
        guard let found = try transaction.get(map.table(ScratchTable.name), key.span) else {
          return nil
        }
        return unsafe found.withUnsafeBufferPointer { unsafe Array($0) }
      }
    } catch {
      throw ScratchTable.failure(error)
    }
  }

  /// Keeps a value under a key, in place of one that is there.
  public func set(_ key: [UInt8], _ value: [UInt8]) throws(ScratchError) {
    precondition(!key.isEmpty && key.count <= ScratchTable.keyBytesMax, "no key for a table")
    recent[key] = value
    let most = map == nil ? limit : min(limit, ScratchTable.entriesPerWrite)
    if recent.count > most { try spill() }
  }

  private func spill() throws(ScratchError) {
    do throws(LMDBError) {
      let map: Environment
      if let known = self.map { map = known } else { map = try ScratchTable.makeMap() }
      self.map = map
      let table = map.table(ScratchTable.name)
      let entries = recent.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      var start = 0
      while start < entries.count {
        let end = min(start + ScratchTable.entriesPerWrite, entries.count)
        try map.write { (transaction) throws(LMDBError) in
          for entry in entries[start..<end] {
            try transaction.put(table, key: entry.key.span, value: entry.value.span)
          }
        }
        start = end
      }
    } catch {
      throw ScratchTable.failure(error)
    }
    recent.removeAll(keepingCapacity: true)
  }

  private static let name = "values"

  /// Opens an empty map and takes the names of its files away.
  private static func makeMap() throws(LMDBError) -> Environment {
    let folder =
      "\(ScratchFile.usualFolder)/stadtbuch-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    guard unsafe mkdir(folder, 0o700) == 0 else { throw LMDBError.system("mkdir") }
    defer { try? FileSystem.removeTree(folder) }
    return try Environment.open(
      at: folder, tables: [name],
      options: Environment.Options(
        mapSizeBytes: 32 << 30, readersMax: 16, durability: .unsynced,
        allowNetworkFileSystem: true))
  }

  private static func failure(_ error: LMDBError) -> ScratchError {
    ScratchError.writing(in: ScratchFile.usualFolder, errno: error.status)
  }
}
