/// An attribute of the envelope that an input may give, in the order in which exports write them.
enum EnvelopeAttribute: UInt8, CaseIterable {
  case specversion, id, source, type, subject, time, validfrom, validto, sequence, dataversion
  case actor, approvedby, reason, basis, visibility, correlationid, causationid, expectedversion
  case data

  private static let names = allCases.map { String(describing: $0) }

  /// Its name in JSON.
  var name: String { EnvelopeAttribute.names[Int(rawValue)] }

  /// Whether it is a whole number.
  var isNumber: Bool { self == .sequence || self == .dataversion || self == .expectedversion }

  /// The attribute of a key; looked for from the place at which it is expected.
  init?(_ key: JSONScanner.Raw, _ scanner: borrowing JSONScanner, expected: Int) {
    let names = EnvelopeAttribute.names
    var index = expected
    for _ in names.indices {
      if index >= names.count { index = 0 }
      if scanner.equals(key, names[index]) {
        self.init(rawValue: UInt8(index))
        return
      }
      index += 1
    }
    return nil
  }
}
