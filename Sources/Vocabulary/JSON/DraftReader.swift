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
  let registry: Registry
  private let encoder = FieldEncoder()

  /// A reader of the registry's types.
  public init(registry: Registry = .current) {
    self.registry = registry
  }

  /// The draft of one line.
  public func read(
    line: Span<UInt8>, defaults: DraftDefaults = DraftDefaults()
  ) throws(Refusal) -> Draft {
    guard line.count <= Limits.lineBytesMax else {
      throw Refusal(.form(.lineTooLong(bytes: line.count, most: Limits.lineBytesMax)))
    }
    guard line.isUTF8 else {
      throw Refusal(.form(.lineNotUTF8))
    }
    var scanner = JSONScanner(line)
    guard scanner.peek() == 0x7b else {
      throw scanner.malformed(.noObjectOnLine)
    }
    let envelope = try envelope(&scanner)
    var draft = try start(envelope, scanner, defaults)
    for (attribute, raw) in envelope.texts { try take(attribute, raw, scanner, &draft) }
    for (attribute, range) in envelope.numbers {
      try take(attribute.name, number: line.string(in: range), &draft)
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
      throw Refusal(.form(.dataNotUTF8), "data")
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
        try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: .type(type.name))
      } else {
        let nothing: [UInt8] = [0x7b, 0x7d]
        var scanner = JSONScanner(nothing.span)
        try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: .type(type.name))
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
      throw Refusal(.form(.correctionEmpty), "data")
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
        throw Refusal(.form(.correctionUnknownField), "data.\(try scanner.text(key))")
      }
    }
    guard let name else {
      throw Refusal(.form(.correctionUntyped), "data.type")
    }
    let index: Int
    do throws(Refusal) { index = try self.index(ofType: name) } catch { throw error.under("data") }
    guard registry.types[index].subjects != ["event"] else {
      throw Refusal(.form(.correctionOfNote), "data.type", name)
    }
    draft.innerTypeIndex = index
    draft.dataVersion = registry.types[index].version
    var data: [UInt8] = []
    do throws(Refusal) {
      let type = registry.types[index]
      guard let inner else {
        throw Refusal(.form(.correctionPartial))
      }
      var scanner = JSONScanner(bytes, at: inner)
      try encoder.object(type.fields, &scanner, into: &data, topLevel: true, of: .type(type.name))
    } catch {
      throw error.under("data.data")
    }
    draft.data = data
  }
}
