import Foundation

/// What may stand after the slash of a subject, and how a name becomes such a key.
enum SubjectKey {
  static let bytesMax = 128

  /// Whether the text may be a key: 1 to 128 bytes, NFC, letters, marks, digits and `. _ - ~`.
  static func isValid(_ text: String) -> Bool {
    guard 1...bytesMax ~= text.utf8.count, text.utf8.elementsEqual(text.nfc.utf8) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { isKeyScalar($0) || $0 == "-" }
  }

  /// The name in lower case, with a hyphen for everything that may not stand in a key.
  static func slug(of name: String) -> String {
    var result = ""
    var pending = false
    for scalar in name.nfc.lowercased().nfc.unicodeScalars {
      guard isKeyScalar(scalar) else {
        pending = !result.isEmpty
        continue
      }
      if pending { result += "-" }
      pending = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func isKeyScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
      true
    default: scalar == "." || scalar == "_" || scalar == "~"
    }
  }
}

extension String {
  /// The text in normalisation form C.
  var nfc: String { precomposedStringWithCanonicalMapping }
}
