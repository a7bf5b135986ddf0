import Digests
import Vocabulary

/// An event that a table proposes; the ordinary import checks and records it.
public struct ProposedEvent: Sendable, Equatable {
  /// The event type.
  public var type: String
  /// The subject, `kind/key`.
  public var subject: String
  /// The fields of the event.
  public var data: JSONValue
  /// The day from which it holds.
  public var validFrom: String?
  /// The day before which it holds.
  public var validTo: String?
  /// When it was recorded elsewhere, an instant; counts only with `--trust-time`.
  public var time: String?
  /// Where it came from: `import/<mapping's source>/<file>#<row>`.
  public var source: String
  /// The event's identity, a UUID.
  public var id: String
  /// Why, where it needs saying.
  public var reason: String?
  /// The row as a spreadsheet counts it; 0 when it comes from the mapping or from the whole table.
  public var row: Int

  /// Further attributes of the envelope, such as `basis`.
  public var more: [String: JSONValue] = [:]

  /// Why the vocabulary refuses the event, `nil` when it is well-formed.
  ///
  /// What depends on the ledger (does the parent exist?) is checked when it is recorded.
  func refusal(_ reader: DraftReader) -> Refusal? {
    var event = self
    if event.id.isEmpty { event.id = "00000000-0000-8000-8000-000000000000" }
    let line = event.cloudEventLine()
    do throws(Refusal) {
      _ = try reader.read(line: line.span)
      return nil
    } catch {
      return error
    }
  }

  /// The event as one line of CloudEvents JSON, canonical, without the line feed.
  public func cloudEventLine() -> [UInt8] {
    var members: [String: JSONValue] = [
      "specversion": .string("1.0"), "id": .string(id), "source": .string(source),
      "type": .string(type), "subject": .string(subject), "data": data,
    ]
    members.merge(more) { own, _ in own }
    members["validfrom"] = validFrom.map(JSONValue.string)
    members["validto"] = validTo.map(JSONValue.string)
    members["time"] = time.map(JSONValue.string)
    members["reason"] = reason.map(JSONValue.string)
    return JSONValue.object(members).canonicalBytes
  }
}

/// Makes the identities of events whose rows have none, so that a second import changes nothing.
struct RowIdentity {
  private var seen: [[UInt8]: Int64] = [:]

  /// The UUIDv8 of an event's content: of identical ones the first, second … have their own.
  ///
  /// - Parameter before: in a snapshot what the event replaces, so that a value that comes back on
  ///   the same day is a new event and not a repetition.
  mutating func id(
    source: String, type: String, subject: String, data: JSONValue, validFrom: String?,
    before: JSONValue? = nil
  ) -> String {
    var content: [JSONValue] = [
      .string(source), .string(type), .string(subject), data,
      validFrom.map(JSONValue.string) ?? .null,
    ]
    if let before { content.append(before) }
    let key = JSONValue.array(content).canonicalBytes
    let count = seen[key, default: 0] + 1
    seen[key] = count
    let bytes = JSONValue.array(content + [.integer(count)]).canonicalBytes
    return Self.uuid(Array(SHA256.digest(of: bytes).prefix(16)))
  }

  /// The event with an identity of its content, unless a column gave it one.
  mutating func identified(
    _ event: ProposedEvent, source: String, before: JSONValue? = nil
  ) -> ProposedEvent {
    guard event.id.isEmpty else { return event }
    var event = event
    event.id = id(
      source: source, type: event.type, subject: event.subject, data: event.data,
      validFrom: event.validFrom, before: before)
    return event
  }

  private static func uuid(_ digest: [UInt8]) -> String {
    var text = ""
    for (index, byte) in digest.enumerated() {
      var byte = byte
      if index == 6 { byte = byte & 0x0F | 0x80 }
      if index == 8 { byte = byte & 0x3F | 0x80 }
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }
}

/// What a mapping makes of a table.
public struct MappedRows: Sendable, Equatable {
  /// The events in the order in which they are to be recorded.
  public var events: [ProposedEvent]
  /// Why rows were not taken; a row with several bad cells stands several times.
  public var refused: [RefusedRow]
  /// How many rows the table has below its header.
  public var rows: Int
  /// What people should look at, though nothing was refused for it.
  public var warnings: [String]
  /// What a list does not name any more and would deregister.
  public var missing: [MissingSubjects] = []

  /// How many rows were refused.
  public var refusedRows: Int { Set(refused.map(\.row)).count }
}
