import Foundation

/// How a name becomes what may stand after the slash of a subject.
enum SubjectKey {
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
