import LMDB
import Ledger
public import Vocabulary

/// What a void, a correction, a reversal or the restatement of a final value took the place of.
public struct Correction: Sendable, Equatable {
  /// How something that was said is put right.
  public enum Kind: Sendable {
    /// The event takes another back.
    case void
    /// The event says another anew.
    case correction
    /// The booking takes another back in an open year.
    case reversal
    /// The value takes the place of a final one.
    case restatement
  }

  /// How it is put right.
  public var kind: Kind
  /// The event that it takes back, replaces, reverses or restates.
  public var original: UInt64?
  /// The type that one was recorded as.
  public var originalType: String?
  /// The event whose data stood before; nil where nothing did.
  public var before: UInt64?
  /// The event whose data stands after; nil where nothing does.
  public var after: UInt64?
  /// The booking that it reverses.
  public var reverses: String?
  /// Of a reversal the year that it is booked in and that of the booking, and what was left of the
  /// booking's amount before and after.
  public var reversal: Reversal?
  /// Of a restatement why.
  public var cause: String?
  /// What it changed the sum of amounts by, one for each currency.
  public var effect: [Money] = []

  /// A booking taken back in an open year.
  public struct Reversal: Sendable, Equatable {
    /// The year that it is booked in.
    public var year: Int64?
    /// The year of the booking that it takes back.
    public var originalYear: Int64?
    /// What was left of the booking's amount.
    public var before: Money?
    /// What is left of it now.
    public var after: Money?
  }
}

extension Reading {
  /// What an event took the place of; nil where it put nothing right.
  func correction(
    _ sequence: UInt64, _ reverses: String?, _ owner: UInt32
  ) throws(TimelinesError) -> Correction? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    let prefix = EventPrefix(stored)
    var correction: Correction
    if prefix.target != 0 {
      correction = Correction(
        kind: prefix.typeNumber == RecordEncoder.voidedType ? .void : .correction,
        original: prefix.target)
      (correction.before, correction.after) = try sides(of: sequence)
      correction.reverses = reverses
    } else if let reverses {
      correction = Correction(kind: .reversal, reverses: reverses)
      try addReversal(sequence, of: reverses, owner, to: &correction)
    } else if let original = try restated(by: sequence, owner) {
      correction = Correction(
        kind: .restatement, original: original, before: original, after: sequence)
      correction.cause = try inner(sequence) { $0.text("cause") } ?? nil
    } else {
      return nil
    }
    if let original = correction.original {
      correction.originalType = try typeName(of: original)
    }
    correction.effect = try effect(of: sequence)
    return correction
  }

  /// Which events' data stood before and after an event: nothing and its own, of a correction what
  /// it replaced and its own; a void turns those of what it takes back round.
  private func sides(
    of sequence: UInt64
  ) throws(TimelinesError) -> (before: UInt64?, after: UInt64?) {
    var isTurned = false
    var next = sequence
    while let stored = try log.stored(next, logTransaction) {
      let prefix = EventPrefix(stored)
      guard prefix.typeNumber == RecordEncoder.voidedType else {
        let replaced = prefix.target == 0 ? nil : prefix.target
        return isTurned ? (next, replaced) : (replaced, next)
      }
      isTurned.toggle()
      next = prefix.target
    }
    return (nil, nil)
  }

  /// The event of the final value in whose place an event put another; nil where there was none or
  /// the value stayed.
  private func restated(
    by sequence: UInt64, _ owner: UInt32
  ) throws(TimelinesError) -> UInt64? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    var touched = TouchedAttributes()
    try touched.find(stored, self)
    guard let attribute = touched.found.first(where: { $0.kind == .observation })
    else { return nil }
    let facts: [TimelineFact]
    do throws(LMDBError) {
      var reader = AttributeReader(ChunkWalk(try index.cursor(tables.chunks), lens))
      facts = try reader.facts(of: owner, attribute.number)
    } catch {
      throw TimelinesError(error)
    }
    let before = facts.shown(at: Point(asOf: .last, knownAt: sequence - 1))
    guard let before, let own = facts.first(where: { $0.sequence == sequence }),
      before.member("state") == "final"
    else { return nil }
    let isSame = ["value", "numerator", "denominator", "missing"].allSatisfy {
      before.member($0) == own.member($0)
    }
    return isSame && own.member("cause") == nil ? nil : before.sequence
  }

  /// Finds the booking that a reversal on the same subject takes back: the last one before it that
  /// stood, else the last; and what was left of it.
  private func addReversal(
    _ sequence: UInt64, of key: String, _ owner: UInt32, to correction: inout Correction
  ) throws(TimelinesError) {
    var last: (sequence: UInt64, year: Int64?, amount: Money?)?
    var taken: Total = 0
    var end = sequence
    search: while true {
      let events = try ownedEvents(of: owner, before: end)
      guard let first = events.first else { break }
      for candidate in events.reversed() {
        let found = try inner(candidate) { data in
          (data.text("booking"), data.text("reverses"), data.int("year"), data.money("amount"))
        }
        guard let (booking, reverses, year, amount) = found, booking == key || reverses == key
        else { continue }
        let flips = try log.flips(of: candidate, logTransaction)
        let stood = flips.count { $0 < sequence } % 2 == 0
        if reverses == key {
          if stood { taken += amount?.minor ?? 0 }
          continue
        }
        if stood || last == nil { last = (candidate, year, amount) }
        if stood { break search }
      }
      end = first
    }
    let own = try inner(sequence) { ($0.int("year"), $0.money("amount")) }
    correction.original = last?.sequence
    var reversal = Correction.Reversal(year: own?.0, originalYear: last?.year)
    if let amount = last?.amount, let own = own?.1, own.currency == amount.currency {
      let left = amount.minor + taken
      reversal.before = Money(minor: left, currency: amount.currency)
      reversal.after = Money(minor: left + own.minor, currency: amount.currency)
    }
    correction.reversal = reversal
  }

  /// Gives the data of an event to `body`, of a correction those of what it says anew; nil where
  /// there is no such event.
  private func inner<R>(
    _ sequence: UInt64, _ body: (borrowing DataView) -> R
  ) throws(TimelinesError) -> R? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    let prefix = EventPrefix(stored)
    let number = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    guard let type = Registry.current.type(numbered: number) else { return nil }
    let start = prefix.byteCount + prefix.dataOffset
    return body(DataView(type.fields, stored, in: start..<stored.count))
  }
}

extension TimelineFact {
  /// A text, word or decimal in a value that is an object.
  fileprivate func member(_ name: String) -> String? {
    let view = DataView(
      FactExtractor.current.fields(typeNumber: typeNumber, template: template), value.span,
      in: 0..<value.count)
    return view.text(name) ?? view.decimal(name)?.description
  }
}
