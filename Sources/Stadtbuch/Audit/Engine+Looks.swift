import LMDB
public import Ledger
import Vocabulary

/// Looks that are noted before anything is shown: at a person, and at payees and purposes, or at the
/// whole log, by somebody else than the ledger's owner. Sums and lists without these are no look.
extension Engine {
  /// Notes that somebody who does not own the ledger takes out what names payees and purposes.
  ///
  /// - Parameter about: what is looked at: `export`, or the grant whose vouchers they are.
  public func noteLook(byOthersAt about: String, knownAt: KnownAt) throws(LedgerError) {
    guard !FileSystem.isOwner(of: ledger.folders.identity) else { return }
    try noteLook(
      at: about, reason: nil, knownAt: knownAt, events: nil, by: "uid/\(FileSystem.user)")
  }

  /// Notes that somebody who is logged in looks at something.
  ///
  /// - Parameters:
  ///   - about: what is looked at.
  ///   - user: who looks, as their login says.
  ///   - reason: why, where that is said.
  package func noteLook(
    at about: String, by user: String, reason: String? = nil, knownAt: KnownAt
  ) throws(LedgerError) {
    try noteLook(at: about, reason: reason, knownAt: knownAt, events: nil, by: user)
  }

  /// Adds one line to the record of looks; what cannot be noted must not be shown.
  func noteLook(
    at about: String, reason: String?, knownAt: KnownAt, events: Int?, by user: String? = nil
  ) throws(LedgerError) {
    var entry = AnswerObject()
    entry.append("time", .instant(ledger.options.clock.now()))
    entry.append("about", .text(about))
    entry.append("reason", reason.map(AnswerValue.text))
    entry.append("by", user.map(AnswerValue.text))
    entry.append("knownAt", .number(knownAt.sequence))
    entry.append("events", events.map { .number($0) })
    try AccessLog(ledger).add(entry)
  }
}

extension NotedLook {
  /// The look that a line of the record says.
  init(_ entry: AnswerObject) {
    self.init()
    time = entry["time"]?.plainText.flatMap { Instant($0) }
    about = entry["about"]?.plainText
    reason = entry["reason"]?.plainText
    by = entry["by"]?.plainText
    if case .integer(let number)? = entry["knownAt"] { knownAt = number }
    if case .integer(let number)? = entry["events"] { events = number }
  }
}
