public import Ledger
public import Vocabulary

extension Ledger {
  /// The event up to which the log is known; see ``resolve(_:)``.
  public func knownAt(_ request: KnownAtRequest) throws(LedgerError) -> KnownAt {
    let position = try resolve(request)
    return KnownAt(sequence: position.sequence, time: position.time, timeZone: identity.timeZone)
  }
}

extension Engine {
  /// Today in the ledger's time zone.
  public var today: Day { ledger.today }

  /// The first instant of a day in the ledger's time zone.
  public func start(of day: Day) -> Instant { ledger.start(of: day) }

  /// The event up to which the log is known; see ``Ledger/knownAt(_:)``.
  ///
  /// As far as it goes is as far as the views go: they are brought up to date first. Where that
  /// cannot be done, the position says so, and every answer made for it carries the notice.
  public func knownAt(_ request: KnownAtRequest) throws -> KnownAt {
    var known = try ledger.knownAt(request)
    guard request == .head else { return known }
    let reach = try timelines.reach(known.sequence)
    if let lag = reach.lag {
      known = try ledger.knownAt(.sequence(reach.position))
      known.lag = lag
    }
    return known
  }
}
