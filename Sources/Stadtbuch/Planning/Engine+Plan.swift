import Ledger
import Timelines
public import Vocabulary

/// What events would become if they were recorded.
public struct PlannedEvents: Sendable {
  /// One object an event: `sequence`, `type`, `subject`, `changes` with an object for each attribute
  /// (`attribute`, of amounts `change`, `before` and `after`), and `validFrom`, the day that these are
  /// of.
  public var events: [AnswerObject]
  /// What would be found strange and recorded all the same.
  public var warnings: [Label]
}

extension Engine {
  /// Decides events as one batch and says what they would change, and records nothing.
  ///
  /// Throws: what recording them would throw.
  public func plan(_ entries: [EventEntry], isStrict: Bool = false) throws -> PlannedEvents {
    var drafts: [Draft] = []
    for entry in entries { drafts.append(try entry.draft()) }
    let receipt = try ledger.append(
      drafts, options: AppendOptions(dryRun: true, isStrict: isStrict))
    return PlannedEvents(
      events: try planned(receipt), warnings: receipt.warnings.map(\.text))
  }

  /// The rows of a dry run.
  func planned(_ receipt: Receipt) throws -> [AnswerObject] {
    var changes = PlannedChanges(self, try knownAt(.head).sequence)
    var rows: [AnswerObject] = []
    var left = receipt.planned[...]
    for case .recorded(let sequence, _) in receipt.outcomes {
      guard let stored = left.popFirst() else { break }
      rows.append(try changes.row(stored, sequence))
    }
    return rows
  }
}
