public import Vocabulary

/// A rule that came into force when ledgers already held events that it forbids.
///
/// What it forbids is refused today. An export that holds such an event can still be imported into
/// an empty ledger, with its numbers and times, because it was allowed in its time; verifying
/// names it.
public enum LaterRule: String, Sendable, CaseIterable {
  /// Neither the closing nor the reopening of a period is voided or corrected.
  case closingStands
  /// Nothing is erased or withheld before there are keys to destroy.
  case keysFirst
  /// Parents, successors, predecessors and dependencies do not lead back to where they began.
  case noCycle
  /// A final value is changed by a restatement alone, which says its cause.
  case finalStands
  /// No line is drawn between the targets of an indicator that counts a flow.
  case noLineForFlow
}

/// An event that a later rule forbids.
public struct LaterRuleBreach: Sendable, Equatable, CustomStringConvertible, InBothLanguages {
  /// Its number.
  public let sequence: UInt64
  /// The rule.
  public let rule: LaterRule
  /// Why the rule forbids it.
  public let reason: Refusal.Reason

  /// Why the rule forbids it, in English.
  public var why: String { reason.wording.why.en }

  /// The number, the rule and why.
  public var text: Label {
    let why = reason.wording.why
    return Label(
      en: "event \(sequence) was allowed in its time and is refused today (\(rule.rawValue)): "
        + why.en,
      de:
        "Ereignis \(sequence) war seinerzeit erlaubt und wird heute abgelehnt (\(rule.rawValue)): "
        + why.de)
  }

  /// The same in English.
  public var description: String { text.en }
}

/// What a later rule says against an event.
struct Objection {
  let rule: LaterRule
  let refusal: Refusal

  init(_ rule: LaterRule, _ refusal: Refusal) {
    self.rule = rule
    self.refusal = refusal
  }
}
