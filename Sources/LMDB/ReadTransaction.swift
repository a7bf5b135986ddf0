/// An unchanging view of all tables at one moment.
///
/// It exists only inside `Environment.read` (or as `WriteTransaction.reading`), can be neither
/// copied nor kept, and every span it gives ends with it; the compiler sees to both.
/// Keep it short: while it lasts, no page it can see is used again.
public struct ReadTransaction: ~Copyable, ~Escapable {
  let raw: RawTransaction

  @usableFromInline @_lifetime(borrow owner)
  init(_ owner: borrowing RawTransaction) {
    raw = copy owner
  }

  @_lifetime(borrow owner)
  init(viewing owner: borrowing WriteTransaction) {
    raw = owner.raw
  }

  @_lifetime(immortal)
  private init(sharing raw: RawTransaction) {
    self.raw = raw
  }

  /// The same view once more, for a type that holds one; it ends with the transaction too.
  @_lifetime(copy self)
  public borrowing func view() -> ReadTransaction {
    unsafe _overrideLifetime(ReadTransaction(sharing: raw), copying: self)
  }

  /// The transaction number whose state is seen.
  public var id: UInt64 { raw.id }

  /// The value at `key`, or nil if there is none.
  @_lifetime(copy self)
  public borrowing func get(
    _ table: Table, _ key: Span<UInt8>
  ) throws(LMDBError) -> Span<UInt8>? {
    guard let bytes = try raw.get(table, key) else { return nil }
    return unsafe _overrideLifetime(
      Span(_unsafeStart: bytes.start, count: bytes.count), copying: self)
  }

  /// The value at a key of eight bytes, highest first, or nil if there is none.
  @_lifetime(copy self)
  public borrowing func get(_ table: Table, _ key: UInt64) throws(LMDBError) -> Span<UInt8>? {
    guard let bytes = try raw.get(table, KeyBuffer(key).span) else { return nil }
    return unsafe _overrideLifetime(
      Span(_unsafeStart: bytes.start, count: bytes.count), copying: self)
  }

  /// The number of records in a table.
  public borrowing func count(of table: Table) throws(LMDBError) -> Int {
    try raw.count(of: table)
  }

  /// A cursor over a table, not yet on a record.
  @_lifetime(copy self)
  public borrowing func cursor(_ table: Table) throws(LMDBError) -> Cursor {
    let cursor = try Cursor(raw, table, lifetime: ())
    return unsafe _overrideLifetime(cursor, copying: self)
  }
}
