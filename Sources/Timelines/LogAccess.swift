import LMDB
import Ledger
import Vocabulary

/// All that views ask of the log, in one place.
struct LogAccess: Sendable {
  let ledger: Ledger

  /// The number of the generation of views that counts.
  var generation: UInt64 {
    get throws(TimelinesError) {
      do throws(LedgerError) {
        return try ledger.viewsGeneration
      } catch {
        throw TimelinesError(error)
      }
    }
  }

  /// The number of the last event.
  var head: UInt64 {
    get throws(TimelinesError) {
      do throws(LMDBError) {
        return try ledger.read { (transaction) throws(LMDBError) in
          try ledger.reader.lastSequence(transaction)
        }
      } catch {
        throw TimelinesError(error)
      }
    }
  }

  /// The prefix and record of an event.
  @_lifetime(copy transaction)
  func stored(
    _ sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> Span<UInt8>? {
    do throws(LMDBError) {
      return try ledger.reader.stored(sequence, transaction)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The events that flipped an event, in order.
  func flips(
    of sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> [UInt64] {
    do throws(LMDBError) {
      return try ledger.reader.flips(of: sequence, transaction)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// When an event was recorded.
  func time(
    of sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> Instant {
    do throws(LMDBError) {
      return try ledger.reader.time(of: sequence, transaction) ?? Instant(microseconds: 0)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// A walk over the events, not yet on one.
  @_lifetime(copy transaction)
  func events(_ transaction: borrowing ReadTransaction) throws(TimelinesError) -> EventCursor {
    do throws(LMDBError) {
      return try ledger.reader.events(transaction)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The number of a subject, if the log names it.
  func number(
    ofSubject name: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt32? {
    do throws(LMDBError) {
      return try ledger.reader.subjectNumber(name, transaction)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The name of a subject's number.
  func name(
    ofSubject number: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> String {
    do throws(LMDBError) {
      return try ledger.reader.subjectName(number, transaction) ?? "subject \(number)"
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Calls `body` with each subject whose name starts so, in rising order of bytes.
  func forEachSubject(
    startingWith prefix: [UInt8], _ transaction: borrowing ReadTransaction,
    _ body: (_ name: Span<UInt8>, _ number: UInt32) -> Void
  ) throws(TimelinesError) {
    do throws(LMDBError) {
      try ledger.reader.forEachSubject(startingWith: prefix, transaction, body)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// So many subjects whose names come after one, in rising order of bytes: those of which `isWanted`
  /// says so.
  func subjects(
    after name: String, _ count: Int, _ transaction: borrowing ReadTransaction,
    where isWanted: (Span<UInt8>) -> Bool = { _ in true }
  ) throws(TimelinesError) -> [Entity] {
    var subjects: [Entity] = []
    do throws(LMDBError) {
      try ledger.reader.forEachSubject(after: Array(name.utf8), transaction) { name, number in
        if isWanted(name) {
          subjects.append(Entity(number: number, name: name.string(in: 0..<name.count)))
        }
        return subjects.count < count
      }
    } catch {
      throw TimelinesError(error)
    }
    return subjects
  }
}
