import Foundation
import LMDB
import Ledger
import Synchronization
import Vocabulary

/// One index over the whole log, in a folder of its own. It may be deleted at any time.
final class Generation: Sendable {
  /// Its number; the log's meta table says which one counts.
  let number: UInt64
  let folder: String
  let environment: LMDB.Environment
  let tables: IndexTables
  let names = AttributeNames()
  private let log: LogAccess
  private let worker = Mutex<Worker?>(nil)
  /// Shared by all who use the folder, so that nobody deletes it under them.
  private let inUse: LockFile

  /// What one flush after another needs again.
  private struct Worker {
    var stager = EventStager()
    var writer: IndexWriter
  }

  /// The format of the tables; another one is made anew.
  static let format: UInt32 = 2
  /// Events that one flush takes.
  static let flushEvents = 100_000

  /// Opens the index in its folder, making an empty one where there is none or where it cannot be
  /// trusted: another format or registry, or a machine that went down while it was written.
  init(number: UInt64, log: LogAccess) throws(TimelinesError) {
    self.number = number
    self.log = log
    folder = "\(log.ledger.folders.views)/\(number)"
    // Two processes that find no trusted index must not both throw it away.
    let opening = try Generation.lockOpening(log.ledger)
    defer { opening.unlock() }
    try BootMark.prepare(folder, format: Generation.identity)
    do throws(TimelinesError) {
      (inUse, environment) = try Generation.open(folder, log.ledger)
    } catch {
      // What the store does not know as its own cannot be mended, and nothing is lost with it.
      guard let code = error.cause?.code, code == .corrupted || code == .versionMismatch else {
        throw error
      }
      try BootMark.prepareAnew(folder, format: Generation.identity)
      (inUse, environment) = try Generation.open(folder, log.ledger)
    }
    tables = IndexTables(environment)
  }

  private static func open(
    _ folder: String, _ ledger: Ledger
  ) throws(TimelinesError) -> (LockFile, LMDB.Environment) {
    do throws(LMDBError) {
      let inUse = try LockFile(path: "\(folder)/in-use")
      _ = try inUse.tryShare()
      let environment = try LMDB.Environment.open(
        at: folder, tables: IndexTables.names,
        options: LMDB.Environment.Options(
          durability: .unsynced,
          allowNetworkFileSystem: ledger.options.allowNetworkFileSystem))
      return (inUse, environment)
    } catch {
      throw TimelinesError(error)
    }
  }

  private static func lockOpening(_ ledger: Ledger) throws(TimelinesError) -> LockFile {
    // Views may be deleted at any time, their folder too.
    try? FileManager.default.createDirectory(
      atPath: ledger.folders.views, withIntermediateDirectories: true)
    do throws(LMDBError) {
      let lock = try LockFile(path: "\(ledger.folders.views)/opening")
      while try !lock.tryLock() { Thread.sleep(forTimeInterval: 0.001) }
      return lock
    } catch {
      throw TimelinesError(error)
    }
  }

  /// What an index must have been written with to be read.
  static let identity = "format \(format) registry \(Registry.version)\n"

  private static let positionKey = Array("position".utf8)

  /// The last event that the index holds.
  func position(_ transaction: borrowing ReadTransaction) throws(LMDBError) -> UInt64 {
    try transaction.get(tables.meta, Generation.positionKey.span)?.littleEndianUInt64(at: 0) ?? 0
  }

  /// The last event that the index holds.
  var position: UInt64 {
    get throws(TimelinesError) {
      do throws(LMDBError) {
        return try environment.read { (transaction) throws(LMDBError) in
          try position(transaction)
        }
      } catch {
        throw TimelinesError(error)
      }
    }
  }

  /// Applies all events of the log that the index does not hold yet, in flushes; whoever does it
  /// and however often, each event is applied once.
  func catchUp(
    flushEvents: Int = Generation.flushEvents, progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) {
    while true {
      let reached = try worker.withLock { (worker) throws(TimelinesError) -> UInt64? in
        var current = worker ?? Worker(writer: IndexWriter(tables))
        // What a failed flush has learnt must not be used again.
        worker = nil
        let reached = try flush(&current, limit: flushEvents)
        worker = current
        return reached
      }
      guard let reached else { return }
      progress(reached)
    }
  }

  /// One flush; nil when there was nothing to do.
  private func flush(_ worker: inout Worker, limit: Int) throws(TimelinesError) -> UInt64? {
    try BootMark.beginWriting(folder)
    return try environment.write { (transaction) throws(TimelinesError) -> UInt64? in
      worker.stager.begin()
      let position = try read(transaction)
      let last = try log.ledger.read { (logTransaction) throws(TimelinesError) -> UInt64 in
        try stage(position, limit, &worker.stager, logTransaction, transaction.reading)
      }
      guard last > position else { return nil }
      try worker.writer.write(&worker.stager.stage, into: &transaction)
      var value: [UInt8] = []
      value.append(littleEndian: last)
      do throws(LMDBError) {
        try worker.stager.flushNames(tables, into: &transaction)
        try transaction.put(tables.meta, key: Generation.positionKey.span, value: value.span)
      } catch {
        throw TimelinesError(error)
      }
      return last
    }
  }

  private func read(_ transaction: borrowing WriteTransaction) throws(TimelinesError) -> UInt64 {
    do throws(LMDBError) {
      return try position(transaction.reading)
    } catch {
      throw TimelinesError(error)
    }
  }

  private func stage(
    _ position: UInt64, _ limit: Int, _ stager: inout EventStager,
    _ logTransaction: borrowing ReadTransaction, _ index: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt64 {
    var events = try log.events(logTransaction)
    do throws(LMDBError) {
      guard try events.seek(position + 1) else { return position }
    } catch {
      throw TimelinesError(error)
    }
    var last = position
    var count = 0
    while true {
      last = events.sequence
      try stager.add(last, events.stored, tables, log, logTransaction, index)
      count += 1
      guard count < limit else { return last }
      do throws(LMDBError) {
        guard try events.next() else { return last }
      } catch {
        throw TimelinesError(error)
      }
    }
  }

  /// Marks an orderly end, so that the index may be trusted after the machine was started anew.
  func close() {
    try? environment.sync()
    try? BootMark.endWriting(folder)
  }
}
