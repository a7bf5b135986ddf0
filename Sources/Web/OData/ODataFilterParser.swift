import Views
import Vocabulary

/// Reads `$filter`: comparisons, functions of texts, `and`, `or`, `not` and parentheses.
struct ODataFilterParser {
  /// How deep parentheses and `not` may stand in each other.
  static let depthMax = 32

  private let option = "$filter"
  private let properties: [ODataProperty]
  private let tokens: [(ODataToken, Int)]
  private var place = 0
  private var depth = 0

  private init(_ text: String, _ properties: [ODataProperty]) throws(Problem) {
    self.properties = properties
    tokens = try ODataTokens.list(text, option: option)
  }

  /// The condition that a text says, on rows of these properties.
  static func filter(
    _ text: String, _ properties: [ODataProperty]
  ) throws(Problem) -> ODataFilter {
    var parser = try ODataFilterParser(text, properties)
    let filter = try parser.alternatives()
    guard parser.place == parser.tokens.count else {
      throw parser.fault("“and”, “or” or the end", "„and“, „or“ oder das Ende")
    }
    return filter
  }

  // MARK: Conditions

  private mutating func alternatives() throws(Problem) -> ODataFilter {
    var filter = try both()
    while take(.name("or")) { filter = .or(filter, try both()) }
    return filter
  }

  private mutating func both() throws(Problem) -> ODataFilter {
    var filter = try one()
    while take(.name("and")) { filter = .and(filter, try one()) }
    return filter
  }

  private mutating func one() throws(Problem) -> ODataFilter {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ODataFilterParser.depthMax else {
      throw .odata(
        option, "conditions stand deeper in each other than \(ODataFilterParser.depthMax)",
        "Bedingungen stehen tiefer ineinander als \(ODataFilterParser.depthMax)")
    }
    if take(.name("not")) { return .not(try one()) }
    if take(.open) {
      let filter = try alternatives()
      guard take(.close) else { throw fault("“)”", "„)“") }
      return filter
    }
    if case .name(let name)? = peek, let function = ODataFilter.Function(rawValue: name),
      next(1) == .open
    {
      return try call(function)
    }
    return try comparison()
  }

  private mutating func call(_ function: ODataFilter.Function) throws(Problem) -> ODataFilter {
    place += 2
    let text = try operand()
    guard take(.comma) else { throw fault("“,”", "„,“") }
    let part = try operand()
    guard take(.close) else { throw fault("“)”", "„)“") }
    for operand in [text, part] where type(of: operand).map({ $0 != .string }) ?? false {
      throw .odata(
        option, "\(function.rawValue) takes texts", "\(function.rawValue) nimmt Texte")
    }
    let filter = ODataFilter.call(function, text, part)
    // Some programs write “contains(…) eq true”.
    guard case .name(let name)? = peek, let comparison = ODataFilter.Comparison(rawValue: name),
      comparison == .eq || comparison == .ne, case .name(let value)? = next(1),
      value == "true" || value == "false"
    else { return filter }
    place += 2
    return (value == "true") == (comparison == .eq) ? filter : .not(filter)
  }

  private mutating func comparison() throws(Problem) -> ODataFilter {
    let left = try operand()
    guard case .name(let name)? = peek else {
      guard type(of: left) == .bool else {
        throw fault("one of eq, ne, gt, ge, lt, le, in", "eines von eq, ne, gt, ge, lt, le, in")
      }
      return .truth(left)
    }
    if name == "in" {
      place += 1
      return .oneOf(left, try list(for: left))
    }
    guard let comparison = ODataFilter.Comparison(rawValue: name) else {
      guard type(of: left) == .bool else {
        throw fault("one of eq, ne, gt, ge, lt, le, in", "eines von eq, ne, gt, ge, lt, le, in")
      }
      return .truth(left)
    }
    place += 1
    let right = try operand()
    return .compare(
      try read(left, beside: right), comparison, try read(right, beside: left))
  }

  private mutating func list(for left: ODataFilter.Operand) throws(Problem) -> [ODataValue?] {
    guard take(.open) else { throw fault("“(”", "„(“") }
    var values: [ODataValue?] = []
    repeat {
      let right = try read(try operand(), beside: left)
      guard case .literal(let value) = right else { throw fault("a value", "ein Wert") }
      values.append(value)
    } while take(.comma)
    guard take(.close) else { throw fault("“)”", "„)“") }
    return values
  }

  // MARK: Operands

  private mutating func operand() throws(Problem) -> ODataFilter.Operand {
    guard let token = peek else { throw fault("a property or a value", "ein Feld oder ein Wert") }
    switch token {
    case .text(let text):
      place += 1
      return .literal(.string(text))
    case .bare(let text):
      guard let value = ODataLiteral.value(text) else {
        throw fault("a property or a value", "ein Feld oder ein Wert")
      }
      place += 1
      return .literal(value)
    case .name("null"):
      place += 1
      return .literal(nil)
    case .name("true"), .name("false"):
      place += 1
      return .literal(.bool(token == .name("true")))
    case .name(let name):
      if let letters = ODataLetters(rawValue: name), letters != .same, next(1) == .open {
        place += 2
        guard case .property(let inner, .same) = try operand(), properties[inner].type == .string,
          take(.close)
        else {
          throw fault("\(name)(property)", "\(name)(Feld)")
        }
        return .property(inner, letters)
      }
      guard let found = properties.firstIndex(where: { $0.name == name }) else {
        throw ODataProperty.unknown(name, properties, option)
      }
      place += 1
      return .property(found, .same)
    case .open, .close, .comma: throw fault("a property or a value", "ein Feld oder ein Wert")
    }
  }

  private func type(of operand: ODataFilter.Operand) -> ODataType? {
    switch operand {
    case .property(let place, _): properties[place].type
    case .literal(let value): value.map(ODataLiteral.type)
    }
  }

  /// An operand as it is compared with another: dates are instants beside these.
  private func read(
    _ operand: ODataFilter.Operand, beside other: ODataFilter.Operand
  ) throws(Problem) -> ODataFilter.Operand {
    guard case .literal(let value?) = operand, let wanted = type(of: other) else {
      if case .property = operand, case .property = other, let left = type(of: operand),
        let right = type(of: other), left != right,
        !(left.isNumber && right.isNumber)
      {
        throw mismatch(left, right)
      }
      return operand
    }
    let own = ODataLiteral.type(value)
    if own == wanted || own.isNumber && wanted.isNumber { return operand }
    if let changed = ODataLiteral.value(value, as: wanted) { return .literal(changed) }
    throw mismatch(wanted, own)
  }

  private func mismatch(_ left: ODataType, _ right: ODataType) -> Problem {
    .odata(
      option, "\(left.rawValue) and \(right.rawValue) cannot be compared",
      "\(left.rawValue) und \(right.rawValue) sind nicht vergleichbar")
  }

  // MARK: Words

  private var peek: ODataToken? { next(0) }

  private func next(_ count: Int) -> ODataToken? {
    place + count < tokens.count ? tokens[place + count].0 : nil
  }

  private mutating func take(_ token: ODataToken) -> Bool {
    guard peek == token else { return false }
    place += 1
    return true
  }

  private func fault(_ en: String, _ de: String) -> Problem {
    let position = place < tokens.count ? "\(tokens[place].1)" : nil
    return .odata(
      option, "expected \(en) \(position.map { "at \($0)" } ?? "at the end")",
      "\(position.map { "an Stelle \($0)" } ?? "am Ende") muss \(de) stehen")
  }
}

/// Values that stand without quotes.
enum ODataLiteral {
  /// The value of a word; nil where it is none.
  static func value(_ text: String) -> ODataValue? {
    if let number = ODataNumber(text) { return .number(number) }
    if let day = Day(text) { return .day(day) }
    return Instant(text).map(ODataValue.instant)
  }

  /// The type of a value.
  static func type(_ value: ODataValue) -> ODataType {
    switch value {
    case .string: .string
    case .number: .decimal
    case .day: .day
    case .instant: .instant
    case .bool: .bool
    }
  }

  /// A value as another type would say it: programs write times where days are meant, and the
  /// other way about.
  static func value(_ value: ODataValue, as type: ODataType) -> ODataValue? {
    switch (value, type) {
    case (.day(let day), .instant): Instant("\(day)T00:00:00Z").map(ODataValue.instant)
    case (.instant(let instant), .day):
      instant == Instant("\(instant.dayInUTC)T00:00:00Z") ? .day(instant.dayInUTC) : nil
    default: nil
    }
  }
}
