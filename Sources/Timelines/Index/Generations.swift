import Foundation
import LMDB
import Ledger

/// The generations of a ledger's views: which one counts, and opening, making and deleting them.
struct Generations: Sendable {
  let log: LogAccess

  private var ledger: Ledger { log.ledger }
  private var views: String { ledger.folders.views }

  private func folder(_ number: UInt64) -> GenerationFolder {
    GenerationFolder(path: "\(views)/\(number)")
  }

  /// Opens the generation that counts. Where there is none that can be trusted, an empty one is
  /// made: in its place by whoever may write the views, else in a temporary folder of this process.
  func openCurrent() throws(TimelinesError) -> Generation {
    while true {
      let number = try log.generation
      if let opened = try OpenedGeneration.openTrusted(folder(number), ledger) {
        return Generation(number: number, log: log, opened: opened)
      }
      // It may have been swapped and deleted between the two looks.
      guard try log.generation == number else { continue }
      guard mayMake else {
        return Generation(number: number, log: log, opened: try .makePrivate(ledger))
      }
      if let made = try makeCurrent(number) { return made }
    }
  }

  /// Whether this process may make views where they belong.
  private var mayMake: Bool {
    ledger.options.mode == .readWrite && FileSystem.mayWrite(views, orMake: ledger.folders.root)
  }

  /// Makes the generation of this number if it still counts and nobody else was faster.
  private func makeCurrent(_ number: UInt64) throws(TimelinesError) -> Generation? {
    try whileOpening { () throws(TimelinesError) in
      guard try log.generation == number else { return nil }
      let opened: OpenedGeneration
      if let found = try OpenedGeneration.openTrusted(folder(number), ledger) {
        opened = found
      } else {
        opened = try OpenedGeneration.makeEmpty(folder(number), ledger)
      }
      return Generation(number: number, log: log, opened: opened)
    }
  }

  /// Makes an empty generation of a number above all that there are.
  func makeNext() throws(TimelinesError) -> Generation {
    try whileOpening { () throws(TimelinesError) in
      let number = max(numbers.max() ?? 0, try log.generation) + 1
      return Generation(
        number: number, log: log, opened: try .makeEmpty(folder(number), ledger))
    }
  }

  /// Deletes the generations that do not count and that no process holds any more.
  func removeUnused() throws(TimelinesError) {
    try whileOpening { () throws(TimelinesError) in
      let current = try log.generation
      for number in numbers where number != current {
        let folder = folder(number)
        do throws(LMDBError) {
          let lock = try? LockFile(path: folder.inUse, access: .lock)
          defer { lock?.unlock() }
          if let lock, try !lock.tryLock() { continue }
          try FileSystem.removeTree(folder.path)
        } catch {
          throw TimelinesError(
            error,
            "the old views at \(folder.path) cannot be deleted",
            "die alten Sichten in \(folder.path) lassen sich nicht löschen")
        }
      }
    }
  }

  private var numbers: [UInt64] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: views)
    return (names ?? []).compactMap { UInt64($0) }
  }

  /// Runs `body` while no other process makes or deletes generations.
  private func whileOpening<R>(
    _ body: () throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R {
    let lock: LockFile
    let seconds = ledger.options.lockWaitSeconds
    do throws(LMDBError) {
      // Views may be deleted at any time, their folder too.
      try FileSystem.makeFolder(views)
      lock = try LockFile(path: "\(views)/opening")
      guard try lock.lock(withinSeconds: seconds) else {
        throw LMDBError(
          locked: "the views at \(views) are being made by \(lock.holderText), which did not end "
            + "within \(seconds) s; look at what it does, or end it, then try again",
          german:
            "\(lock.germanHolderText) legt gerade die Sichten in \(views) an und endete nicht "
            + "innerhalb von \(seconds) s; nachsehen, was der Prozess tut, oder ihn beenden, dann "
            + "erneut versuchen")
      }
    } catch {
      throw TimelinesError(
        error,
        "the views at \(views) cannot be opened",
        "die Sichten in \(views) lassen sich nicht öffnen")
    }
    defer { lock.unlock() }
    return try body()
  }
}
