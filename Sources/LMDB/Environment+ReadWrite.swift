extension Environment {
  /// Runs `body` on an unchanging view of all tables; many may run at the same time.
  ///
  /// Keep it short, and never wait in it for network or user. The closure names its error,
  /// `{ (transaction) throws(LedgerError) in … }`; failures of LMDB are turned into that.
  @inlinable
  public func read<R: ~Copyable, E: LMDBFailable>(
    _ body: (borrowing ReadTransaction) throws(E) -> R
  ) throws(E) -> R {
    let raw: RawTransaction
    do throws(LMDBError) { raw = try beginRead() } catch { throw E(error) }
    defer { endRead(raw) }
    let result = try body(ReadTransaction(raw))
    if isLockless { do throws(LMDBError) { try checkUnmoved(raw) } catch { throw E(error) } }
    return result
  }

  /// Runs `body` on an unchanging view of all tables, where only LMDB can fail.
  @inlinable
  public func read<R: ~Copyable>(
    _ body: (borrowing ReadTransaction) throws(LMDBError) -> R
  ) throws(LMDBError) -> R {
    let raw = try beginRead()
    defer { endRead(raw) }
    let result = try body(ReadTransaction(raw))
    if isLockless { try checkUnmoved(raw) }
    return result
  }

  /// Runs `body` on an unchanging view of all tables; the closure may throw anything.
  @inlinable @_disfavoredOverload
  public func read<R: ~Copyable>(
    _ body: (borrowing ReadTransaction) throws -> R
  ) throws -> R {
    let raw = try beginRead()
    defer { endRead(raw) }
    let result = try body(ReadTransaction(raw))
    if isLockless { try checkUnmoved(raw) }
    return result
  }

  /// Runs `body` as the one writer; commits when it returns and drops all when it throws.
  ///
  /// Begins, runs and commits on the calling thread, and waits for other writers as long as
  /// they take. Must not be called inside another write on the same environment. After
  /// `mapFull` the slots of dead readers have been cleared, so the caller may try again.
  /// The closure names its error, and failures of LMDB are turned into that.
  @inlinable
  public func write<R: ~Copyable, E: LMDBFailable>(
    _ body: (inout WriteTransaction) throws(E) -> R
  ) throws(E) -> R {
    let raw: RawTransaction
    do throws(LMDBError) { raw = try beginWrite() } catch { throw E(error) }
    var transaction = WriteTransaction(raw)
    let result: R
    do throws(E) {
      result = try body(&transaction)
    } catch {
      abort(raw)
      throw error
    }
    precondition(transaction.raw == raw, "write transactions were exchanged")
    do throws(LMDBError) { try commit(raw) } catch { throw E(error) }
    return result
  }

  /// Runs `body` as the one writer, where only LMDB can fail.
  @inlinable
  public func write<R: ~Copyable>(
    _ body: (inout WriteTransaction) throws(LMDBError) -> R
  ) throws(LMDBError) -> R {
    let raw = try beginWrite()
    var transaction = WriteTransaction(raw)
    let result: R
    do throws(LMDBError) {
      result = try body(&transaction)
    } catch {
      abort(raw)
      throw error
    }
    precondition(transaction.raw == raw, "write transactions were exchanged")
    try commit(raw)
    return result
  }

  /// Runs `body` as the one writer; the closure may throw anything.
  @inlinable @_disfavoredOverload
  public func write<R: ~Copyable>(
    _ body: (inout WriteTransaction) throws -> R
  ) throws -> R {
    let raw = try beginWrite()
    var transaction = WriteTransaction(raw)
    let result: R
    do {
      result = try body(&transaction)
    } catch {
      abort(raw)
      throw error
    }
    precondition(transaction.raw == raw, "write transactions were exchanged")
    try commit(raw)
    return result
  }
}
