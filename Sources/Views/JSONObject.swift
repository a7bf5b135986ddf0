import Vocabulary

/// Writes the members of one JSON object in the order in which they are given; what is absent
/// leaves no key.
struct JSONObject {
  private var isFirst = true

  init(_ bytes: inout [UInt8]) {
    bytes.append(0x7b)
  }

  mutating func key(_ name: String, _ bytes: inout [UInt8]) {
    if !isFirst { bytes.append(0x2c) }
    isFirst = false
    bytes.append(0x22)
    bytes.append(name)
    bytes.append(0x22)
    bytes.append(0x3a)
  }

  mutating func key(text name: String, _ bytes: inout [UInt8]) {
    if !isFirst { bytes.append(0x2c) }
    isFirst = false
    bytes.append(jsonString: name)
    bytes.append(0x3a)
  }

  mutating func add(_ name: String, _ text: String?, _ bytes: inout [UInt8]) {
    guard let text else { return }
    key(name, &bytes)
    bytes.append(jsonString: text)
  }

  mutating func add(_ name: String, _ number: Int64?, _ bytes: inout [UInt8]) {
    guard let number else { return }
    key(name, &bytes)
    bytes.append(decimal: number)
  }

  mutating func add(_ name: String, _ truth: Bool, _ bytes: inout [UInt8]) {
    key(name, &bytes)
    bytes.append(truth ? "true" : "false")
  }

  mutating func add(_ name: String, _ day: Day?, _ bytes: inout [UInt8]) {
    guard let day else { return }
    key(name, &bytes)
    bytes.append(0x22)
    bytes.append(day)
    bytes.append(0x22)
  }

  mutating func add(_ name: String, _ decimal: ExactDecimal?, _ bytes: inout [UInt8]) {
    guard let decimal else { return }
    key(name, &bytes)
    bytes.append(0x22)
    bytes.append(decimal)
    bytes.append(0x22)
  }

  mutating func add(
    _ name: String, minor: Total?, _ currency: Currency, _ bytes: inout [UInt8]
  ) {
    guard let minor else { return }
    key(name, &bytes)
    bytes.append(json: Money(minor: minor, currency: currency))
  }

  func end(_ bytes: inout [UInt8]) {
    bytes.append(0x7d)
  }
}
