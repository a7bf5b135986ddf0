package import Timelines
package import Vocabulary

/// A difference between two points.
package struct ChangeEntry: Sendable {
  let subject: String
  /// What the subject is called.
  var title: String?
  let attribute: String
  let before: AnswerValue?
  let after: AnswerValue?
  let change: Money?
  let cause: String
  var sequences: [UInt64] = []
  /// Why it was recorded, where somebody said so.
  var reason: String?
  let note: String?
}

extension ChangeEntry {
  /// A difference in an attribute.
  package init(_ change: ChangeRow, note: String?) {
    self.init(
      subject: change.subject, attribute: change.attribute,
      before: change.before.map { AttributeValue.value($0, of: change.attribute) },
      after: change.after.map { AttributeValue.value($0, of: change.attribute) },
      change: change.change, cause: change.cause.rawValue, sequences: change.sequences,
      note: note)
  }

  /// A difference in a key of a portfolio's row.
  package init(_ change: PortfolioChange, _ language: Language) {
    self.init(
      subject: change.subject, attribute: change.key.rawValue,
      before: change.before.map { AnswerValue($0, of: change.key) },
      after: change.after.map { AnswerValue($0, of: change.key) }, change: change.change,
      cause: change.cause.rawValue, sequences: change.sequences, note: change.note(language))
  }

  /// A difference in the light of an indicator.
  init(
    lightOf indicator: String, _ before: String?, _ after: String?, cause: ChangeRow.Cause
  ) {
    self.init(
      subject: indicator, attribute: "light", before: before.map(AnswerValue.word),
      after: after.map(AnswerValue.word), change: nil, cause: cause.rawValue, note: nil)
  }
}

extension AnswerObject {
  /// The row of a difference in an attribute.
  package init(_ entry: ChangeEntry) {
    self.init(entry, Changes.columns(.integer))
  }
}
