public import Vocabulary

/// One fact of an entity with all that ever happened to it, for whoever asks why.
public struct TimelineFact: Sendable {
  /// What it says.
  public var kind: Fact.Kind
  /// The number of its attribute.
  public var attribute: UInt32
  /// The event that made it.
  public var sequence: UInt64
  /// The first event of its chain of corrections.
  public var rank: UInt64
  /// The day from which it holds.
  public var validFrom: Day
  /// The day from which it no longer holds.
  public var validTo: Day?
  /// The events that flipped it, in order.
  public var flips: [UInt64]
  /// The type whose data the value is made of.
  public var typeNumber: UInt16
  /// The template of the type that made it.
  public var template: UInt8
  /// The stored value.
  public var value: [UInt8]

  /// A flow that nothing has flipped, of which no more is known than this.
  public init(flow value: [UInt8], sequence: UInt64, validFrom: Day, typeNumber: UInt16) {
    self.init(
      kind: .flow, attribute: 0, sequence: sequence, rank: sequence, validFrom: validFrom,
      validTo: nil, flips: [], typeNumber: typeNumber, template: 0, value: value)
  }

  /// A fact of these parts.
  package init(
    kind: Fact.Kind, attribute: UInt32, sequence: UInt64, rank: UInt64, validFrom: Day,
    validTo: Day?, flips: [UInt64], typeNumber: UInt16, template: UInt8, value: [UInt8]
  ) {
    self.kind = kind
    self.attribute = attribute
    self.sequence = sequence
    self.rank = rank
    self.validFrom = validFrom
    self.validTo = validTo
    self.flips = flips
    self.typeNumber = typeNumber
    self.template = template
    self.value = value
  }

  /// Whether its event is void at `knownAt`.
  public func isVoid(at knownAt: UInt64) -> Bool {
    flips.count { $0 <= knownAt } % 2 == 1
  }

  /// Whether it holds at a point.
  public func holds(at point: Point) -> Bool {
    sequence <= point.knownAt && validFrom <= point.asOf
      && validTo.map { point.asOf < $0 } ?? true && !isVoid(at: point.knownAt)
  }

  /// The amount of a flow.
  public var money: Money? {
    guard kind == .flow, value.count == 12 else { return nil }
    return Money(
      recorded: Int64(bitPattern: value.span.littleEndianUInt64(at: 0)),
      currency: Currency(packed: value.span.littleEndianUInt32(at: 8)))
  }

  /// Appends the value in exchange form; a flow's own amount; nothing where it unsets.
  public func appendJSON(to json: inout [UInt8]) {
    if let money {
      json.append(json: money)
    } else if kind != .unset, kind != .left {
      FactExtractor.current.appendValue(
        typeNumber: typeNumber, template: template, value.span, 0..<value.count, to: &json)
    }
  }

  /// Whether it comes after another of its attribute, so that it shows where both hold.
  public func outranks(_ other: TimelineFact) -> Bool {
    if kind != .observation, validFrom != other.validFrom { return validFrom > other.validFrom }
    return rank != other.rank ? rank > other.rank : sequence > other.sequence
  }
}
