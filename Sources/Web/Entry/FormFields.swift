import Foundation

/// The fields of a form that was sent as `application/x-www-form-urlencoded`.
struct FormFields: Sendable {
  /// Names and values, in order.
  let pairs: [(name: String, value: String)]

  /// Takes a body apart; nil where it is not UTF-8 in that form.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var pairs: [(name: String, value: String)] = []
    for part in text.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FormFields.text(sides[0]),
        let value = FormFields.text(sides.count > 1 ? sides[1] : "")
      else { return nil }
      // Browsers end lines as networks do.
      pairs.append((name, value.replacing("\r\n", with: "\n")))
    }
    self.pairs = pairs
  }

  /// The first value of a name; nil where it is not sent or empty.
  subscript(name: String) -> String? {
    pairs.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  private static func text(_ part: Substring) -> String? {
    String(part).replacing("+", with: " ").removingPercentEncoding
  }
}
