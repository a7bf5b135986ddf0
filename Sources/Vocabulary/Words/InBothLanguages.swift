/// What is said to people in English and German: failures, refusals and warnings.
public protocol InBothLanguages {
  /// What is said.
  var text: Label { get }
}

extension InBothLanguages {
  /// What is said, in a language.
  public func text(_ language: Language) -> String { text[language] }
}
