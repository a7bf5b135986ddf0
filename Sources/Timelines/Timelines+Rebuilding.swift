import LMDB
import Ledger
import Vocabulary

/// What a rebuild found.
public struct RebuildReport: Sendable, Equatable {
  /// The number of the generation that counts from now on.
  public let generation: UInt64
  /// The last event that both were compared at.
  public let comparedAt: UInt64
  /// The state hash of the old views; nil where they could not be read.
  public let before: StateHash?
  /// The state hash of the new ones.
  public let after: StateHash
  /// Whether the old views said the same; nil where they could not be read.
  public var isEqual: Bool? { before.map { $0 == after } }
}

extension Timelines {
  /// Makes the views anew beside the old ones, compares both, and swaps them. Readers go on with
  /// the old ones until then; nothing recorded meanwhile is missed.
  public func rebuild(
    progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) -> RebuildReport {
    let report = try alone { () throws(TimelinesError) in try makeAnew(progress) }
    try generations.removeUnused()
    return report
  }

  /// Runs `body` while no other process rebuilds: two at once would each throw the other's away.
  private func alone<R>(
    _ body: () throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R {
    guard ledger.options.mode == .readWrite else {
      throw TimelinesError(.notPermitted, ledger.readOnlyText)
    }
    let lock: LockFile
    do throws(LMDBError) {
      lock = try LockFile(path: "\(ledger.folders.views)/rebuilding")
      guard try lock.lock(withinSeconds: ledger.options.lockWaitSeconds) else {
        throw LMDBError(
          locked: "the views at \(ledger.folders.views) are being rebuilt by \(lock.holderText); "
            + "wait until it has ended, then try again",
          german:
            "\(lock.germanHolderText) baut gerade die Sichten in \(ledger.folders.views) neu; "
            + "das Ende abwarten, dann erneut versuchen")
      }
    } catch {
      throw TimelinesError(
        error,
        "the views at \(ledger.folders.views) cannot be rebuilt",
        "die Sichten in \(ledger.folders.views) lassen sich nicht neu bauen")
    }
    defer { lock.unlock() }
    return try body()
  }

  private func makeAnew(
    _ progress: (UInt64) -> Void
  ) throws(TimelinesError) -> RebuildReport {
    let old = try refresh()
    let new = try generations.makeNext()
    try new.catchUp(progress: progress)
    let point = Point(asOf: .last, knownAt: try new.position)
    let before = try hash(ofOld: old, at: point)
    let after = try stateHash(of: new, at: point)
    do throws(LedgerError) {
      try ledger.swapViews(to: new.number) { () throws(LedgerError) in
        do throws(TimelinesError) { try new.catchUp() } catch {
          throw LedgerError(.inputOutput, error.text)
        }
      }
    } catch {
      throw TimelinesError(error)
    }
    use(new)
    try old.close()
    return RebuildReport(
      generation: new.number, comparedAt: point.knownAt, before: before, after: after)
  }

  /// The state hash of the old views, nil where they are damaged: that is what a rebuild is for.
  /// What only keeps them from being compared now is an error.
  private func hash(
    ofOld old: Generation, at point: Point
  ) throws(TimelinesError) -> StateHash? {
    do throws(TimelinesError) {
      if old.mayWrite { try old.catchUp() }
      return try stateHash(of: old, at: point)
    } catch {
      guard error.code == .index || error.code == .corrupt || error.code == .replaced else {
        throw error
      }
      return nil
    }
  }

  private func stateHash(
    of generation: Generation, at point: Point
  ) throws(TimelinesError) -> StateHash {
    try reading(generation, at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
  }
}
