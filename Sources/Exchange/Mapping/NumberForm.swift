import Vocabulary

/// How numbers are written in a file.
struct NumberForm: Equatable, Sendable {
  /// What stands before the fraction.
  var decimal: Character = "."
  /// What parts the thousands, if anything does.
  var group: Character?
  /// What may stand before the digits, such as a currency sign.
  var prefixes: [String] = []
  /// What may stand after the digits, such as `m` or `€`.
  var suffixes: [String] = []

  /// Reads a number as written; groups must be of three digits, nothing may be left over.
  func number(in raw: String) throws(CellRefusal) -> DecimalText {
    var rest = Substring(raw).trimmed
    var isNegative = takeSign(&rest)
    for prefix in prefixes where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count).trimmed
      isNegative = takeSign(&rest) != isNegative
      break
    }
    for suffix in suffixes where rest.hasSuffix(suffix) {
      rest = rest.dropLast(suffix.count).trimmed
      break
    }
    let parts = rest.split(separator: decimal, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, !rest.isEmpty else { throw refusal(raw) }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty else { throw refusal(raw) }
    var digits: [UInt8] = []
    let groups =
      group.map { whole.split(separator: $0, omittingEmptySubsequences: false) } ?? [whole]
    for (index, part) in groups.enumerated() {
      let right = groups.count == 1 || (index == 0 ? 1...3 ~= part.count : part.count == 3)
      guard right, !part.isEmpty, append(part, to: &digits) else { throw refusal(raw) }
    }
    guard append(fraction, to: &digits) else { throw refusal(raw) }
    return DecimalText(isNegative: isNegative, digits: digits, scale: fraction.count)
  }

  private func takeSign(_ rest: inout Substring) -> Bool {
    guard let first = rest.first, first == "-" || first == "−" || first == "+" else { return false }
    rest = rest.dropFirst().trimmed
    return first != "+"
  }

  private func append(_ part: Substring, to digits: inout [UInt8]) -> Bool {
    for byte in part.utf8 {
      guard byte >= 0x30, byte <= 0x39 else { return false }
      digits.append(byte - 0x30)
    }
    return true
  }

  private func refusal(_ raw: String) -> CellRefusal {
    let example = group.map { "1\($0)234\(decimal)56" } ?? "1234\(decimal)56"
    let sign = prefixes.first ?? ""
    return CellRefusal(.noNumber(form: "\(sign)\(example)\(suffixes.first ?? "")"))
  }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
