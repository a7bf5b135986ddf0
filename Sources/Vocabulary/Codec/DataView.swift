/// The data of one event, read from its message by the names of the registry.
public struct DataView: ~Escapable {
  /// The fields that it may have.
  public let fields: [Field]
  let bytes: Span<UInt8>
  let range: Range<Int>

  /// The data of a type in a whole message.
  @_lifetime(copy bytes)
  public init(_ fields: [Field], _ bytes: Span<UInt8>) {
    self.fields = fields
    self.bytes = bytes
    range = 0..<bytes.count
  }

  /// The data of a type in a part of some bytes.
  @_lifetime(copy bytes)
  public init(_ fields: [Field], _ bytes: Span<UInt8>, in range: Range<Int>) {
    self.fields = fields
    self.bytes = bytes
    self.range = range
  }

  private func wire(_ number: Int) -> WireField? {
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next() {
      if field.number == number { return field }
      if field.number > number { return nil }
    }
    return nil
  }

  private func wire(_ name: String) -> WireField? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    return wire(field.number)
  }

  /// Whether the field is given with a value.
  public func has(_ name: String) -> Bool {
    wire(name) != nil
  }

  /// Whether the field is given as null.
  public func isUnset(_ name: String) -> Bool {
    guard let field = fields.first(where: { $0.name == name }) else { return false }
    return unsetNumbers.contains(field.number)
  }

  /// Whether the field is given, be it as null.
  public func isGiven(_ name: String) -> Bool {
    has(name) || isUnset(name)
  }

  /// The numbers of the fields that are given as null.
  public var unsetNumbers: [Int] {
    guard let list = wire(DataView.unsetField) else { return [] }
    var reader = WireReader(bytes, in: list.range)
    var numbers: [Int] = []
    while !reader.isAtEnd, let number = try? reader.varint() {
      numbers.append(Int(truncatingIfNeeded: number))
    }
    return numbers
  }

  /// The field of every data message that names those given as null.
  public static let unsetField = 15

  /// The text of a field that is stored as a string; of a word its name; of prose its text.
  public func text(_ name: String) -> String? {
    guard let field = fields.first(where: { $0.name == name }), let wire = wire(field.number)
    else { return nil }
    switch field.kind {
    case .oneOf(let words):
      let index = Int(truncatingIfNeeded: wire.value) &- 1
      return words.indices.contains(index) ? words[index] : nil
    case .prose:
      var reader = WireReader(bytes, in: wire.range)
      guard let content = try? reader.next(), content.number == 1 else { return nil }
      return bytes.string(in: content.range)
    case .text, .key, .uri, .period, .periodOr, .ref, .refOrText, .duration, .monthDay:
      return bytes.string(in: wire.range)
    default: return nil
    }
  }

  /// The field's value in exchange form, or its fixed default.
  public func word(_ name: String) -> String? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    guard let wire = wire(field.number) else { return field.fixedDefault }
    var text: [UInt8] = []
    PatternText.append(field.kind, wire, bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The whole number of a field.
  public func int(_ name: String) -> Int64? {
    guard let field = fields.first(where: { $0.name == name }), let wire = wire(field.number)
    else { return nil }
    switch field.kind {
    case .int, .choice: return unzigzag(wire.value)
    default: return Int64(bitPattern: wire.value)
    }
  }

  /// The truth of a field.
  public func bool(_ name: String) -> Bool? {
    wire(name).map { $0.value != 0 }
  }

  /// The date of a field.
  public func date(_ name: String) -> Day? {
    wire(name).map { Day(unchecked: Int32(truncatingIfNeeded: $0.value)) }
  }

  /// The period of a field.
  public func period(_ name: String) -> Period? {
    wire(name).flatMap { Period(bytes.extracting($0.range)) }
  }

  /// The decimal of a field.
  public func decimal(_ name: String) -> ExactDecimal? {
    wire(name).flatMap { ExactDecimal(message: bytes, in: $0.range) }
  }

  /// The money of a field.
  public func money(_ name: String) -> Money? {
    wire(name).flatMap { Money(message: bytes, in: $0.range) }
  }

  /// The strings of a list of texts, keys or references.
  public func texts(_ name: String) -> [String] {
    guard let field = fields.first(where: { $0.name == name }) else { return [] }
    var reader = WireReader(bytes, in: range)
    var texts: [String] = []
    while let wire = try? reader.next(), wire.number <= field.number {
      if wire.number == field.number { texts.append(bytes.string(in: wire.range)) }
    }
    return texts
  }

  /// Calls `body` with the data of each structure of a list, or of the one structure.
  public func forEach(_ name: String, _ body: (borrowing DataView) -> Void) {
    guard let field = fields.first(where: { $0.name == name }) else { return }
    let members: [Field]
    switch field.kind {
    case .list(.structure(let fields)): members = fields
    case .structure(let fields): members = fields
    default: return
    }
    var reader = WireReader(bytes, in: range)
    while let wire = try? reader.next(), wire.number <= field.number {
      if wire.number == field.number { body(DataView(members, bytes, in: wire.range)) }
    }
  }

  /// Calls `body` with each reference of the data: where it stands and what it names.
  public func forEachReference(_ body: (_ field: String, _ subject: String) -> Void) {
    forEachReference(under: "data.", body)
  }

  private func forEachReference(under prefix: String, _ body: (String, String) -> Void) {
    var reader = WireReader(bytes, in: range)
    while let wire = try? reader.next() {
      guard let field = fields.first(where: { $0.number == wire.number }) else { continue }
      switch field.kind {
      case .ref, .list(.ref):
        body(prefix + field.name, bytes.string(in: wire.range))
      case .refOrText(let kind):
        let text = bytes.string(in: wire.range)
        if text.hasPrefix(kind + "/") { body(prefix + field.name, text) }
      case .structure(let members), .list(.structure(let members)):
        DataView(members, bytes, in: wire.range)
          .forEachReference(under: prefix + field.name + ".", body)
      default: continue
      }
    }
  }
}

extension ExactDecimal {
  /// The decimal of a stored message.
  @inlinable
  public init?(message bytes: Span<UInt8>, in range: Range<Int>) {
    var reader = WireReader(bytes, in: range)
    var (mantissa, scale): (Int64, Int) = (0, 0)
    while let field = try? reader.next() {
      if field.number == 1 {
        mantissa = unzigzag(field.value)
      } else {
        scale = Int(truncatingIfNeeded: field.value)
      }
    }
    self.init(mantissa: mantissa, scale: scale)
  }
}

extension Money {
  /// The money of a stored message.
  @inlinable
  public init?(message bytes: Span<UInt8>, in range: Range<Int>) {
    var reader = WireReader(bytes, in: range)
    var minor: Int64 = 0
    var packed: UInt32 = 0
    while let field = try? reader.next() {
      if field.number == 1 {
        minor = unzigzag(field.value)
      } else if field.range.count == 3 {
        let at = field.range.lowerBound
        packed = UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
      }
    }
    guard packed != 0 else { return nil }
    self.init(recorded: minor, currency: Currency(packed: packed))
  }
}
