import LMDB
import Ledger
import Timelines
public import Vocabulary

/// One voucher of a grant, as auditors look at it.
public struct GrantBooking: Sendable, Equatable {
  /// The key of the booking.
  public var booking: String
  /// The event.
  public var sequence: UInt64
  /// The day of payment, else the day from which it holds.
  public var day: Day
  /// The number of the voucher.
  public var voucher: String?
  /// Who was paid, as a reference; absent also where it is sealed.
  public var payee: String?
  /// What it was for; absent also where it is sealed.
  public var purpose: String?
  /// The line of the notice; `-` where none is named.
  public var line: String
  /// The amount.
  public var money: Money
  /// Whether it was flagged as eligible.
  public var isFlagged: Bool
  /// Whether it was paid in the eligible time; absent while there is no notice.
  public var isInside: Bool?

  /// Whether it counts: flagged, and paid in the eligible time.
  public var isCounted: Bool { isFlagged && isInside == true }
}

extension GrantReader {
  /// All bookings on a grant that hold at the point, in the order in which they were recorded.
  static func bookings(
    of entity: Entity, _ terms: GrantTerms?, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [GrantBooking] {
    var bookings: [GrantBooking] = []
    try forEachBooking(of: entity, terms, reading) { bookings.append($0) }
    return bookings
  }

  private static let accountPrefix = "account:\(AccountFamily.used.rawValue)/"

  /// Calls `body` with all bookings on a grant that hold at the point, in the order in which they
  /// were recorded. They stand by account, so they wait until all are in order, on disk where there
  /// are many.
  static func forEachBooking(
    of entity: Entity, _ terms: GrantTerms?, _ reading: borrowing Reading,
    _ body: (GrantBooking) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    var sort = ScratchSort()
    try reading.forEachFact(of: entity.number) { (fact) throws(TimelinesError) in
      guard fact.kind == .flow, fact.holds(at: reading.point) else { return }
      let name = try reading.attribute(fact.attribute).name
      guard name.hasPrefix(accountPrefix), fact.money != nil else { return }
      // `account:used/{line}/{flag}:EUR`; a line may be called as anything.
      let parts = name.dropFirst(accountPrefix.count).split(separator: "/")
      guard parts.count == 2, let line = parts.first else { return }
      let waiting = WaitingBooking(
        fact, line: String(line), isFlagged: parts[1].hasPrefix("true"))
      do throws(ScratchError) {
        try sort.append(key: waiting.key.span, value: waiting.value.span)
      } catch { throw TimelinesError(error) }
    }
    while true {
      do throws(ScratchError) {
        guard try sort.next() else { return }
      } catch {
        throw TimelinesError(error)
      }
      let waiting = WaitingBooking(key: sort.key, value: sort.value)
      guard let money = waiting.fact.money else { continue }
      try body(
        try booking(
          waiting.fact, money, line: waiting.line, isFlagged: waiting.isFlagged, terms, reading))
    }
  }

  private static func booking(
    _ fact: TimelineFact, _ money: Money, line: String, isFlagged: Bool, _ terms: GrantTerms?,
    _ reading: borrowing Reading
  ) throws(TimelinesError) -> GrantBooking {
    var booking = GrantBooking(
      booking: "", sequence: fact.sequence, day: fact.validFrom, line: line, money: money,
      isFlagged: isFlagged)
    let fields = Registry.current.type(numbered: Int(fact.typeNumber))?.fields ?? []
    _ = try reading.withEvent(fact.sequence) { (event) throws(TimelinesError) in
      do throws(LedgerError) {
        let view = DataView(fields, event.record, in: try event.layout().data)
        booking.booking = view.text("booking") ?? ""
        booking.day = view.date("paidon") ?? fact.validFrom
        booking.voucher = view.text("voucher")
        booking.payee = view.text("payee")
        booking.purpose = view.text("purpose")
      } catch {
        throw TimelinesError(error)
      }
    }
    if let terms { booking.isInside = booking.day >= terms.from && booking.day <= terms.until }
    return booking
  }
}

/// A booking that waits for its turn.
private struct WaitingBooking {
  var fact: TimelineFact
  var line: String
  var isFlagged: Bool

  init(_ fact: TimelineFact, line: String, isFlagged: Bool) {
    self.fact = fact
    self.line = line
    self.isFlagged = isFlagged
  }

  /// Its event, highest byte first.
  var key: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: fact.sequence >> $0) }
  }

  var value: [UInt8] {
    var value = fact.value
    value.append(littleEndian: UInt32(bitPattern: fact.validFrom.number))
    value.append(littleEndian: UInt32(fact.typeNumber))
    value.append(isFlagged ? 1 : 0)
    value.append(contentsOf: line.utf8)
    return value
  }

  /// What waited under a key: of the fact as much as a booking needs.
  init(key: [UInt8], value: [UInt8]) {
    let amount = Array(value.prefix(12))
    let rest = value.span
    fact = TimelineFact(
      flow: amount, sequence: key.reduce(0) { $0 << 8 | UInt64($1) },
      validFrom: Day(unchecked: Int32(bitPattern: rest.littleEndianUInt32(at: 12))),
      typeNumber: UInt16(truncatingIfNeeded: rest.littleEndianUInt32(at: 16)))
    isFlagged = value[20] == 1
    line = rest.string(in: 21..<value.count)
  }
}
