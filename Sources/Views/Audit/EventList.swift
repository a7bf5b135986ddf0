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

  /// The events of these types that are known, not void and of a day up to the point, in the order
  /// of the log.
  public func events(at point: Point, types: [String]) throws(TimelinesError) -> [ListedEvent] {
    let wanted = Set(types.compactMap { Registry.current.type(named: $0)?.number })
    return try timelines.read(at: point) { (reading) throws(TimelinesError) -> [ListedEvent] in
      let void = try EventList.voidEvents(reading)
      var events: [ListedEvent] = []
      for number in 0..<point.knownAt where !void.contains(number + 1) {
        let found = try reading.withEvent(number + 1) { (event) throws(TimelinesError) in
          try EventList.listed(event, wanted, reading)
        }
        if let found, let event = found { events.append(event) }
      }
      return events
    }
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
      if let text = data.text(field) ?? data.word(field) { texts.append((field, text)) }
    }
    return ListedEvent(
      sequence: event.sequence, type: type.name, subject: try reading.name(of: prefix.owner),
      validFrom: prefix.validFrom, amount: data.money("amount"), texts: texts)
  }

  /// The events that are void at the reading's point. A void always follows what it voids, so a
  /// walk from the end knows of each event whether it stands when it comes to it.
  private static func voidEvents(
    _ reading: borrowing Reading
  ) throws(TimelinesError) -> Set<UInt64> {
    var void: Set<UInt64> = []
    var undone: Set<UInt64> = []
    var number = reading.point.knownAt
    while number > 0 {
      let prefix = try reading.withEvent(number) { (event) throws(TimelinesError) in event.prefix }
      if let prefix, prefix.target != 0, !undone.contains(number) {
        void.insert(prefix.target)
        // What a correction replaced stays replaced when another takes its place; only a void
        // brings it back.
        if prefix.innerTypeNumber == 0 { undone.insert(prefix.target) }
      }
      number -= 1
    }
    return void
  }
}
