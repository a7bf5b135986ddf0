import Foundation
public import Ledger

/// A ledger in a folder of its own that goes with it.
public final class TemporaryLedger: Sendable {
  /// The folder that holds the ledger's folder.
  public let parent: String
  /// The ledger's folder.
  public let path: String
  /// The clock that stamps its events.
  public let clock: ManualClock
  /// The ledger.
  public let ledger: Ledger

  /// An empty ledger, by default with a clock that stands at 2025-01-15T09:00:00Z.
  public init(
    clock: ManualClock = ManualClock(), timeZone: String = "Europe/Berlin",
    options change: (inout LedgerOptions) -> Void = { _ in }
  ) throws {
    parent = try TemporaryLedger.folder()
    path = parent + "/city.stadtbuch"
    self.clock = clock
    var options = LedgerOptions(clock: clock, mapSizeBytes: 8 << 30)
    change(&options)
    ledger = try Ledger.create(
      at: path,
      identity: LedgerIdentity(name: "Test", origin: "test/ledger", timeZone: timeZone),
      options: options)
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(atPath: parent)
  }

  /// Does nothing, but the folder is there until then: for tests that use the ledger alone.
  public func keep() {}

  /// A new folder under the system's place for temporary files.
  public static func folder() throws -> String {
    let path = NSTemporaryDirectory() + "stadtbuch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    return path
  }

  /// The same ledger opened once more.
  public func reopened(
    options change: (inout LedgerOptions) -> Void = { _ in }
  ) throws -> Ledger {
    var options = LedgerOptions(clock: clock)
    change(&options)
    return try Ledger.open(at: path, options: options)
  }
}
