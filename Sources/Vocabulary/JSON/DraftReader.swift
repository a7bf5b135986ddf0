/// What a draft gets where its input is silent.
public struct DraftDefaults: Sendable {
  /// Who records it.
  public var actor: String
  /// Where it comes from.
  public var source: String

  /// Defaults as given.
  public init(actor: String = "client/cli", source: String = "cli") {
    self.actor = actor
    self.source = source
  }
}

/// Reads events in CloudEvents' structured JSON, one at a time, and checks them field by field.
public struct DraftReader: Sendable {
  private let registry: Registry
  private let encoder = FieldEncoder()

  /// A reader of the registry's types.
  public init(registry: Registry = .current) {
    self.registry = registry
  }

  /// Where the members of one line stand.
  private struct Envelope {
    var texts: [(name: String, raw: JSONScanner.Raw)] = []
    var data: Int?
    var numbers: [(name: String, range: Range<Int>)] = []
  }

  /// The draft of one line.
  public func read(
    line: Span<UInt8>, defaults: DraftDefaults = DraftDefaults()
  ) throws(Refusal) -> Draft {
    guard line.count <= Limits.lineBytesMax else {
      throw Refusal(
        .limit, "", why: "the line has \(line.count) bytes; at most \(Limits.lineBytesMax)")
    }
    guard line.isUTF8 else {
      throw Refusal(
        .malformed, "", why: "the line is not UTF-8", remedy: "save the file as UTF-8")
    }
    var scanner = JSONScanner(line)
    guard scanner.peek() == 0x7b else {
      throw scanner.malformed("one JSON object a line is expected")
    }
    let envelope = try envelope(&scanner)
    var draft = try start(envelope, scanner, defaults)
    for (name, raw) in envelope.texts { try take(name, try scanner.text(raw), &draft) }
    for (name, range) in envelope.numbers {
      try take(name, number: line.string(in: range), &draft)
    }
    try readData(at: envelope.data, line, &draft)
    try EnvelopeChecks.check(draft)
    try RuleChecker.check(draft)
    return draft
  }

  /// The draft of a type on a subject from its data as JSON, as `record` and `correct` make it.
  public func read(
    type: String, subject: String, data: Span<UInt8>, id: EventID,
    defaults: DraftDefaults = DraftDefaults()
  ) throws(Refusal) -> Draft {
    guard data.isUTF8 else {
      throw Refusal(.malformed, "data", why: "the data are not UTF-8")
    }
    var draft = Draft(
      typeIndex: try index(ofType: type), id: id, subject: subject, actor: defaults.actor,
      source: defaults.source)
    draft.dataVersion = draft.type.version
    try readData(at: 0, data, &draft)
    try EnvelopeChecks.check(draft)
    try RuleChecker.check(draft)
    return draft
  }

  private static let texts: Set<String> = [
    "specversion", "id", "source", "type", "subject", "time", "validfrom", "validto", "actor",
    "approvedby", "reason", "basis", "visibility", "correlationid", "causationid",
  ]
  private static let numbers: Set<String> = ["sequence", "dataversion", "expectedversion"]
  private static let dropped: Set<String> = ["dataschema", "traceparent", "tracestate"]

  @_lifetime(scanner: copy scanner)
  private func envelope(_ scanner: inout JSONScanner) throws(Refusal) -> Envelope {
    var envelope = Envelope()
    try scanner.enter(0x7b)
    var first = true
    while let key = try scanner.nextKey(&first) {
      let name = try scanner.text(key)
      if envelope.texts.contains(where: { $0.name == name })
        || envelope.numbers.contains(where: { $0.name == name })
        || name == "data" && envelope.data != nil
      {
        throw Refusal(.malformed, name, why: "the attribute is given twice")
      }
      if name == "data" {
        envelope.data = try scanner.skipValue().lowerBound
      } else if DraftReader.texts.contains(name) {
        guard scanner.peek() == 0x22 else {
          let range = try scanner.skipValue()
          throw Refusal(
            .wrongKind, name, scanner.bytes.string(in: range), why: "it is of another kind",
            remedy: "give a string")
        }
        envelope.texts.append((name, try scanner.string()))
      } else if DraftReader.numbers.contains(name) {
        var range = try scanner.skipValue()
        if !range.isEmpty, scanner.bytes[range.lowerBound] == 0x22 {
          range = range.lowerBound + 1..<range.upperBound - 1
        }
        envelope.numbers.append((name, range))
      } else {
        let range = try scanner.skipValue()
        try checkDropped(name, scanner.bytes.string(in: range))
      }
    }
    guard scanner.peek() == 0, scanner.offset >= scanner.bytes.count else {
      throw scanner.malformed("something follows the object")
    }
    return envelope
  }

  private func checkDropped(_ name: String, _ value: String) throws(Refusal) {
    if DraftReader.dropped.contains(name) { return }
    if name == "datacontenttype" {
      guard value == "\"application/json\"" else {
        throw Refusal(
          .outOfRange, name, value, why: "the data are JSON", remedy: "give application/json")
      }
      return
    }
    let near = Nearest.names(
      to: name, among: (DraftReader.texts.union(DraftReader.numbers)).sorted() + ["data"])
    throw Refusal(
      .unknownField, name, why: "an event has no such attribute",
      remedy: near.isEmpty ? "leave it out" : "nearest: \(near.joined(separator: ", "))")
  }

  private func start(
    _ envelope: Envelope, _ scanner: borrowing JSONScanner, _ defaults: DraftDefaults
  ) throws(Refusal) -> Draft {
    var found: [String: String] = [:]
    for (name, raw) in envelope.texts
    where ["specversion", "id", "type", "subject"].contains(name) {
      found[name] = try scanner.text(raw)
    }
    guard let version = found["specversion"], version == "1.0" else {
      throw Refusal(
        found["specversion"] == nil ? .missing : .outOfRange, "specversion",
        found["specversion"] ?? "", why: "an event is a CloudEvent of version 1.0",
        remedy: "give \"specversion\":\"1.0\"")
    }
    guard let type = found["type"] else {
      throw Refusal(.missing, "type", why: "an event needs a type")
    }
    guard let subject = found["subject"] else {
      throw Refusal(.missing, "subject", why: "an event needs a subject", remedy: "give kind/key")
    }
    guard let text = found["id"], let id = EventID(text) else {
      throw Refusal(
        found["id"] == nil ? .missing : .outOfRange, "id", found["id"] ?? "",
        why: "an event needs a UUID of its own",
        remedy: "make one with uuidgen, version 7 preferred")
    }
    var draft = Draft(
      typeIndex: try index(ofType: type), id: id, subject: subject, actor: defaults.actor,
      source: defaults.source)
    draft.dataVersion = draft.type.version
    return draft
  }

  private func index(ofType type: String) throws(Refusal) -> Int {
    if let index = registry.index(ofName: type) { return index }
    let near = Nearest.names(to: type, among: registry.types.map(\.name))
    throw Refusal(
      .unknownType, "type", type, why: "there is no such event type",
      remedy: near.isEmpty
        ? "“stadtbuch schema” lists them" : "nearest: \(near.joined(separator: ", "))")
  }

  private func take(_ name: String, _ text: String, _ draft: inout Draft) throws(Refusal) {
    switch name {
    case "source": draft.source = text
    case "time":
      guard let time = Instant(text) else {
        throw Refusal(
          .outOfRange, name, text, why: "it is no instant",
          remedy: "give \(ValueKind.instant.expectation)")
      }
      draft.time = time
    case "validfrom": draft.validFrom = try day(name, text)
    case "validto": draft.validTo = try day(name, text)
    case "actor": draft.actor = text
    case "approvedby": draft.approvedBy = text
    case "reason": draft.reason = text
    case "basis": draft.basis = text
    case "visibility":
      guard let visibility = Visibility(text) else {
        throw Refusal(
          .outOfRange, name, text, why: "there is no such visibility",
          remedy: "give public, internal or restricted")
      }
      draft.visibility = visibility
    case "correlationid": draft.correlationID = try id(name, text)
    case "causationid": draft.causationID = try id(name, text)
    default: break
    }
  }

  private func day(_ name: String, _ text: String) throws(Refusal) -> Day {
    guard let day = Day(text) else {
      throw Refusal(
        .outOfRange, name, text, why: "there is no such date",
        remedy: "give \(ValueKind.date.expectation)")
    }
    return day
  }

  private func id(_ name: String, _ text: String) throws(Refusal) -> EventID {
    guard let id = EventID(text) else {
      throw Refusal(.outOfRange, name, text, why: "it is no UUID", remedy: "give a UUID")
    }
    return id
  }

  private func take(
    _ name: String, number text: String, _ draft: inout Draft
  ) throws(Refusal) {
    guard let number = UInt64(text), number <= 9_007_199_254_740_991, String(number) == text else {
      throw Refusal(
        .wrongKind, name, text, why: "it is no whole number from 0 on", remedy: "give a number")
    }
    switch name {
    case "sequence": draft.sequence = number
    case "expectedversion": draft.expectedVersion = number
    default:
      guard number == draft.type.version else {
        throw Refusal(
          .outOfRange, name, text, why: "this program knows no such version of \(draft.type.name)",
          remedy: "give \(draft.type.version) or leave it out")
      }
      draft.dataVersion = Int(number)
    }
  }

  private func readData(
    at offset: Int?, _ bytes: Span<UInt8>, _ draft: inout Draft
  ) throws(Refusal) {
    if draft.type.number == RecordEncoder.correctedType {
      try readCorrection(at: offset, bytes, &draft)
      return
    }
    var data: [UInt8] = []
    do throws(Refusal) {
      let type = draft.type
      if let offset {
        var scanner = JSONScanner(bytes, at: offset)
        try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: type.name)
      } else {
        let nothing: [UInt8] = [0x7b, 0x7d]
        var scanner = JSONScanner(nothing.span)
        try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: type.name)
      }
    } catch {
      throw error.under("data")
    }
    draft.data = data
  }

  private func readCorrection(
    at offset: Int?, _ bytes: Span<UInt8>, _ draft: inout Draft
  ) throws(Refusal) {
    guard let offset else {
      throw Refusal(
        .missing, "data", why: "a correction needs the event's type and its data anew")
    }
    var scanner = JSONScanner(bytes, at: offset)
    try scanner.enter(0x7b)
    var first = true
    var name: String?
    var inner: Int?
    while let key = try scanner.nextKey(&first) {
      if scanner.equals(key, "type") {
        name = try scanner.text(try scanner.string())
      } else if scanner.equals(key, "data") {
        inner = try scanner.skipValue().lowerBound
      } else {
        throw Refusal(
          .unknownField, "data.\(try scanner.text(key))", why: "a correction has no such field",
          remedy: "it has type and data")
      }
    }
    guard let name else {
      throw Refusal(
        .missing, "data.type", why: "a correction names the type of the event that it replaces")
    }
    let index: Int
    do throws(Refusal) { index = try self.index(ofType: name) } catch { throw error.under("data") }
    guard registry.types[index].subjects != ["event"] else {
      throw Refusal(
        .void, "data.type", name, why: "an event on an event cannot be said anew",
        remedy: "void it and record another")
    }
    draft.innerTypeIndex = index
    draft.dataVersion = registry.types[index].version
    var data: [UInt8] = []
    do throws(Refusal) {
      let type = registry.types[index]
      guard let inner else {
        throw Refusal(.missing, "", why: "a correction gives the data complete, not a patch")
      }
      var scanner = JSONScanner(bytes, at: inner)
      try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: type.name)
    } catch {
      throw error.under("data.data")
    }
    draft.data = data
  }
}
