import Ledger
public import Timelines
public import Vocabulary

/// An event as it stands in a list for auditors.
public struct ListedEvent: Sendable {
  /// Its number.
  public var sequence: UInt64
  /// Its type; of a correction the type that it says anew.
  public var type: String
  /// Whose event it is: of a correction the subject of what it says anew.
  public var subject: String
  /// The day from which it holds.
  public var validFrom: Day
  /// Its amount, if it has one.
  public var amount: Money?
  /// What stands in the fields of a list, in their order.
  public var texts: [(field: String, text: String)]

  func text(_ field: String) -> String? { texts.first { $0.field == field }?.text }

  func amount(in currency: Currency) -> Total? {
    amount.flatMap { $0.currency == currency ? $0.minor : nil }
  }
}

/// Lists the events of some types that hold at a point.
public struct EventList: Sendable {
  private let timelines: Timelines

  /// Lists of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
  }

  /// The fields that a list shows beside the amount.
  public static let fields = [
    "booking", "year", "type", "source", "commitment", "contract", "account", "voucher", "grant",
    "grantline", "paidon", "payee", "purpose", "reverses",
  ]

  /// Calls `body` with the events of these types that are known, not void and of a day up to the
  /// point, in the order of the log. No transaction is open meanwhile.
  public func forEach(
    at point: Point, types: [String], _ body: (ListedEvent) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let wanted = Set(types.compactMap { Registry.current.type(named: $0)?.number })
    var next: UInt64 = 1
    while next <= point.knownAt {
      let end = min(point.knownAt, next + EventList.stretch - 1)
      let events = try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try EventList.listed(next...end, wanted, reading)
      }
      for event in events { try body(event) }
      next = end + 1
    }
  }

  /// Events that one transaction looks at.
  private static let stretch: UInt64 = 5_000

  private static func listed(
    _ numbers: ClosedRange<UInt64>, _ wanted: Set<Int>, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [ListedEvent] {
    var events: [ListedEvent] = []
    for number in numbers {
      let found = try reading.withEvent(number) { (event) throws(TimelinesError) in
        try EventList.listed(event, wanted, reading)
      }
      if let found, let event = found, try !reading.isVoid(number) { events.append(event) }
    }
    return events
  }

  private static func listed(
    _ event: borrowing StoredEvent, _ wanted: Set<Int>, _ reading: borrowing Reading
  ) throws(TimelinesError) -> ListedEvent? {
    let prefix = event.prefix
    let number = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    guard wanted.contains(number), prefix.validFrom <= reading.point.asOf,
      let type = Registry.current.type(numbered: number)
    else { return nil }
    let record = event.record
    let data = DataView(type.fields, record, in: prefix.dataOffset..<record.count)
    var texts: [(field: String, text: String)] = []
    for field in fields where type.field(named: field) != nil && data.has(field) {
      if let text = data.text(field) ?? data.word(field) ?? data.date(field)?.description
        ?? data.int(field).map({ "\($0)" })
      {
        texts.append((field, text))
      }
    }
    return ListedEvent(
      sequence: event.sequence, type: type.name, subject: try reading.name(of: prefix.owner),
      validFrom: prefix.validFrom, amount: data.money("amount"), texts: texts)
  }
}
