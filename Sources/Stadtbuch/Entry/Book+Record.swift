import LMDB
public import Ledger
public import Vocabulary

/// What became of one event.
public struct Recorded: Sendable {
  /// Its number.
  public let sequence: UInt64
  /// Its identity.
  public let id: EventID
  /// When its batch was recorded.
  public let time: Instant
  /// The version of its subject after it; nil when it had been recorded before.
  public let version: UInt64?
  /// What was found strange and recorded all the same, and what went wrong beside the record.
  public let warnings: [String]
}

/// An event as the log has it, for whoever builds on it.
public struct TargetEvent: Sendable {
  /// Its number.
  public let sequence: UInt64
  /// Its type; of a correction the type said anew.
  public let type: EventType
  /// The name of the type that it was recorded as.
  public let recordedAs: String
  /// Its data in exchange form.
  public let data: AnswerObject
}

extension Book {
  /// Records one event; strictly, what is merely strange is refused as well.
  public func record(_ entry: EventEntry, isStrict: Bool = false) throws -> Recorded {
    let receipt = try ledger.append(
      [try entry.draft()], options: AppendOptions(isStrict: isStrict))
    guard let outcome = receipt.outcomes.first else {
      throw LedgerError(.unknownOutcome, "the writer gave no answer; repeat with the same --id")
    }
    var version: UInt64?
    if case .recorded(_, let after) = outcome { version = after }
    return Recorded(
      sequence: outcome.sequence, id: entry.id, time: receipt.time, version: version,
      warnings: receipt.warnings.map(\.description))
  }

  /// The event of a number with its data, from which a correction starts.
  public func target(_ sequence: UInt64) throws(LedgerError) -> TargetEvent {
    let found = try ledger.read { (transaction) throws(LedgerError) -> TargetEvent? in
      do throws(LMDBError) {
        guard let stored = try ledger.reader.stored(sequence, transaction) else { return nil }
        return Book.target(StoredEvent(sequence, stored))
      } catch {
        throw LedgerError(error)
      }
    }
    guard let found else {
      throw LedgerError(
        Refusal(
          .notFound, "subject", "event/\(sequence)", why: "there is no event of this number",
          remedy: "“stadtbuch history SUBJECT” shows the numbers"))
    }
    return found
  }

  private static func target(_ event: borrowing StoredEvent) -> TargetEvent? {
    guard let layout = try? event.layout(),
      let type = Registry.current.type(
        numbered: layout.innerTypeNumber ?? layout.typeNumber)
    else { return nil }
    var json: [UInt8] = []
    CloudEventWriter.appendData(event.record, layout, to: &json)
    var data = AnswerObject()
    if case .object(let object) = AnswerValue(json: json.span) { data = object }
    if layout.innerTypeNumber != nil, case .object(let inner)? = data["data"] { data = inner }
    let recorded = Registry.current.type(numbered: layout.typeNumber)?.name ?? type.name
    return TargetEvent(
      sequence: event.sequence, type: type, recordedAs: recorded, data: data)
  }
}
