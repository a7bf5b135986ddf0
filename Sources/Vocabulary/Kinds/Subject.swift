import Foundation

/// What an event is about: `<kind>/<key>`.
public struct Subject: Sendable, Hashable {
  /// The whole name.
  public let name: String

  /// A name that was checked before.
  public init(unchecked name: String) {
    self.name = name
  }

  /// The part before the stroke.
  public var kind: Substring {
    name.prefix { $0 != "/" }
  }

  /// The part behind the stroke.
  public var key: Substring {
    name.dropFirst(kind.count + 1)
  }

  /// The number of the event that an `event/<number>` names.
  public var eventNumber: UInt64? {
    guard kind == "event", let number = UInt64(key), String(number) == key else { return nil }
    return number
  }

  /// Kinds of subject that the vocabulary knows.
  public static let kinds: [String] = [
    "unit", "strategy", "principle", "field", "goal", "measure", "project", "milestone", "budget",
    "source", "grant", "contract", "indicator", "inventory", "item", "risk", "blocker", "demand",
    "solution", "synergy", "body", "paper", "decision", "obligation", "participation", "impulse",
    "feedback", "person", "evidence", "event", "period", "report", "import", "ledger", "job",
    "client", "publication", "dashboard",
  ]

  static let kindSet = Set(kinds)

  /// Why the text is no key, or nil when it is one.
  public static func fault(inKey key: String) -> KeyFault? {
    guard !key.isEmpty else { return .empty }
    guard key.utf8.count <= Limits.keyBytesMax else {
      return .tooLong(bytes: key.utf8.count)
    }
    if key.utf8.allSatisfy(isPlain) { return nil }
    for scalar in key.unicodeScalars {
      if scalar.isASCII {
        guard isPlain(UInt8(scalar.value)) else {
          return .character(String(scalar))
        }
        continue
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
        continue
      default: return .character("U+\(String(scalar.value, radix: 16))")
      }
    }
    return isNormalised(key) ? nil : .notNormalised
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2e, 0x5f, 0x2d, 0x7e: true
    default: false
    }
  }
}

/// Whether a text is in Unicode normal form C.
func isNormalised(_ text: String) -> Bool {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
  return text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8)
}

extension Subject: CustomStringConvertible {
  /// The whole name.
  public var description: String { name }
}
