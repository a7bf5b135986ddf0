import LMDB

/// Reads the states of many subjects one after another without looking up the table from its root
/// each time: subjects with neighbouring numbers cost least.
public struct StateCursor: ~Copyable, ~Escapable {
  private var walk: ChunkWalk
  private var owned: LMDB.Cursor
  private let point: Point
  private let accountsApart: Bool

  @_lifetime(copy walk, copy owned)
  init(
    _ walk: consuming ChunkWalk, _ owned: consuming LMDB.Cursor, _ point: Point,
    accountsApart: Bool
  ) {
    self.walk = walk
    self.owned = owned
    self.point = point
    self.accountsApart = accountsApart
  }

  /// Fills `state` with what holds about a subject.
  @_lifetime(self: copy self)
  public mutating func state(
    of number: UInt32, into state: inout EntityState
  ) throws(TimelinesError) {
    do throws(LMDBError) {
      var reader = StateReader(point, accountsApart: accountsApart)
      try reader.read(number, &walk, into: &state)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// How many events a subject owns up to the point, voided ones and voids included.
  @_lifetime(self: copy self)
  public mutating func version(of number: UInt32) throws(TimelinesError) -> UInt64 {
    do throws(LMDBError) {
      return try OwnedEvents.count(of: number, through: point.knownAt, &owned)
    } catch {
      throw TimelinesError(error)
    }
  }
}

extension Reading {
  /// A cursor over what this reading sees, at its point.
  ///
  /// - Parameter accountsApart: whether totals of accounts go to ``EntityState/flows`` alone, for
  ///   whoever adds up many and asks for neither events nor days.
  @_lifetime(copy self)
  public func states(accountsApart: Bool = false) throws(TimelinesError) -> StateCursor {
    do throws(LMDBError) {
      return StateCursor(
        ChunkWalk(try index.cursor(tables.chunks), lens), try index.cursor(tables.owned), point,
        accountsApart: accountsApart)
    } catch {
      throw TimelinesError(error)
    }
  }
}
