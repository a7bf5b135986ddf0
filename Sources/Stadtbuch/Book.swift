public import Ledger
import Vocabulary

/// A city's ledger, opened: what a program embeds to record, to read at a point and to replay.
///
/// Any thread may call any of it.
public final class Book: Sendable {
  /// The log.
  public let ledger: Ledger

  init(_ ledger: Ledger) {
    self.ledger = ledger
  }

  /// Makes an empty ledger and opens it; refuses a folder that holds one.
  public static func create(
    at path: String, identity: LedgerIdentity, options: LedgerOptions = LedgerOptions()
  ) throws(LedgerError) -> Book {
    Book(try Ledger.create(at: path, identity: identity, options: options))
  }

  /// Opens a ledger.
  public static func open(
    at path: String, options: LedgerOptions = LedgerOptions()
  ) throws(LedgerError) -> Book {
    Book(try Ledger.open(at: path, options: options))
  }

  /// Ends the work with it: what waits is still written.
  public func close() {
    ledger.close()
  }
}
