public import Vocabulary

/// One thing that holds about an entity at a point.
public struct HeldFact: Sendable {
  /// The event of the fact that shows; of an account the counting booking with the greatest number.
  public internal(set) var sequence: UInt64 = 0
  /// The first event of that event's chain of corrections; of an account no matter which.
  public internal(set) var rank: UInt64 = 0
  /// The total of an account in minor units.
  public internal(set) var amount = Total.zero
  /// The number of its attribute.
  public internal(set) var attribute: UInt32 = 0
  /// The day from which that holds.
  public internal(set) var validFrom = Day.first
  private var valueStart: UInt32 = 0
  private var valueEnd: UInt32 = 0
  /// The currency of an account.
  public internal(set) var currency = Currency.eur
  /// The type whose data the value is made of.
  public internal(set) var typeNumber: UInt16 = 0
  /// The template of the type that made it.
  public internal(set) var template: UInt8 = 0
  /// Register, member, flow or observation; what is unset or has left does not appear.
  public internal(set) var kind = Fact.Kind.register

  init() {}

  /// Where the stored value stands in ``EntityState/bytes``.
  public internal(set) var value: Range<Int> {
    get { Int(valueStart)..<Int(valueEnd) }
    set { (valueStart, valueEnd) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }
}

/// The total of an account at a point.
public struct HeldTotal: Sendable {
  /// In minor units.
  public let amount: Total
  /// The number of its attribute.
  public let attribute: UInt32
  /// The currency.
  public let currency: Currency
}

/// What holds about one entity at a point: a buffer that is filled again and again.
public struct EntityState: Sendable {
  /// What holds, registers with fixed names first, then by number of attribute.
  public internal(set) var facts: [HeldFact] = []
  /// The totals of accounts, where they were asked for apart from ``facts``.
  public internal(set) var flows: [HeldTotal] = []
  /// The stored values.
  public internal(set) var bytes: [UInt8] = []
  /// The greatest event among those that hold, nulls and members that left included.
  public internal(set) var lastSequence: UInt64 = 0
  /// The day from which that event holds.
  public internal(set) var lastValidFrom = Day.first

  /// Of no meaning: keeps ``Chunk/touch()`` from being left out.
  var touched: UInt8 = 0

  /// An empty state.
  public init() {}

  mutating func removeAll() {
    facts.removeAll(keepingCapacity: true)
    flows.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    lastSequence = 0
    lastValidFrom = .first
  }

  mutating func touch(_ sequence: UInt64, _ validFrom: UInt32) {
    guard sequence > lastSequence else { return }
    lastSequence = sequence
    lastValidFrom = Day(unchecked: Int32(bitPattern: validFrom))
  }

  /// Whether its creation holds.
  public var exists: Bool { register(RegisterName.exists.rawValue) != nil }

  /// The register of this number, if it holds a value; registers stand in rising order.
  public func register(_ attribute: UInt16) -> HeldFact? {
    var (low, high) = (0, facts.count)
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].attribute < UInt32(attribute) { low = middle + 1 } else { high = middle }
    }
    guard low < facts.count, facts[low].attribute == UInt32(attribute) else { return nil }
    return facts[low]
  }

  /// The data of a whole register, member or observation, by the names of exchange form; of a
  /// register of one field that field under the name `value`.
  @_lifetime(borrow self)
  public func view(_ fact: HeldFact) -> DataView {
    DataView(
      FactExtractor.current.fields(typeNumber: fact.typeNumber, template: fact.template),
      bytes.span, in: fact.value)
  }

  /// The number that the field of this number holds, as it is stored; nil where it is not given.
  public func stored(_ field: Int, of fact: HeldFact) -> UInt64? {
    FactExtractor.varint(field, bytes.span, fact.value)
  }

  /// The value in exchange form: RFC 8785 JSON.
  public func appendJSON(_ fact: HeldFact, to json: inout [UInt8]) {
    if fact.kind == .flow {
      json.append(json: Money(minor: fact.amount, currency: fact.currency))
    } else {
      FactExtractor.current.appendValue(
        typeNumber: fact.typeNumber, template: fact.template, bytes.span, fact.value, to: &json)
    }
  }

  /// The text, key, reference, period or word of a register of one field.
  public func text(_ fact: HeldFact) -> String? {
    FactExtractor.current.text(
      typeNumber: fact.typeNumber, template: fact.template, bytes.span, fact.value)
  }
  /// The whole number of a register of one field.
  public func int(_ fact: HeldFact) -> Int64? { view(fact).int("value") }
  /// The date of a register of one field.
  public func date(_ fact: HeldFact) -> Day? { view(fact).date("value") }
  /// The money of a register of one field.
  public func money(_ fact: HeldFact) -> Money? { view(fact).money("value") }
  /// The decimal of a register of one field.
  public func decimal(_ fact: HeldFact) -> ExactDecimal? { view(fact).decimal("value") }
  /// The truth of a register of one field; a register that is true by its event alone is true.
  public func bool(_ fact: HeldFact) -> Bool? {
    fact.value.isEmpty ? true : view(fact).bool("value")
  }
  /// The word of a register of one field, or its fixed default.
  public func word(_ fact: HeldFact) -> String? { view(fact).word("value") }
}
