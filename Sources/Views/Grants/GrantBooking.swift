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
    for fact in try reading.timeline(of: entity.number)
    where fact.kind == .flow && fact.holds(at: reading.point) {
      let name = try reading.attribute(fact.attribute).name
      guard name.hasPrefix("account:used/"), let money = fact.money else { continue }
      // `account:used/{line}/{flag}:EUR`; a line may be called as anything.
      let parts = name.dropFirst("account:used/".count).split(separator: "/")
      guard parts.count == 2, let line = parts.first else { continue }
      bookings.append(
        try booking(
          fact, money, line: String(line), isFlagged: parts[1].hasPrefix("true"), terms,
          reading))
    }
    bookings.sort { $0.sequence < $1.sequence }
    return bookings
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
