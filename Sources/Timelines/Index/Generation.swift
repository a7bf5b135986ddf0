import LMDB
import Ledger
import Synchronization
import Vocabulary

/// One index over the whole log, in a folder of its own. It may be deleted at any time.
///
/// Whoever only reads changes nothing in it: it is looked at first, and written only when behind.
final class Generation: Sendable {
  /// Its number; the log's meta table says which one counts.
  let number: UInt64
  let environment: LMDB.Environment
  let tables: IndexTables
  let names = AttributeNames()
  private let log: LogAccess
  private let worker = Mutex<Worker?>(nil)
  private let opened: OpenedGeneration
  private let writing: ViewsWriting?

  /// What one flush after another needs again.
  private struct Worker {
    var stager = EventStager()
    var writer: IndexWriter
  }

  /// The format of the tables; another one is made anew.
  static let format: UInt32 = 4
  /// Events that one flush takes.
  static let flushEvents = 100_000
  /// What an index must have been written with to be read.
  static let identity = "format \(format) registry \(Registry.version)\n"

  init(number: UInt64, log: LogAccess, opened: OpenedGeneration) {
    self.number = number
    self.log = log
    self.opened = opened
    environment = opened.environment
    tables = IndexTables(environment)
    writing =
      opened.mayWrite
      ? ViewsWriting(opened.folder, waitSeconds: log.ledger.options.lockWaitSeconds) : nil
  }

  /// Whether this process may bring it up to date.
  var mayWrite: Bool { writing != nil }

  private static let positionKey = ViewsWitness.positionKey
  private static let witnessKey = ViewsWitness.key

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

  /// Whether the log holds events that the index does not; looking writes nothing.
  var isBehind: Bool {
    get throws(TimelinesError) { try position < log.head }
  }

  /// Applies all events of the log that the index does not hold yet, in flushes; whoever does it
  /// and however often, each event is applied once.
  ///
  /// Throws: `replaced` where the folder is another one by now, `locked` where another process
  /// does not let go in time.
  func catchUp(
    flushEvents: Int = Generation.flushEvents, progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) {
    while try isBehind {
      guard let writing else {
        throw TimelinesError(
          .behind, "the views may not be written by this process",
          "dieser Prozess darf die Sichten nicht schreiben")
      }
      guard environment.isInPlace else {
        throw TimelinesError(
          .replaced, "the views at \(opened.folder.path) were replaced",
          "die Sichten in \(opened.folder.path) wurden ersetzt")
      }
      let reached = try worker.withLock { (worker) throws(TimelinesError) -> UInt64? in
        try writing.turn { () throws(TimelinesError) -> UInt64? in
          try mend()
          var current = worker ?? Worker(writer: IndexWriter(tables))
          // What a failed flush has learnt must not be used again.
          worker = nil
          do throws(TimelinesError) {
            let reached = try flush(&current, limit: flushEvents)
            worker = current
            return reached
          } catch {
            // Only under a limited address space is the map ever full.
            guard error.cause?.code == .mapFull else { throw error }
            try grow()
            return try position
          }
        }
      }
      guard let reached else { return }
      progress(reached)
    }
  }

  private func grow() throws(TimelinesError) {
    do throws(LMDBError) {
      try environment.growMap(to: environment.mapSizeBytes * 2)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Opens the tables anew where a commit has failed before, as on a disk that was full.
  private func mend() throws(TimelinesError) {
    guard environment.isFailed else { return }
    do throws(LMDBError) { try environment.reopen() } catch { throw TimelinesError(error) }
  }

  /// One flush; nil when there was nothing to do.
  private func flush(_ worker: inout Worker, limit: Int) throws(TimelinesError) -> UInt64? {
    try environment.write { (transaction) throws(TimelinesError) -> UInt64? in
      worker.stager.begin()
      let position = try read(transaction)
      let (last, witness) = try log.ledger.read {
        (logTransaction) throws(TimelinesError) -> (UInt64, [UInt8]?) in
        try checkOrigin(position, transaction.reading, logTransaction)
        let last = try stage(
          position, limit, &worker.stager, logTransaction, transaction.reading)
        return (last, try log.witness(through: last, logTransaction))
      }
      guard last > position else { return nil }
      try worker.writer.write(&worker.stager.stage, into: &transaction)
      var value: [UInt8] = []
      value.append(littleEndian: last)
      do throws(LMDBError) {
        try worker.stager.flushNames(tables, into: &transaction)
        try transaction.put(tables.meta, key: Generation.positionKey.span, value: value.span)
        if let witness {
          try transaction.put(tables.meta, key: Generation.witnessKey.span, value: witness.span)
        }
      } catch {
        throw TimelinesError(error)
      }
      return last
    }
  }

  /// Refuses to apply a log to views that were made from another one.
  private func checkOrigin(
    _ position: UInt64, _ index: borrowing ReadTransaction,
    _ logTransaction: borrowing ReadTransaction
  ) throws(TimelinesError) {
    guard position > 0 else { return }
    let fault: Label?
    do throws(LMDBError) {
      var witness: [UInt8] = []
      if let stored = try index.get(tables.meta, Generation.witnessKey.span) {
        witness.append(stored)
      }
      fault = try log.ledger.fault(
        ofViewsIn: opened.folder.path, at: position, witness: witness, logTransaction)
    } catch {
      throw TimelinesError(error)
    }
    if let fault { throw TimelinesError(.mixedUp, fault) }
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

  /// Ends writing, if this process has written: the last one out marks an orderly end, so that the
  /// index may be trusted after the machine was started anew.
  func close() throws(TimelinesError) {
    try writing?.close(environment)
  }
}
