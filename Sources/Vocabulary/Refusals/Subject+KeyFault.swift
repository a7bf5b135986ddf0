extension Subject {
  /// Why a text is no key.
  public enum KeyFault: Sendable, Equatable {
    /// There is nothing.
    case empty
    /// It is longer than keys are.
    case tooLong(bytes: Int)
    /// It has a character that keys do not have; beyond ASCII as `U+…`.
    case character(String)
    /// It is not in Unicode's normal form C.
    case notNormalised

    /// The fault in words.
    public var label: Label {
      switch self {
      case .empty: Label("the key is empty", "der Schlüssel ist leer")
      case .tooLong(let bytes):
        Label(
          "the key has \(bytes) bytes; at most \(Limits.keyBytesMax)",
          "der Schlüssel hat \(bytes) Bytes; höchstens \(Limits.keyBytesMax)")
      case .character(let character):
        character.hasPrefix("U+")
          ? Label(
            "the character \(character) is not allowed",
            "das Zeichen \(character) ist nicht erlaubt")
          : Label(
            "the character “\(character)” is not allowed",
            "das Zeichen „\(character)“ ist nicht erlaubt")
      case .notNormalised:
        Label(
          "it is not in Unicode normal form C", "es ist nicht in der Unicode-Normalform C")
      }
    }
  }
}

extension Subject.KeyFault: ReasonArgument {
  var argument: Refusal.Argument { .text(label.en) }
}
