import Foundation
import Vocabulary

/// What may be a password: long, and none of those that are tried first. Kinds of letters are not asked
/// for, and nothing has to be changed by the calendar, as BSI and NIST advise.
enum PasswordRule {
  /// The fewest letters.
  static let lettersMin = 12

  /// What is wrong with a password; nil where nothing is.
  static func fault(_ password: String, login: String, city: String) -> Label? {
    let plain = password.precomposedStringWithCanonicalMapping
    guard plain.unicodeScalars.count >= lettersMin else {
      return Label(
        en: "a password has at least \(lettersMin) letters; several words are good",
        de: "ein Passwort hat mindestens \(lettersMin) Zeichen; mehrere Wörter sind gut")
    }
    guard plain.utf8.count <= Passwords.bytesMax else {
      return Label(
        en: "a password has at most \(Passwords.bytesMax) bytes",
        de: "ein Passwort hat höchstens \(Passwords.bytesMax) Bytes")
    }
    guard !plain.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f }) else {
      return Label(
        en: "a password has no control characters", de: "ein Passwort hat keine Steuerzeichen")
    }
    let lower = plain.lowercased()
    for name in [login.lowercased(), city.lowercased(), "stadtbuch"]
    where name.count >= 3 && lower.contains(name) {
      return Label(
        en: "names of person, town and program are tried first; leave them out of a password",
        de: "Namen von Person, Stadt und Programm werden zuerst probiert; im Passwort weglassen")
    }
    guard !isCommon(lower) else {
      return Label(
        en: "this password is one of those that are tried first; take several words at random",
        de: "dieses Passwort gehört zu denen, die zuerst probiert werden; mehrere zufällige Wörter "
          + "nehmen")
    }
    return nil
  }

  /// Whether it is made of few letters, of a row on the keyboard, or of a word that many take.
  private static func isCommon(_ lower: String) -> Bool {
    guard Set(lower.unicodeScalars).count >= 5 else { return true }
    var rest = lower
    for word in common { rest = rest.replacing(word, with: "") }
    rest.removeAll { $0.isNumber || $0.isPunctuation || $0.isSymbol || $0.isWhitespace }
    return rest.unicodeScalars.count < 4
  }

  private static let common = [
    "passwort", "password", "passwd", "kennwort", "geheim", "secret", "willkommen", "welcome",
    "hallo", "hello", "letmein", "iloveyou", "ichliebedich", "admin", "administrator", "qwertz",
    "qwerty", "asdf", "yxcv", "zxcv", "uiop", "abcdefgh", "abcd", "abc", "schatz", "sommer",
    "winter", "herbst", "frühling", "summer", "spring", "autumn", "januar", "februar", "test",
    "user", "login", "rathaus", "stadt",
  ]
}
