/// Marks for the terminal; nothing is told by them alone.
package enum Style: String, CaseIterable {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case amber = "33"

  /// The text with the marks around it, if colour is wanted.
  package func on(_ text: String, _ isWanted: Bool) -> String {
    isWanted ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
  }
}
