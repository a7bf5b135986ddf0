import LMDB
import Synchronization

/// The turn to write one generation of views, and the promise that goes with the last turn: the
/// mark of an orderly close.
///
/// Writing needs the lock `writing`, waited for at most so long. Whoever has written shares
/// `writers` until it closes; at its close it takes the lock `writing`, and if then nobody shares
/// `writers` any more it syncs every page, its own and those of others that were killed, and sets
/// the mark. So the mark stands only where all that it speaks for was synced and nobody can add to
/// it without taking it away first.
final class ViewsWriting: Sendable {
  private let folder: GenerationFolder
  private let waitSeconds: Int
  private let state = Mutex(State())

  private struct State {
    var locks: (writing: LockFile, writers: LockFile)?
    var hasWritten = false
  }

  init(_ folder: GenerationFolder, waitSeconds: Int) {
    self.folder = folder
    self.waitSeconds = waitSeconds
  }

  /// Runs `body` as the only process that writes this generation.
  ///
  /// Throws: `locked`, naming the process, where another one does not let go in time.
  func turn<R>(_ body: () throws(TimelinesError) -> R) throws(TimelinesError) -> R {
    try state.withLock { (state) throws(TimelinesError) -> R in
      let locks = try take(&state)
      defer { locks.writing.unlock() }
      if !state.hasWritten {
        do throws(LMDBError) {
          guard try locks.writers.share(withinSeconds: waitSeconds) else {
            throw ViewsWriting.locked(folder, locks.writers, waitSeconds)
          }
          try folder.takeMarkAway()
        } catch {
          locks.writers.unlock()
          throw TimelinesError(
            error,
            "the views at \(folder.path) cannot be written",
            "die Sichten in \(folder.path) lassen sich nicht schreiben")
        }
        state.hasWritten = true
      }
      return try body()
    }
  }

  /// Ends writing: the last one out syncs and sets the mark.
  ///
  /// Throws where the sync fails; then the views are marked as not to be trusted.
  func close(_ environment: LMDB.Environment) throws(TimelinesError) {
    try state.withLock { (state) throws(TimelinesError) in
      guard state.hasWritten, let locks = state.locks else { return }
      state.hasWritten = false
      state.locks = nil
      defer { locks.writers.unlock() }
      do throws(LMDBError) {
        // Whoever writes now closes later, and sets the mark then.
        guard environment.isInPlace, try locks.writing.lock(withinSeconds: 1) else { return }
        defer { locks.writing.unlock() }
        locks.writers.unlock()
        guard try locks.writers.tryLock() else { return }
        try sync(environment)
      } catch {
        throw TimelinesError(
          error,
          "the views at \(folder.path) could not be closed in order",
          "die Sichten in \(folder.path) ließen sich nicht ordentlich schließen")
      }
    }
  }

  private func sync(_ environment: LMDB.Environment) throws(LMDBError) {
    do throws(LMDBError) {
      try environment.sync()
    } catch {
      try folder.distrust()
      throw error
    }
    try folder.setMark()
  }

  private func take(
    _ state: inout State
  ) throws(TimelinesError) -> (writing: LockFile, writers: LockFile) {
    do throws(LMDBError) {
      let locks: (writing: LockFile, writers: LockFile)
      if let held = state.locks {
        locks = held
      } else {
        locks = (try LockFile(path: folder.writing), try LockFile(path: folder.writers))
        state.locks = locks
      }
      guard try locks.writing.lock(withinSeconds: waitSeconds) else {
        throw ViewsWriting.locked(folder, locks.writing, waitSeconds)
      }
      return locks
    } catch {
      throw TimelinesError(
        error, "the views at \(folder.path) cannot be written",
        "die Sichten in \(folder.path) lassen sich nicht schreiben")
    }
  }

  private static func locked(
    _ folder: GenerationFolder, _ lock: LockFile, _ seconds: Int
  ) -> LMDBError {
    LMDBError(
      locked: "the views at \(folder.path) are being written by \(lock.holderText), which did not "
        + "end within \(seconds) s; look at what it does, or end it, then try again",
      german: "\(lock.germanHolderText) schreibt gerade die Sichten in \(folder.path) und endete "
        + "nicht innerhalb von \(seconds) s; nachsehen, was der Prozess tut, oder ihn beenden, dann "
        + "erneut versuchen")
  }
}
