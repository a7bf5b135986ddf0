import ArgumentParser
import Foundation
import Stadtbuch

/// Where the ledger lies.
struct LedgerLocation: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The ledger's folder; else STADTBUCH_LEDGER, else ./city.stadtbuch.", valueName: "DIR"))
  var ledger: String?

  @Flag(
    help: """
      Writes nothing into the ledger, not even views; taken by itself where the files may not be \
      written.
      """)
  var readOnly = false

  /// The place that was said.
  var place: LedgerPlace { LedgerPlace(ledger: ledger, readOnly: readOnly) }

  /// Opens the log alone, for what needs no views.
  func openLedger() throws -> Ledger { try place.openLedger() }

  /// Opens it and brings its views up to date, with progress if that takes long.
  func open(quiet: Bool = false) throws -> Engine { try place.open(quiet: quiet) }

  /// The folder; see ``LedgerPlace/path()``.
  func path() throws -> String { try place.path() }
}

/// A ledger's place, and whether it may be written.
struct LedgerPlace: Sendable {
  /// The folder, if one is said.
  var ledger: String?
  /// Whether nothing may be written, not even views.
  var readOnly = false

  /// The folder.
  ///
  /// Throws: where what was said cannot be a path.
  func path() throws -> String {
    let said = try ledger ?? CommandInput.variable("STADTBUCH_LEDGER") ?? "city.stadtbuch"
    return try CommandInput.checked(path: said)
  }

  /// Opens the log alone, for what needs no views.
  func openLedger() throws -> Ledger {
    try Ledger.open(
      at: try path(),
      options: LedgerOptions(
        mode: readOnly ? .readOnly : .readWrite, clock: try CommandClock.current()))
  }

  /// Opens it and brings its views up to date, with progress if that takes long.
  func open(quiet: Bool = false) throws -> Engine {
    let progress = Progress(Label.viewsWord[.spoken], isQuiet: quiet)
    var last: UInt64 = 0
    let engine = try Engine.open(
      at: try path(), readOnly: readOnly,
      options: LedgerOptions(clock: try CommandClock.current())
    ) { done in
      last = done
      progress.update(done)
    }
    progress.end(last)
    return engine
  }
}

/// What tells the program the time.
enum CommandClock {
  /// The machine's clock, or the instant that `STADTBUCH_NOW` names: for tests, and for batch jobs
  /// that must print the same when run again.
  static func current() throws -> any LedgerClock {
    guard let text = try CommandInput.variable("STADTBUCH_NOW") else { return SystemClock() }
    guard let instant = Instant(text) else {
      throw Failure(
        .usage,

        "STADTBUCH_NOW “\(text.excerpt)” is not a time from 1900 to 2999; give 2024-12-31T09:00:00Z",
        "STADTBUCH_NOW „\(text.excerpt)“ ist keine Zeit von 1900 bis 2999; 2024-12-31T09:00:00Z angeben"
      )
    }
    return FixedClock(instant: instant)
  }
}

/// A clock that stands still.
struct FixedClock: LedgerClock {
  let instant: Instant

  func now() -> Instant { instant }
}
