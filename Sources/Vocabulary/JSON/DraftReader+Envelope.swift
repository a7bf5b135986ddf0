extension DraftReader {
  /// Where the members of one line stand.
  struct Envelope {
    var texts: [(attribute: EnvelopeAttribute, raw: JSONScanner.Raw)] = []
    var numbers: [(attribute: EnvelopeAttribute, range: Range<Int>)] = []
    var data: Int?
    private var seen: UInt32 = 0

    init() { texts.reserveCapacity(12) }

    /// Notes an attribute; false when it was given before.
    mutating func note(_ attribute: EnvelopeAttribute) -> Bool {
      let bit = UInt32(1) << attribute.rawValue
      defer { seen |= bit }
      return seen & bit == 0
    }

    /// Where an attribute's text stands.
    func raw(_ attribute: EnvelopeAttribute) -> JSONScanner.Raw? {
      for text in texts where text.attribute == attribute { return text.raw }
      return nil
    }
  }

  private static let dropped: Set<String> = ["dataschema", "traceparent", "tracestate"]

  @_lifetime(scanner: copy scanner)
  func envelope(_ scanner: inout JSONScanner) throws(Refusal) -> Envelope {
    var envelope = Envelope()
    try scanner.enter(0x7b)
    var first = true
    var expected = 0
    while let key = try scanner.nextKey(&first) {
      guard let attribute = EnvelopeAttribute(key, scanner, expected: expected) else {
        let name = try scanner.text(key)
        let range = try scanner.skipValue()
        try checkDropped(name, scanner.bytes.string(in: range))
        continue
      }
      expected = Int(attribute.rawValue) + 1
      guard envelope.note(attribute) else {
        throw Refusal(.form(.attributeTwice), attribute.name)
      }
      if attribute == .data {
        envelope.data = try scanner.skipValue().lowerBound
      } else if attribute.isNumber {
        var range = try scanner.skipValue()
        if !range.isEmpty, scanner.bytes[range.lowerBound] == 0x22 {
          range = range.lowerBound + 1..<range.upperBound - 1
        }
        envelope.numbers.append((attribute, range))
      } else {
        guard scanner.peek() == 0x22 else {
          let range = try scanner.skipValue()
          throw Refusal(
            .form(.stringExpected), attribute.name, scanner.bytes.string(in: range))
        }
        envelope.texts.append((attribute, try scanner.string()))
      }
    }
    guard scanner.peek() == 0, scanner.offset >= scanner.bytes.count else {
      throw scanner.malformed(.afterObject)
    }
    return envelope
  }

  private func checkDropped(_ name: String, _ value: String) throws(Refusal) {
    if DraftReader.dropped.contains(name) { return }
    if name == "datacontenttype" {
      guard value == "\"application/json\"" else {
        throw Refusal(.form(.otherMediaType), name, value)
      }
      return
    }
    let near = Nearest.names(to: name, among: EnvelopeAttribute.allCases.map(\.name).sorted())
    throw Refusal(.form(.unknownAttribute(nearest: near)), name)
  }

  func start(
    _ envelope: Envelope, _ scanner: borrowing JSONScanner, _ defaults: DraftDefaults
  ) throws(Refusal) -> Draft {
    guard let version = envelope.raw(.specversion), scanner.equals(version, "1.0") else {
      let given = envelope.raw(.specversion)
      throw Refusal(
        .form(given == nil ? .specificationMissing : .otherSpecification), "specversion",
        try given.map { (raw) throws(Refusal) in try scanner.text(raw) } ?? "")
    }
    guard let type = envelope.raw(.type) else {
      throw Refusal(.form(.typeMissing), "type")
    }
    guard let subject = envelope.raw(.subject) else {
      throw Refusal(.form(.subjectMissing), "subject")
    }
    let given = envelope.raw(.id)
    guard let given, let id = EventID(text: scanner.bytes.extracting(given.range)) else {
      throw Refusal(
        .form(given == nil ? .idMissing : .idUnreadable), "id",
        try given.map { (raw) throws(Refusal) in try scanner.text(raw) } ?? "")
    }
    var draft = Draft(
      typeIndex: try index(ofType: try scanner.text(type)), id: id,
      subject: try scanner.text(subject), actor: defaults.actor, source: defaults.source)
    draft.dataVersion = registry.types[draft.typeIndex].version
    return draft
  }

  func index(ofType type: String) throws(Refusal) -> Int {
    if let index = registry.index(ofName: type) { return index }
    let near = Nearest.names(to: type, among: registry.types.map(\.name))
    throw Refusal(.form(.unknownType(nearest: near)), "type", type)
  }

  func take(
    _ attribute: EnvelopeAttribute, _ raw: JSONScanner.Raw, _ scanner: borrowing JSONScanner,
    _ draft: inout Draft
  ) throws(Refusal) {
    switch attribute {
    case .source: draft.source = try scanner.text(raw)
    case .actor: draft.actor = try scanner.text(raw)
    case .approvedby: draft.approvedBy = try scanner.text(raw)
    case .reason: draft.reason = try scanner.text(raw)
    case .basis: draft.basis = try scanner.text(raw)
    case .time:
      guard let time = Instant(scanner.bytes.extracting(raw.range)) else {
        throw Refusal(.value(.noInstant), attribute.name, try scanner.text(raw))
      }
      draft.time = time
    case .validfrom: draft.validFrom = try day(attribute, raw, scanner)
    case .validto: draft.validTo = try day(attribute, raw, scanner)
    case .visibility:
      let word = try scanner.text(raw)
      guard let visibility = Visibility(word) else {
        throw Refusal(.form(.unknownVisibility), attribute.name, word)
      }
      draft.visibility = visibility
    case .correlationid: draft.correlationID = try id(attribute, raw, scanner)
    case .causationid: draft.causationID = try id(attribute, raw, scanner)
    default: break
    }
  }

  private func day(
    _ attribute: EnvelopeAttribute, _ raw: JSONScanner.Raw, _ scanner: borrowing JSONScanner
  ) throws(Refusal) -> Day {
    guard let day = Day(scanner.bytes.extracting(raw.range)) else {
      throw Refusal(.value(.noDate), attribute.name, try scanner.text(raw))
    }
    return day
  }

  private func id(
    _ attribute: EnvelopeAttribute, _ raw: JSONScanner.Raw, _ scanner: borrowing JSONScanner
  ) throws(Refusal) -> EventID {
    guard let id = EventID(text: scanner.bytes.extracting(raw.range)) else {
      throw Refusal(.value(.noUUID), attribute.name, try scanner.text(raw))
    }
    return id
  }

  func take(
    _ name: String, number text: String, _ draft: inout Draft
  ) throws(Refusal) {
    guard let number = UInt64(text), number <= 9_007_199_254_740_991, String(number) == text else {
      throw Refusal(.form(.noCount), name, text)
    }
    switch name {
    case "sequence": draft.sequence = number
    case "expectedversion": draft.expectedVersion = number
    default:
      guard number == draft.type.version else {
        throw Refusal(
          .form(.unknownVersion(type: draft.type.name, known: draft.type.version)), name, text)
      }
      draft.dataVersion = Int(number)
    }
  }
}
