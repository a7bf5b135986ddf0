import LMDB
package import Ledger
import Timelines
package import Vocabulary

/// An event as it was recorded: its type and its data in exchange form.
package struct RecordedEvent: Sendable {
  /// Its number.
  package let sequence: UInt64
  /// Its type; of a correction the type said anew.
  package let type: EventType
  /// The name of the type that it was recorded as.
  package let recordedAs: String
  /// Its data in exchange form.
  package let data: AnswerObject
  /// Its whole envelope in exchange form, without the data.
  package let envelope: AnswerObject

  /// Its data with words, days and subjects told apart.
  var said: AnswerObject { AttributeValue.data(data, of: type) }

  /// The same as an audience reads it: without guarded fields, for all but those who see everything.
  func said(to audience: Audience) -> AnswerObject {
    guard audience.level != .full else { return said }
    var seen = AnswerObject()
    for (name, value) in said.members where !GuardedFields.has(name, of: type.name) {
      seen.append(name, value)
    }
    return seen
  }
}

extension Ledger {
  /// The event of a number with its data, from which a correction starts.
  ///
  /// Throws: a refusal where there is none.
  package func recorded(_ sequence: UInt64) throws(LedgerError) -> RecordedEvent {
    let found = try read { (transaction) throws(LedgerError) -> RecordedEvent? in
      do throws(LMDBError) {
        guard let stored = try reader.stored(sequence, transaction) else { return nil }
        return RecordedEvent(StoredEvent(sequence, stored))
      } catch {
        throw LedgerError(error)
      }
    }
    guard let found else {
      throw LedgerError(
        Refusal(.flip(.unknownNumber), "subject", "event/\(sequence)"))
    }
    return found
  }
}

extension RecordedEvent {
  fileprivate init?(_ event: borrowing StoredEvent) {
    guard let layout = try? event.layout(),
      let type = Registry.current.type(
        numbered: layout.innerTypeNumber ?? layout.typeNumber)
    else { return nil }
    var json: [UInt8] = []
    CloudEventWriter.append(event.record, layout, to: &json)
    var envelope = AnswerObject()
    if case .object(let object) = AnswerValue(json: json.span) { envelope = object }
    var data = AnswerObject()
    if case .object(let object)? = envelope["data"] { data = object }
    if layout.innerTypeNumber != nil, case .object(let inner)? = data["data"] { data = inner }
    envelope.remove("data")
    sequence = event.sequence
    self.type = type
    recordedAs = Registry.current.type(numbered: layout.typeNumber)?.name ?? type.name
    self.data = data
    self.envelope = envelope
  }
}
