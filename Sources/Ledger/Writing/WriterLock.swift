import Foundation
import LMDB

/// The lock that lets one process write at a time.
///
/// A second lock is the queue's door: whoever waits holds it, so that a process which writes
/// without a pause and comes back to the door lets the waiting one through first.
final class WriterLock: Sendable {
  private let writer: LockFile
  private let door: LockFile
  private let seconds: Int
  private let note: [UInt8]

  init(_ folders: LedgerFolders, waitSeconds: Int) throws(LedgerError) {
    do throws(LMDBError) {
      writer = try LockFile(path: folders.writer)
      door = try LockFile(path: folders.writerNext)
    } catch {
      throw LedgerError(error)
    }
    seconds = waitSeconds
    let number = String(ProcessInfo.processInfo.processIdentifier)
    note = Array((number + String(repeating: " ", count: max(0, 10 - number.count)) + "\n").utf8)
  }

  /// Takes the lock, or fails after the time limit and names the holder.
  func acquire() throws(LedgerError) {
    var isTaken = false
    do throws(LMDBError) {
      if try door.tryLock(), try writer.tryLock() {
        isTaken = true
        door.unlock()
        try writer.setNote(note)
      }
    } catch {
      release()
      throw LedgerError(error)
    }
    if !isTaken { try wait() }
  }

  func release() {
    writer.unlock()
    door.unlock()
  }

  private func wait() throws(LedgerError) {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(seconds))
    let eager = clock.now.advanced(by: .seconds(1))
    var pause = 0.0002
    var isNext = false
    do throws(LMDBError) {
      while true {
        if !isNext { isNext = try door.tryLock() }
        if isNext, try writer.tryLock() {
          door.unlock()
          return try writer.setNote(note)
        }
        guard clock.now < deadline else { break }
        Thread.sleep(forTimeInterval: pause)
        // Somebody who writes in turn is done in milliseconds; a long import takes its time.
        pause = min(pause * 2, clock.now < eager ? 0.002 : 0.02)
      }
    } catch {
      release()
      throw LedgerError(error)
    }
    release()
    throw LedgerError(
      .locked,
      "the ledger is being written by process \(holder ?? "unknown") (\(writer.path)), which did "
        + "not end within \(seconds) s; try again, or look at what that process does",
      "Prozess \(holder ?? "unbekannt") (\(writer.path)) schreibt gerade in das Stadtbuch und endete "
        + "nicht innerhalb von \(seconds) s; erneut versuchen oder nachsehen, was der Prozess tut")
  }

  /// The process that noted itself last.
  private var holder: String? {
    let text = writer.note.prefix { $0.isNumber }
    return text.isEmpty ? nil : String(text)
  }
}
