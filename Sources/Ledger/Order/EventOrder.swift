package import LMDB
package import Vocabulary

/// A batch that somebody wants recorded: as a whole, or not at all.
package struct EventGroup: Sendable {
  /// Its events, in order.
  package let drafts: [Draft]
  /// How it is recorded.
  package let options: AppendOptions

  /// A batch as given.
  package init(drafts: [Draft], options: AppendOptions) {
    self.drafts = drafts
    self.options = options
  }
}

/// Decides in which order events are recorded, and alone knows the clock that stamps them.
///
/// A log on one machine has ``LocalOrder``. An order that several machines share stands in its
/// place: it takes the right to append, reserves numbers and a time, lets the ledger decide,
/// and makes durable what was decided; the others apply it with ``Ledger/append(records:of:_:)``.
package protocol EventOrder: Sendable {
  /// What hands out records as they are ordered.
  associatedtype Follower: AsyncSequence<[EventRecord], LedgerError> & Sendable

  /// Decides a group once its places are known: takes places and leaves the records in the log's
  /// tables, or throws and has changed nothing. It may be asked again for the same group.
  typealias Decide =
    @Sendable (
      _ group: EventGroup, _ places: inout Sequencer, _ transaction: inout WriteTransaction
    ) throws(LedgerError) -> Receipt

  /// Which log it orders; see ``LedgerIdentity/origin``.
  var origin: String { get }

  /// The last event of the order.
  var head: LedgerPosition { get async throws(LedgerError) }

  /// Has a group decided behind the last event, and suspends the task until it is durable. The
  /// receipt names the range of numbers that it got: ``Receipt/numbers``.
  func commit(
    _ group: EventGroup, _ decide: @escaping Decide
  ) async throws(LedgerError) -> Receipt

  /// The same, holding the thread.
  func commitHere(_ group: EventGroup, _ decide: @escaping Decide) throws(LedgerError) -> Receipt

  /// The records from a number on, as many as are handed out at a time; none above the head.
  func records(from number: UInt64) async throws(LedgerError) -> [EventRecord]

  /// All records from a number on, those to come included.
  func follow(from number: UInt64) -> Follower
}
