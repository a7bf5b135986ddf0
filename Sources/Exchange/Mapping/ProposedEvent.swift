import Digests
import LMDB
public import Vocabulary

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
  /// How often each content was seen, by the digest that makes its first identity.
  private let seen = ScratchTable()

  /// The UUIDv8 of an event's content: of identical ones the first, second … have their own.
  ///
  /// - Parameter before: in a snapshot what the event replaces, so that a value that comes back on
  ///   the same day is a new event and not a repetition.
  func id(
    source: String, type: String, subject: String, data: JSONValue, validFrom: String?,
    before: JSONValue? = nil
  ) throws -> String {
    var content: [JSONValue] = [
      .string(source), .string(type), .string(subject), data,
      validFrom.map(JSONValue.string) ?? .null,
    ]
    if let before { content.append(before) }
    func digest(_ count: Int64) -> [UInt8] {
      Array(SHA256.digest(of: JSONValue.array(content + [.integer(count)]).canonicalBytes))
    }
    let first = digest(1)
    var count: Int64 = 1
    if let known = try seen.value(first) {
      count += Int64(String(decoding: known, as: UTF8.self)) ?? 1
    }
    try seen.set(first, Array(String(count).utf8))
    return Self.uuid(Array((count == 1 ? first : digest(count)).prefix(16)))
  }

  /// The event with an identity of its content, unless a column gave it one.
  func identified(
    _ event: ProposedEvent, source: String, before: JSONValue? = nil
  ) throws -> ProposedEvent {
    guard event.id.isEmpty else { return event }
    var event = event
    event.id = try id(
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

/// What becomes of a table's rows, one thing after the other.
public enum RowOutcome: Sendable, Equatable {
  /// An event that is to be recorded behind the others.
  case event(ProposedEvent)
  /// Why a row was not taken; a row with several bad cells stands several times.
  case refused(RefusedRow)
  /// What people should look at, though nothing was refused for it.
  case warning(Label)
}

/// What a table as a whole comes to.
public struct TableOutcome: Sendable, Equatable {
  /// How many rows the table has below its header.
  public var rows = 0
  /// What a list does not name any more and would deregister.
  public var missing: [MissingSubjects] = []

  /// A table without rows.
  public init() {}
}

/// All that a mapping makes of a table, for few rows.
public struct MappedRows: Sendable, Equatable {
  /// The events in the order in which they are to be recorded.
  public private(set) var events: [ProposedEvent] = []
  /// Why rows were not taken, by row; one with several bad cells stands several times.
  public private(set) var refused: [RefusedRow] = []
  /// What people should look at, though nothing was refused for it.
  public private(set) var warnings: [Label] = []
  /// How many rows the table has below its header.
  public private(set) var rows = 0
  /// What a list does not name any more and would deregister.
  public private(set) var missing: [MissingSubjects] = []

  /// What a reader of rows gives.
  public init(_ read: ((RowOutcome) throws -> Void) throws -> TableOutcome) rethrows {
    let outcome = try read { outcome in
      switch outcome {
      case .event(let event): events.append(event)
      case .refused(let row): refused.append(row)
      case .warning(let text): warnings.append(text)
      }
    }
    rows = outcome.rows
    missing = outcome.missing
    refused = refused.enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }
    .map(\.element)
  }

  /// How many rows were refused.
  public var refusedRows: Int { Set(refused.map(\.row)).count }
}
