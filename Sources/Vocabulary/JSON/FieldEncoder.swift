/// Turns JSON values into stored fields, checking each by its kind.
struct FieldEncoder {
  private static let moneyFields: [Field] = [
    .required(1, "amount", .text), .required(2, "currency", .text),
  ]

  /// One field of the message being written: its number and where it stands.
  private struct Slot {
    var number: Int
    var start: Int
    var end: Int
  }

  /// Appends the message of a JSON object with these fields; numbers of fields given as null are
  /// appended as `unset` when `topLevel`.
  @_lifetime(scanner: copy scanner)
  func object(
    _ fields: [Field], _ scanner: inout JSONScanner, into bytes: inout [UInt8], topLevel: Bool,
    of owner: Refusal.Reason.Owner
  ) throws(Refusal) {
    guard scanner.peek() == 0x7b else {
      throw Refusal(.value(.noObject), "", excerpt(scanner))
    }
    let base = bytes.count
    var slots: [Slot] = []
    var unset: [Int] = []
    var expected = 0
    try scanner.enter(0x7b)
    var first = true
    while let key = try scanner.nextKey(&first) {
      let index = try place(of: key, in: fields, from: expected, scanner, owner)
      let field = fields[index]
      expected = index + 1
      if slots.contains(where: { $0.number == field.number }) || unset.contains(field.number) {
        throw Refusal(.form(.fieldTwice), field.name)
      }
      if scanner.peek() == 0x6e, scanner.take(word: "null") {
        guard topLevel, field.nullable else {
          throw Refusal(.value(.nullRefused(required: field.required)), field.name, "null")
        }
        unset.append(field.number)
        continue
      }
      let start = bytes.count
      if case .list(.structure(let members)) = field.kind, scanner.peek() != 0x5b {
        throw noList(field, members, scanner)
      }
      do throws(Refusal) {
        try value(field.kind, field.number, &scanner, into: &bytes)
      } catch {
        throw error.under(field.name)
      }
      slots.append(Slot(number: field.number, start: start, end: bytes.count))
    }
    for field in fields where field.required {
      guard slots.contains(where: { $0.number == field.number }) || unset.contains(field.number)
      else {
        throw Refusal(.value(.fieldMissing(owner: owner, expected: field.kind)), field.name)
      }
    }
    if !unset.isEmpty { slots.append(appendUnset(unset.sorted(), to: &bytes)) }
    order(slots, from: base, in: &bytes)
  }

  private func appendUnset(_ numbers: [Int], to bytes: inout [UInt8]) -> Slot {
    let start = bytes.count
    bytes.append(tag: DataView.unsetField, .lengthDelimited)
    let content = bytes.count
    for number in numbers { bytes.append(varint: UInt64(number)) }
    bytes.insertLength(at: content)
    return Slot(number: DataView.unsetField, start: start, end: bytes.count)
  }

  /// Brings the fields that were written in the order of the input into ascending numbers.
  private func order(_ slots: [Slot], from base: Int, in bytes: inout [UInt8]) {
    var ascending = true
    for index in slots.indices.dropFirst() where slots[index - 1].number > slots[index].number {
      ascending = false
    }
    guard !ascending else { return }
    let written = Array(bytes[base...])
    bytes.removeSubrange(base...)
    for slot in slots.sorted(by: { $0.number < $1.number }) {
      bytes.append(contentsOf: written[(slot.start - base)..<(slot.end - base)])
    }
  }

  private func place(
    of key: JSONScanner.Raw, in fields: [Field], from expected: Int, _ scanner: JSONScanner,
    _ owner: Refusal.Reason.Owner
  ) throws(Refusal) -> Int {
    var index = expected
    for _ in fields.indices {
      if index >= fields.count { index = 0 }
      if scanner.equals(key, fields[index].name) { return index }
      index += 1
    }
    let name = try scanner.text(key)
    let near = Nearest.names(to: name, among: fields.map(\.name))
    throw Refusal(
      .value(.unknownField(owner: owner, fields: near.isEmpty ? fields.map(\.name) : near)), name)
  }

  /// Appends the field of a JSON value.
  @_lifetime(scanner: copy scanner)
  func value(
    _ kind: ValueKind, _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    switch kind {
    case .list(let element): try list(element, number, &scanner, into: &bytes)
    case .map(let element): try map(element, number, &scanner, into: &bytes)
    case .structure(let fields):
      bytes.append(tag: number, .lengthDelimited)
      let start = bytes.count
      try object(fields, &scanner, into: &bytes, topLevel: false, of: .object)
      bytes.insertLength(at: start)
    case .money: try money(number, &scanner, into: &bytes)
    case .prose where scanner.peek() == 0x7b, .sealed where scanner.peek() == 0x7b:
      try sealed(kind, number, &scanner, into: &bytes)
    case .bool, .int, .choice, .basisPoints:
      try scalar(kind, number, &scanner, into: &bytes)
    default:
      guard scanner.peek() == 0x22 else {
        throw Refusal(
          .value(wrongKind(kind, scanner)), "", kind.isConfidential ? "" : excerpt(scanner))
      }
      let raw = try scanner.string()
      try TextEncoder.encode(kind, number, try scanner.text(raw), into: &bytes)
    }
  }

  /// What stands where a list of objects belongs, and how one is written.
  private func noList(_ field: Field, _ members: [Field], _ scanner: JSONScanner) -> Refusal {
    let needed = members.filter(\.required)
    let keys = (needed.isEmpty ? members : needed).map { "\(field.name).1.\($0.name)=…" }
    return Refusal(
      .value(.noObjects(fields: members.map(\.name), keys: keys)), field.name, excerpt(scanner))
  }

  /// A decimal that stands as a number is shown as it should stand.
  private func wrongKind(_ kind: ValueKind, _ scanner: JSONScanner) -> Refusal.Reason.Value {
    guard case .decimal = kind else { return .otherKind(expected: kind) }
    let text = excerpt(scanner)
    return .decimalAsNumber(right: ExactDecimal(text) == nil ? "" : text)
  }

  /// What stands at a place, shortened; of a text without its quotes, since messages have their own.
  private func excerpt(_ scanner: JSONScanner) -> String {
    var copy = JSONScanner(scanner.bytes, at: scanner.offset)
    guard let range = try? copy.skipValue() else { return "" }
    let isText = range.count > 1 && scanner.bytes[range.lowerBound] == 0x22
    let (start, end) =
      isText ? (range.lowerBound + 1, range.upperBound - 1) : (range.lowerBound, range.upperBound)
    return scanner.bytes.string(in: start..<min(end, start + 80))
  }

  @_lifetime(scanner: copy scanner)
  private func scalar(
    _ kind: ValueKind, _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    if case .bool = kind {
      let next = scanner.peek()
      guard next == 0x74 || next == 0x66, scanner.take(word: "true") || scanner.take(word: "false")
      else {
        throw Refusal(.value(.noTruth), "", excerpt(scanner))
      }
      bytes.append(field: number, varint: next == 0x74 ? 1 : 0)
      return
    }
    let start = JSONScanner(scanner.bytes, at: scanner.offset)
    let range = try scanner.number()
    let digits = scanner.bytes.string(in: range)
    guard !range.isEmpty, let value = Int64(digits), String(value) == digits else {
      throw Refusal(.value(.noWholeNumber(expected: kind)), "", excerpt(start))
    }
    switch kind {
    case .int(let allowed) where allowed.contains(value):
      bytes.append(field: number, varint: zigzag(value))
    case .choice(let allowed) where allowed.contains(value):
      bytes.append(field: number, varint: zigzag(value))
    case .basisPoints where (0...10_000).contains(value):
      bytes.append(field: number, varint: UInt64(value))
    default:
      throw Refusal(.value(.outOfRange(expected: kind)), "", excerpt(start))
    }
  }

  @_lifetime(scanner: copy scanner)
  private func money(
    _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    let fields = FieldEncoder.moneyFields
    var parts: [UInt8] = []
    guard scanner.peek() == 0x7b else {
      throw Refusal(
        .value(.noMoney(right: AmountReading.right(for: excerpt(scanner)))), "", excerpt(scanner))
    }
    do throws(Refusal) {
      try object(fields, &scanner, into: &parts, topLevel: false, of: .money)
    } catch {
      guard error.kind == .wrongKind, error.field == "amount" else { throw error }
      throw Refusal(.value(.amountAsNumber), "amount", error.value)
    }
    let view = DataView(fields, parts.span)
    guard let code = view.text("currency"), let currency = Currency(code) else {
      throw Refusal(.value(.unknownCurrency), "currency", view.text("currency") ?? "")
    }
    let amount = Array((view.text("amount") ?? "").utf8)
    guard let money = Money(amount.span, currency: currency) else {
      throw AmountReading.refusal(of: view.text("amount") ?? "", in: currency, at: "amount")
    }
    MessageEncoder.money(money, number, into: &bytes)
  }

  @_lifetime(scanner: copy scanner)
  private func sealed(
    _ kind: ValueKind, _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    let fields: [Field] = [.required(1, "sealed", .text)]
    var parts: [UInt8] = []
    try object(fields, &scanner, into: &parts, topLevel: false, of: .sealed)
    let text = DataView(fields, parts.span).text("sealed") ?? ""
    guard let content = Base64URL.decode(text), content.count >= 29, content.first == 1 else {
      throw Refusal(.value(.notSealed), "sealed")
    }
    guard case .prose = kind else {
      bytes.append(field: number, bytes: content.span)
      return
    }
    bytes.append(tag: number, .lengthDelimited)
    let start = bytes.count
    bytes.append(field: 2, bytes: content.span)
    bytes.insertLength(at: start)
  }

  @_lifetime(scanner: copy scanner)
  private func list(
    _ element: ValueKind, _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    guard scanner.peek() == 0x5b else {
      throw Refusal(.value(.noList(expected: element)), "", excerpt(scanner))
    }
    try scanner.enter(0x5b)
    let packed = element.isVarint
    if packed { bytes.append(tag: number, .lengthDelimited) }
    let start = bytes.count
    var first = true
    var count = 0
    while try scanner.nextElement(&first) {
      count += 1
      guard count <= Limits.listCountMax else {
        throw Refusal(.value(.listTooLong(most: Limits.listCountMax)))
      }
      do throws(Refusal) {
        let from = bytes.count
        try value(element, number, &scanner, into: &bytes)
        // A packed list holds bare numbers: the tag that the element brought goes.
        if packed { bytes.removeSubrange(from..<(from + (number < 16 ? 1 : 2))) }
      } catch {
        throw error.under("[\(count - 1)]")
      }
    }
    guard count > 0 else {
      throw Refusal(.value(.listEmpty), "", "[]")
    }
    if packed { bytes.insertLength(at: start) }
  }

  @_lifetime(scanner: copy scanner)
  private func map(
    _ element: ValueKind, _ number: Int, _ scanner: inout JSONScanner, into bytes: inout [UInt8]
  ) throws(Refusal) {
    guard scanner.peek() == 0x7b else {
      throw Refusal(.value(.noMap), "", excerpt(scanner))
    }
    try scanner.enter(0x7b)
    var entries: [(key: [UInt8], message: [UInt8])] = []
    var first = true
    while let raw = try scanner.nextKey(&first) {
      let key = try scanner.text(raw)
      if let fault = Subject.fault(inKey: key) {
        throw Refusal(.value(.noKey(fault: fault)), "", key)
      }
      let letters = Array(key.utf8)
      guard !entries.contains(where: { $0.key == letters }) else {
        throw Refusal(.form(.keyTwice), key)
      }
      var message: [UInt8] = []
      message.append(field: 1, bytes: letters.span)
      do throws(Refusal) {
        try value(element, 2, &scanner, into: &message)
      } catch {
        throw error.under(key)
      }
      entries.append((letters, message))
      guard entries.count <= Limits.mapCountMax else {
        throw Refusal(.value(.mapTooLong(most: Limits.mapCountMax)))
      }
    }
    guard !entries.isEmpty else {
      throw Refusal(.value(.mapEmpty), "", "{}")
    }
    entries.sort { $0.key.span.precedes($1.key.span) }
    for entry in entries { bytes.append(field: number, bytes: entry.message.span) }
  }
}

extension Refusal {
  /// The same refusal, one level further out.
  func under(_ name: String) -> Refusal {
    let joined =
      field.isEmpty ? name : field.hasPrefix("[") ? name + field : "\(name).\(field)"
    return at(joined)
  }
}
