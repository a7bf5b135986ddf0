import LMDB
import Ledger
import Vocabulary

/// What answers say of an event beside its facts.
struct EventCard: Sendable {
  var sequence: UInt64
  var type: String
  var validFrom: Day
  var recordedAt: Instant
  var actor: String
  var reason: String?
  var target: UInt64
  var isVoid: Bool
  var flips: [UInt64]
  var innerType: String?
}

extension Reading {
  /// What the log says of an event and what happened to it up to the point.
  func card(_ sequence: UInt64) throws(TimelinesError) -> EventCard? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    let event = StoredEvent(sequence, stored)
    let layout: RecordLayout
    do throws(LedgerError) { layout = try event.layout() } catch { throw TimelinesError(error) }
    let record = event.record
    let flips = try log.flips(of: sequence, logTransaction).filter { $0 <= point.knownAt }
    return EventCard(
      sequence: sequence, type: Registry.current.type(numbered: layout.typeNumber)?.name ?? "",
      validFrom: layout.validFrom, recordedAt: layout.time,
      actor: record.string(in: layout.actor),
      reason: record.text(in: layout.reason),
      target: event.prefix.target, isVoid: flips.count % 2 == 1, flips: flips,
      innerType: layout.innerTypeNumber.flatMap { Registry.current.type(numbered: $0)?.name })
  }
}

extension TimelineFact {
  /// The value in exchange form; nil where the fact takes it away.
  var json: String? {
    guard kind != .unset, kind != .left else { return nil }
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Collection<TimelineFact> {
  /// Of the facts of one attribute the one that shows at a point; of an account the last booking.
  package func shown(at point: Point) -> TimelineFact? {
    var best: TimelineFact?
    for fact in self where fact.holds(at: point) {
      if let current = best, !fact.outranks(current) { continue }
      best = fact
    }
    return best
  }

  /// Of the facts of one attribute the value at a point, in exchange form.
  func value(at point: Point) -> String? {
    guard first?.kind == .flow else { return shown(at: point)?.json }
    var total: Money?
    for fact in self where fact.holds(at: point) {
      guard let money = fact.money else { continue }
      total = Money(minor: (total?.minor ?? 0) + money.minor, currency: money.currency)
    }
    return total.map { money in
      var bytes: [UInt8] = []
      bytes.append(json: money)
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
