import Vocabulary

extension HistoryGenerator {
  static let texts = [
    "Alpha", "Straße \"Nord\"", "a\\b", "Zeile 1\nZeile 2", "5 € < 6 & 7", "Çelik 😀", "0",
  ]
  /// Two of them sort otherwise by UTF-16 than by UTF-8.
  static let keys = ["a", "b", "ä", "x.1", "2024", "ﬁ", "𐐷", "z~_-"]

  /// A value of a kind; nil where the history has nothing to refer to.
  mutating func value(_ kind: ValueKind, _ field: String, of subject: String) -> JSONValue? {
    if values == .extreme, random.chance(60), let value = extreme(kind) { return value }
    switch kind {
    case .text, .prose: return random.pick(Self.texts).map(JSONValue.text)
    case .sealed: return nil
    case .key: return random.pick(Self.keys).map(JSONValue.text)
    case .date: return .text(day().description)
    case .instant: return .text("\(day())T0\(random.number(0...9)):00:00Z")
    case .period: return .text(period().description)
    case .periodOr(let word):
      return .text(random.chance(30) ? word : period().description)
    case .int(let range):
      if range == 1900...2999 { return .number(year()) }
      let high = min(range.upperBound, max(range.lowerBound, 0) + 40)
      return .number(Int64(random.number(Int(max(range.lowerBound, -20))...Int(high))))
    case .choice(let numbers): return random.pick(numbers).map(JSONValue.number)
    case .basisPoints: return .number(Int64(random.number(0...100) * 100))
    case .decimal: return .text(decimal())
    case .money: return money(amount(1...500_000))
    case .bool: return .flag(random.chance(50))
    case .oneOf(let words): return random.pick(words).map(JSONValue.text)
    case .uri: return .text("https://example.org/\(random.number(1...9))?q=%20#a")
    case .uuid: return .text(uuid())
    case .sha256: return .text(hexadecimal(64))
    case .duration: return random.pick(["P60D", "P2M", "P1Y", "P3W"]).map(JSONValue.text)
    case .monthDay: return random.pick(["01-01", "04-01", "07-01"]).map(JSONValue.text)
    case .ref(let kinds): return reference(kinds, field, of: subject).map(JSONValue.text)
    case .refOrText(let kind):
      if random.chance(50), let named = reference([kind], field, of: subject) {
        return .text(named)
      }
      return random.pick(Self.texts).map(JSONValue.text)
    case .list(let element):
      var elements: [JSONValue] = []
      for _ in 0..<random.number(1...3) {
        guard let one = value(element, field, of: subject) else { return nil }
        if !elements.contains(one) { elements.append(one) }
      }
      return .array(elements)
    case .map(let element):
      var members: [String: JSONValue] = [:]
      for _ in 0..<random.number(1...3) {
        guard let key = random.pick(Self.keys) else { return nil }
        members[key] = value(element, field, of: subject)
      }
      return .object(members)
    case .structure(let fields): return object(fields, of: subject).map(JSONValue.object)
    }
  }

  /// The fields of a type or a structure: all that are required, some of the others.
  mutating func object(_ fields: [Field], of subject: String) -> [String: JSONValue]? {
    var members: [String: JSONValue] = [:]
    for field in fields where field.required || random.chance(40) {
      if field.nullable, random.chance(20) {
        members[field.name] = .null
      } else if let made = value(field.kind, field.name, of: subject) {
        members[field.name] = made
      } else if field.required {
        if missing == nil, case .ref(let kinds) = field.kind { missing = random.pick(kinds) }
        if missing == nil, case .list(.ref(let kinds)) = field.kind {
          missing = random.pick(kinds)
        }
        return nil
      }
    }
    return members
  }

  /// A subject that exists. Of a tree's parents mostly older ones, so that few circles are tried.
  mutating func reference(_ kinds: [String], _ field: String, of subject: String) -> String? {
    let kinds = kinds.isEmpty ? world.subjects.keys.sorted() : kinds
    guard let kind = random.pick(kinds.filter { world.subjects[$0]?.isEmpty == false })
    else { return nil }
    var all = world.subjects[kind] ?? []
    if Self.chained.contains(field), random.chance(12) { return random.pick(all) }
    if ["parent", "into", "successor"].contains(field),
      let place = all.firstIndex(of: subject)
    {
      all = field == "parent" ? Array(all[..<place]) : Array(all[(place + 1)...])
    } else if field != "about" {
      all.removeAll { $0 == subject }
    }
    return random.pick(all)
  }

  /// A day on which something holds: now, before, later, often one that was named already.
  mutating func day() -> Day {
    if values == .extreme, random.chance(15) { return random.chance(50) ? .first : .last }
    let roll = random.number(0...99)
    if roll < 30, let known = random.pick(Array(world.events.suffix(30))) {
      return known.validFrom
    }
    if roll < 45 { return today.adding(days: -5 * random.number(7...80)) }
    if roll < 55 { return today.adding(days: 5 * random.number(7...40)) }
    if roll < 58 { return Day(unchecked: 20_210_615) }
    return today
  }

  mutating func year() -> Int64 {
    Int64(random.chance(80) ? today.year : today.year + random.number(-1...1))
  }

  mutating func period(_ length: Period.Length? = nil) -> Period {
    let length = length ?? random.pick(Period.Length.allCases) ?? .year
    return Period(length: length, containing: day())
  }

  mutating func decimal() -> String {
    let scale = random.number(0...3)
    guard scale > 0 else { return String(random.number(-20...400)) }
    let sign = random.chance(10) ? "-" : ""
    let tail = (1..<scale).map { _ in String(random.number(0...9)) }.joined()
    return "\(sign)\(random.number(0...90)).\(tail)\(random.number(1...9))"
  }

  mutating func money(_ minor: Int) -> JSONValue {
    let currency = random.chance(8) ? random.pick(["CHF", "JPY", "KWD"]) ?? "CHF" : "EUR"
    return money(minor, currency)
  }

  func money(_ minor: Int, _ currency: String) -> JSONValue {
    let scale = currency == "JPY" ? 0 : currency == "KWD" ? 3 : 2
    var digits = String(minor.magnitude)
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    if scale > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale)) }
    return .object([
      "amount": .text((minor < 0 ? "-" : "") + digits), "currency": .text(currency),
    ])
  }

  mutating func hexadecimal(_ count: Int) -> String {
    String((0..<count).map { _ in Array("0123456789abcdef")[random.number(0...15)] })
  }

  mutating func uuid() -> String {
    "01890000-\(hexadecimal(4))-7\(hexadecimal(3))-8\(hexadecimal(3))-\(hexadecimal(12))"
  }
}
