extension JSONValue {
  /// The same value with money as the answers write it: the amount alone.
  public var withPlainMoney: JSONValue {
    switch self {
    case .array(let elements): return .array(elements.map(\.withPlainMoney))
    case .object(let members):
      if members.count == 2, members["currency"] == .text("EUR"), let amount = members["amount"] {
        return amount
      }
      return .object(members.mapValues(\.withPlainMoney))
    default: return self
    }
  }

  /// The JSON that `write` appends, with plain money.
  public init(_ write: (inout [UInt8]) -> Void) throws {
    var bytes: [UInt8] = []
    write(&bytes)
    self = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self)).withPlainMoney
  }

  /// The same object without some members.
  public func without(_ names: String...) -> JSONValue {
    var members = self.members
    for name in names { members[name] = nil }
    return .object(members)
  }
}
