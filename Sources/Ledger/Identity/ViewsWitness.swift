package import LMDB
package import Vocabulary

/// What views keep of where they come from: which ledger, and sums over the first and the last
/// event that they were made from, by which a log with another history is noticed.
///
/// The sums tell accidents, they prove nothing; the tree over the records does that.
package struct ViewsWitness: Sendable, Equatable {
  /// The ledger.
  let mark: IdentityMark
  /// The last event that they were made from.
  package let sequence: UInt64
  /// The sum over the first event.
  let first: UInt64
  /// The sum over the last event.
  let last: UInt64

  /// The table of the views and the key under which it stands there.
  package static let (table, key) = ("meta", Array("origin".utf8))
  /// The key under which the last event stands alone, as in views of before there were witnesses.
  package static let positionKey = Array("position".utf8)

  private static let version: UInt8 = 1
  private static let headBytes = 25

  init(mark: IdentityMark, sequence: UInt64, first: UInt64, last: UInt64) {
    self.mark = mark
    self.sequence = sequence
    self.first = first
    self.last = last
  }

  /// Reads a witness as it is kept; nil when it is none, or of another version.
  init?(stored bytes: [UInt8], known: IdentityMark.Known?) {
    guard bytes.count > ViewsWitness.headBytes, bytes[0] == ViewsWitness.version,
      let mark = IdentityMark(stored: bytes[ViewsWitness.headBytes...], known: known)
    else { return nil }
    self.mark = mark
    sequence = bytes.span.littleEndianUInt64(at: 1)
    first = bytes.span.littleEndianUInt64(at: 9)
    last = bytes.span.littleEndianUInt64(at: 17)
  }

  /// The bytes that are kept.
  func stored(_ known: IdentityMark.Known) -> [UInt8] {
    var bytes = [ViewsWitness.version]
    bytes.append(littleEndian: sequence)
    bytes.append(littleEndian: first)
    bytes.append(littleEndian: last)
    bytes.append(contentsOf: known.bytes)
    return bytes
  }

  /// A sum over the bytes of a record (FNV-1a).
  static func sum(_ record: Span<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in record.indices { sum = (sum ^ UInt64(record[index])) &* 0x100_0000_01b3 }
    return sum
  }
}

extension Ledger {
  /// What views keep that were made from all events up to `sequence`: the value under
  /// ``ViewsWitness/key``; nil when there are none.
  package func witness(
    through sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> [UInt8]? {
    guard let first = try sum(of: 1, transaction), let last = try sum(of: sequence, transaction)
    else { return nil }
    let witness = ViewsWitness(mark: known.mark, sequence: sequence, first: first, last: last)
    return witness.stored(known)
  }

  /// Why views do not belong to this log, in one line; nil when they do.
  ///
  /// - Parameters:
  ///   - folder: where they lie.
  ///   - position: the last event that they were made from.
  ///   - witness: what they keep under ``ViewsWitness/key``.
  package func fault(
    ofViewsIn folder: String, at position: UInt64, witness: [UInt8]?,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Label? {
    let found = FoundViews(
      folder: folder, position: position,
      witness: witness.flatMap { ViewsWitness(stored: $0, known: known) })
    return try fault(views: [found], log: nil, transaction)
  }

  /// Why the parts do not belong together, in one line; nil when they do.
  func fault(
    views: [FoundViews], log: IdentityMark?, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Label? {
    let belonging = Belonging(
      folders: folders, identity: known.mark, log: log,
      head: try reader.lastSequence(transaction), views: views)
    return try belonging.fault { (number) throws(LMDBError) in try sum(of: number, transaction) }
  }

  /// The sum over an event's record; nil above the head, and where no record can be read: that is
  /// damage, which `verify` tells, and no other history.
  private func sum(
    of number: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64? {
    guard let stored = try reader.stored(number, transaction), stored.count > 12,
      Int(stored[12]) <= stored.count,
      (try? StoredEvent(number, stored).layout())?.sequence == number
    else { return nil }
    return ViewsWitness.sum(StoredEvent(number, stored).record)
  }
}
