/// What is said to people in English and German: failures, refusals and warnings.
public protocol InBothLanguages {
  /// What is said.
  var text: Label { get }
}

extension InBothLanguages {
  /// What is said, in a language.
  public func text(_ language: Language) -> String { text[language] }
}

extension Label {
  /// What an error says; in both languages alike where it knows but one.
  package static func saying(_ error: any Error) -> Label {
    (error as? any InBothLanguages)?.text ?? Label(en: "\(error)", de: "\(error)")
  }
}
