import LMDB
public import Vocabulary

/// How far the log is to be known, as people say it.
public enum KnownAtRequest: Sendable, Equatable {
  /// As far as it goes.
  case head
  /// Up to the event of this number; 0 is the empty ledger.
  case sequence(UInt64)
  /// Up to the last event recorded by then.
  case instant(Instant)
  /// Up to the last event recorded by then, on the clock of the ledger's time zone.
  case time(WrittenTime)
  /// Up to the event of this number, which was recorded then: the point as tables print it.
  case printed(UInt64, WrittenTime)
  /// Up to the last event recorded by the end of that day in the ledger's time zone.
  case day(Day)

  /// The forms that are understood, to be named where one is not.
  public static let forms = Label(
    en: "an event's number, a date (\(Day.forms.en)) or a time such as 2024-12-31T09:00:00Z or "
      + "31.12.2024 10:00:00,123456",
    de: "die Nummer eines Ereignisses, ein Datum (\(Day.forms.de)) oder eine Zeit wie "
      + "2024-12-31T09:00:00Z oder 31.12.2024 10:00:00,123456")

  /// The point that a text says: a number, a date, an instant by RFC 3339, a local time, or a point
  /// as tables print it, `#150, 12.02.2026 10:00:00,123456`.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 128 else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let number = UInt64(text) else { return nil }
      self = .sequence(number)
    } else if text.utf8.first == 0x23 {
      self.init(printed: text.dropFirst())
    } else if let day = Day.written(text) {
      self = .day(day)
    } else if let time = WrittenTime(text) {
      self = time.instant.map(KnownAtRequest.instant) ?? .time(time)
      guard time.offset == nil || time.instant != nil else { return nil }
    } else {
      return nil
    }
  }

  private init?(printed text: some StringProtocol) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = UInt64(digits) else { return nil }
    // Shells and forms may have put something else for the blank behind the comma.
    let rest = text[digits.endIndex...].drop { ", T(".contains($0) }
    guard !rest.isEmpty else {
      guard digits.endIndex == text.endIndex else { return nil }
      self = .sequence(number)
      return
    }
    guard let time = WrittenTime(rest) else { return nil }
    self = .printed(number, time)
  }
}

extension Ledger {
  /// The event that a request stands for.
  ///
  /// Throws: `invalid` for what nobody can know yet: a number above the head, an instant that lies
  /// after both now and the last event, a day after today; also for a local time that the clock
  /// skips or shows twice, and for a printed point that this ledger never had.
  public func resolve(_ request: KnownAtRequest) throws(LedgerError) -> LedgerPosition {
    let instant = try instant(of: request)
    let (number, time, head) = try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        let head = try reader.lastSequence(transaction)
        let number: UInt64 =
          switch request {
          case .head: head
          case .sequence(let number), .printed(let number, _): number
          case .instant, .time, .day: try last(by: instant ?? .first, head, transaction)
          }
        return (
          number, try reader.time(of: number, transaction),
          LedgerPosition(sequence: head, time: try reader.time(of: head, transaction))
        )
      } catch {
        throw LedgerError(error)
      }
    }
    guard number <= head.sequence else {
      throw LedgerError(
        .invalid,
        "event \(number) is not recorded yet; the last one is \(head.sequence): give a number up to "
          + "that, an instant or a date",
        "Ereignis \(number) ist noch nicht erfasst; das letzte ist \(head.sequence): eine Nummer bis "
          + "dahin, einen Zeitpunkt oder ein Datum angeben")
    }
    try check(request, instant, against: head)
    if case .printed(_, let said) = request, instant != time {
      throw LedgerError(
        .invalid,
        "event \(number) was recorded at \(time?.description ?? "no time"), not at \(said): give the "
          + "number alone, or the point as this ledger printed it",
        "Ereignis \(number) wurde \(time.map { "am \($0)" } ?? "zu keiner Zeit") erfasst, nicht am "
          + "\(said): nur die Nummer angeben oder den Stand, wie ihn dieses Stadtbuch gedruckt hat")
    }
    return LedgerPosition(sequence: number, time: number == 0 ? nil : time)
  }

  /// The number of the last event whose time is at or before the instant; 0 when there is none.
  public func sequence(at instant: Instant) throws(LedgerError) -> UInt64 {
    try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        return try last(by: instant, try reader.lastSequence(transaction), transaction)
      } catch {
        throw LedgerError(error)
      }
    }
  }

  /// The one instant of a time on the clock of the ledger's time zone.
  ///
  /// Throws: `invalid` where the clock skips it or shows it twice.
  public func instant(of time: WrittenTime) throws(LedgerError) -> Instant {
    let found = time.instant.map { [$0] } ?? calendar.instants(of: time)
    guard let instant = found.first else {
      throw LedgerError(
        .invalid,
        "the clock in \(identity.timeZone) never shows \(time): it was set forward over it, or it "
          + "lies outside of the calendar; give another time, or an offset such as +01:00",
        "die Uhr in \(identity.timeZone) zeigt \(time) nie: sie wurde darüber hinweg vorgestellt, "
          + "oder es liegt außerhalb des Kalenders; eine andere Zeit oder einen Abstand wie +01:00 "
          + "angeben")
    }
    guard found.count == 1 else {
      let offsets = found.map { calendar.offsetText(at: $0) }
      throw LedgerError(
        .invalid,
        "the clock in \(identity.timeZone) shows \(time) twice; add the offset: "
          + offsets.joined(separator: " or "),
        "die Uhr in \(identity.timeZone) zeigt \(time) zweimal; den Abstand anfügen: "
          + offsets.joined(separator: " oder "))
    }
    return instant
  }

  private func instant(of request: KnownAtRequest) throws(LedgerError) -> Instant? {
    switch request {
    case .head, .sequence: nil
    case .instant(let instant): instant
    case .time(let time), .printed(_, let time): try instant(of: time)
    case .day(let day): calendar.end(of: day)
    }
  }

  /// Only what lies after both the clock and the head is still to come: the answer would change.
  private func check(
    _ request: KnownAtRequest, _ instant: Instant?, against head: LedgerPosition
  ) throws(LedgerError) {
    let now = options.clock.now()
    let latest = max(now, head.time ?? now)
    var shown: String?
    switch request {
    case .head, .sequence, .printed: break
    case .instant, .time: if let instant, instant > latest { shown = "\(instant)" }
    case .day(let day): if day > self.day(of: latest) { shown = "\(day)" }
    }
    guard let shown else { return }
    throw LedgerError(
      .invalid,
      "\(shown) lies in the future, after \(latest): what will be known then would change the answer; "
        + "leave it out for everything known now",
      "\(shown) liegt in der Zukunft, nach \(latest): was dann bekannt ist, würde die Antwort ändern; "
        + "für alles jetzt Bekannte weglassen")
  }

  /// The last event recorded by an instant: times never fall along the log.
  private func last(
    by instant: Instant, _ head: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64 {
    var (low, high): (UInt64, UInt64) = (0, head)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if let time = try reader.time(of: middle, transaction), time <= instant {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
