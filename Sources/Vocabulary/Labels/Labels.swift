/// The names of fields, words and kinds of subject for people, in English and German.
///
/// What has no label is shown by its own name: nothing is left blank.
public enum Labels {
  /// The name of a field.
  public static func field(_ name: String) -> Label {
    fields[name] ?? Label(en: name, de: name)
  }

  /// A word of an enumeration, as the field that holds it means it.
  public static func word(_ word: String, of field: String? = nil) -> Label {
    field.flatMap { words["\($0)=\(word)"] } ?? words[word] ?? Label(en: word, de: word)
  }

  /// The name of a kind of subject.
  public static func kind(_ name: String) -> Label {
    kinds[name] ?? Label(en: name, de: name)
  }

  /// Whether there is a label for the field; a test asks for all of them.
  public static func has(field name: String) -> Bool { fields[name] != nil }

  /// Whether there is a label for the word.
  public static func has(word: String) -> Bool { words[word] != nil }

  /// Whether there is a label for the kind of subject.
  public static func has(kind name: String) -> Bool { kinds[name] != nil }
}

/// A language in which people are spoken to.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case en
  /// German.
  case de
}

extension Label {
  /// The word in a language.
  public subscript(language: Language) -> String {
    language == .de ? de : en
  }
}
