import Vocabulary

/// Where other pages are, seen from one: every link keeps the point and the language that the address
/// of the page says, so that who follows links stays at the same point of both times.
public struct PageLinks: Sendable {
  /// What stands before every address: nothing, or `/l/NAME`.
  public let base: String
  /// What the address says of the point and the language, by the names of parameters.
  let kept: [(name: String, value: String)]

  /// Whether persons may be looked at; else their keys are no links.
  public var opensPersons = true

  /// The names of parameters that every link keeps.
  static let keptNames = ["asOf", "knownAt", "org", "lang"]

  /// Links of a page.
  ///
  /// - Parameter pairs: names and values of the page's address.
  public init(base: String, _ pairs: [(name: String, value: String)]) {
    self.base = base
    kept = pairs.filter { PageLinks.keptNames.contains($0.name) && !$0.value.isEmpty }
  }

  /// The address of a page at the same point.
  func to(_ path: String, _ pairs: [(name: String, value: String)] = []) -> String {
    address(path, pairs + kept.filter { one in !pairs.contains { $0.name == one.name } })
  }

  /// The address of a page at another point; now where nothing is said.
  func to(
    _ path: String, _ pairs: [(name: String, value: String)] = [], asOf: String?, knownAt: String?
  ) -> String {
    var all = pairs + kept.filter { $0.name == "lang" || $0.name == "org" }
    if let asOf { all.append(("asOf", asOf)) }
    if let knownAt { all.append(("knownAt", knownAt)) }
    return address(path, all)
  }

  /// The address of a page with nothing kept but what is said.
  func address(_ path: String, _ pairs: [(name: String, value: String)]) -> String {
    let query = pairs.map { "\(PageLinks.escaped($0.name))=\(PageLinks.escaped($0.value))" }
      .joined(separator: "&")
    return base + path + (query.isEmpty ? "" : "?" + query)
  }

  /// A part of an address, with per cent signs where RFC 3986 asks for them.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e, 0x3a, 0x2c, 0x2f:
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += (digits.count == 1 ? "%0" : "%") + digits
      }
    }
    return escaped
  }

  /// The address of the page about a subject, `project/eakte`: some kinds have pages of their own.
  func subject(_ subject: String) -> String {
    let parts = subject.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return to("/") }
    let key = PageLinks.escaped(String(parts[1]))
    switch parts[0] {
    case "project", "indicator", "inventory", "event": return to("/\(parts[0])/\(key)")
    default: return to("/show/\(PageLinks.escaped(String(parts[0])))/\(key)")
    }
  }

  /// The address of the page about a subject; nil where the reader may not look at it.
  func door(to subject: String) -> String? {
    subject.hasPrefix("person/") && !opensPersons ? nil : self.subject(subject)
  }

  /// The address of the explanation of a figure of a subject.
  func explanation(
    of subject: String, _ figure: String, _ more: [(name: String, value: String)] = []
  ) -> String {
    let parts = subject.split(separator: "/", maxSplits: 1).map { PageLinks.escaped(String($0)) }
    return to("/explain/" + parts.joined(separator: "/"), [("figure", figure)] + more)
  }

  /// The address of an event.
  func event(_ number: Int64) -> String { to("/event/\(number)") }
}
