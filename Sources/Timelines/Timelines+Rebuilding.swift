import Foundation
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
    let report = try makeAnew(progress)
    Generations.removeUnused(ledger, except: report.generation)
    return report
  }

  private func makeAnew(
    _ progress: (UInt64) -> Void
  ) throws(TimelinesError) -> RebuildReport {
    let old = try refresh()
    let number = try Generations.unused(ledger, above: old.number)
    let new = try Generation(number: number, log: log)
    try new.catchUp(progress: progress)
    let reached = try new.position
    let point = Point(asOf: .last, knownAt: reached)
    try? old.catchUp()
    let before = try? stateHash(of: old, at: point)
    let after = try stateHash(of: new, at: point)
    do throws(LedgerError) {
      try ledger.swapViews(to: number) { () throws(LedgerError) in
        do throws(TimelinesError) { try new.catchUp() } catch {
          throw LedgerError(.inputOutput, error.message)
        }
      }
    } catch {
      throw TimelinesError(error)
    }
    use(new)
    return RebuildReport(generation: number, comparedAt: reached, before: before, after: after)
  }

  private func stateHash(
    of generation: Generation, at point: Point
  ) throws(TimelinesError) -> StateHash {
    try reading(generation, at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
  }
}

/// The folders of generations.
enum Generations {
  /// A number that no folder has.
  static func unused(_ ledger: Ledger, above number: UInt64) throws(TimelinesError) -> UInt64 {
    (folders(ledger).max() ?? 0 > number ? folders(ledger).max() ?? 0 : number) + 1
  }

  /// Deletes the generations that no process holds any more.
  static func removeUnused(_ ledger: Ledger, except number: UInt64) {
    for other in folders(ledger) where other != number {
      let folder = "\(ledger.folders.views)/\(other)"
      guard let lock = try? LockFile(path: "\(folder)/in-use"), (try? lock.tryLock()) == true
      else { continue }
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  private static func folders(_ ledger: Ledger) -> [UInt64] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: ledger.folders.views)
    return (names ?? []).compactMap { UInt64($0) }
  }
}
