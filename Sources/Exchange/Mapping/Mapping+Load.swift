import Vocabulary
import Yams

extension Mapping {
  /// Reads a mapping from its YAML text.
  ///
  /// - Throws: `MappingError` with the line of what is not understood; keys that nothing reads are
  ///   errors too, because a misspelt rule would silently not apply.
  public static func load(yaml: String) throws(MappingError) -> Mapping {
    guard let root = try YAMLReader.document(yaml) else {
      throw MappingError("the mapping is empty", "die Zuordnung ist leer")
    }
    var reader = try YAMLReader(root, "mapping")
    var mapping = Mapping(source: try reader.required("source"))
    mapping.encoding = try reader.choice("encoding", TextEncoding.utf8)
    if let text = try reader.text("separator") {
      mapping.separator = try character(text == "tab" ? "\t" : text, "separator")
    }
    try mapping.loadForm(&reader)
    try mapping.loadDays(&reader)
    mapping.ignored = Set(try reader.texts("ignore"))
    for (name, node) in try members(&reader, "values") {
      mapping.values.append(try value(name, node))
    }
    for node in try items(&reader, "checks") {
      var check = try YAMLReader(node, "checks")
      mapping.checks.append(
        SumCheck(columns: try check.texts("sum"), equals: try check.required("equals")))
      try check.finish()
    }
    for node in try items(&reader, "once") { mapping.once.append(try event(node)) }
    for node in try items(&reader, "events") { mapping.events.append(try event(node)) }
    if let node = reader.node("snapshot") {
      var snapshot = try YAMLReader(node, "snapshot")
      let subject = Template(parsing: try snapshot.required("subject"))
      mapping.snapshot = SnapshotRule(
        subject: subject, missing: try snapshot.choice("missing", .keep))
      try snapshot.finish()
    }
    try reader.finish()
    try mapping.checkNames()
    mapping.nameSnapshotDates()
    return mapping
  }

  private init(source: String) { self.source = source }

  private mutating func loadForm(_ reader: inout YAMLReader) throws(MappingError) {
    form.currency = try reader.text("currency") ?? "EUR"
    form.century = try reader.integer("century")
    for pattern in try reader.texts("dates") {
      guard let date = DateForm(pattern) else {
        throw MappingError(
          "“\(pattern)” lacks a day, a month or a year",
          "„\(pattern)“ fehlt der Tag, der Monat oder das Jahr")
      }
      if pattern.contains("yy"), !pattern.contains("yyyy"), form.century == nil {
        throw MappingError(
          "“\(pattern)” needs `century`, the first year of its hundred years",
          "„\(pattern)“ braucht `century`, das erste Jahr seiner hundert Jahre")
      }
      form.dates.append(date)
    }
    if let node = reader.node("number") {
      var number = try YAMLReader(node, "number")
      if let text = try number.text("decimal") {
        form.number.decimal = try Self.character(text, "number.decimal")
      }
      if let text = try number.text("group") {
        form.number.group = try Self.character(text, "number.group")
      }
      form.number.prefixes = try number.texts("prefix")
      form.number.suffixes = try number.texts("suffix")
      try number.finish()
    }
    if let node = reader.node("marks"), let word = node.scalar?.string {
      guard word == "apostrophe" else {
        throw MappingError(
          line: node.mark?.line, "marks is “\(word.excerpt)”, but must be apostrophe or a mapping",
          "marks ist „\(word.excerpt)“, muss aber apostrophe oder eine Zuordnung sein")
      }
      form.isGuarded = true
    } else if let node = reader.node("marks") {
      var marks = try YAMLReader(node, "marks")
      form.isGuarded = try marks.bool("apostrophe")
      form.marks = Set(try marks.texts("equal").map { $0.lowercased() })
      form.markBeginnings = try marks.texts("begin").map { $0.lowercased() }
      try marks.finish()
    }
    for node in try Self.items(&reader, "repairs") {
      var repair = try YAMLReader(node, "repairs")
      form.repairs.append(
        CellForm.Repair(find: try repair.required("find"), with: try repair.required("with")))
      try repair.finish()
    }
  }

  private mutating func loadDays(_ reader: inout YAMLReader) throws(MappingError) {
    let text = try reader.required("validfrom")
    validFrom = text == "option" ? .option : .template(Template(parsing: text))
    time = try reader.text("time").map(Template.init(parsing:))
    guard let start = try reader.text("fiscalyearstart") else { return }
    guard let day = Day("2001-\(start)") else {
      throw MappingError(
        "fiscalyearstart must be MM-DD, not “\(start)”",
        "fiscalyearstart muss MM-TT sein, nicht „\(start)“")
    }
    fiscalYearMonth = day.month
    fiscalYearDay = day.day
  }

  private static func value(_ name: String, _ node: Node) throws(MappingError) -> ValueRule {
    var reader = try YAMLReader(node, "values.\(name)")
    var rule = ValueRule(
      name: name, column: try reader.required("column"), form: try reader.choice("as", .text))
    rule.optional = try reader.bool("optional")
    rule.empty = try reader.choice("empty", .keep)
    rule.sign = try reader.choice("sign", .asWritten)
    rule.refusesNegative = try reader.text("negative") == "refuse"
    rule.rounds = try reader.bool("round")
    rule.digits = try reader.integer("digits")
    rule.unknown = try reader.text("unknown")
    rule.choices = try reader.table("choices")
    rule.aliases = try reader.table("aliases")
    rule.aliasColumn = try reader.text("aliasby")
    if let scale = try reader.integer("scale") {
      let power = (0...12).first { (0..<$0).reduce(1) { value, _ in value * 10 } == scale }
      guard let power else {
        throw MappingError(
          line: node.mark?.line, "values.\(name).scale must be a power of ten",
          "values.\(name).scale muss eine Zehnerpotenz sein")
      }
      rule.power = power
    }
    try reader.finish()
    return rule
  }

  private static func event(_ node: Node) throws(MappingError) -> EventRule {
    var reader = try YAMLReader(node, "event")
    let type = try reader.required("type")
    var rule = EventRule(
      type: type, subject: Template(parsing: try reader.required("subject")), data: [:])
    for (name, node) in try members(&reader, "data") { rule.data[name] = try template(node) }
    rule.creates = try reader.bool("creates")
    rule.needs = try reader.texts("needs")
    rule.validFrom = try reader.text("validfrom").map(Template.init(parsing:))
    if let until = try reader.text("until") {
      rule.until = until == "next-snapshot" ? .nextSnapshot : .day(Template(parsing: until))
    }
    rule.reason = try reader.text("reason").map(Template.init(parsing:))
    rule.id = try reader.text("id").map(Template.init(parsing:))
    for (field, node) in try members(&reader, "compare") {
      let attribute = Template(parsing: try YAMLReader.text(node, "\(type).compare"))
      rule.compare.append(EventRule.Comparison(field: field, attribute: attribute))
    }
    rule.partial = try reader.bool("partial")
    rule.flow = try reader.bool("flow")
    try reader.finish()
    return rule
  }

  private static func template(_ node: Node) throws(MappingError) -> Template {
    if let scalar = node.scalar {
      guard scalar.style == .plain else { return Template(parsing: scalar.string) }
      switch scalar.string {
      case "true": return .constant(.bool(true))
      case "false": return .constant(.bool(false))
      default:
        return Int64(scalar.string).map { .constant(.integer($0)) }
          ?? Template(parsing: scalar.string)
      }
    }
    if let sequence = node.sequence {
      var items: [Template] = []
      for item in sequence { items.append(try template(item)) }
      return .list(items)
    }
    var reader = try YAMLReader(node, "data")
    var members: [String: Template] = [:]
    for (name, node) in reader.all() { members[name] = try template(node) }
    return .object(members)
  }

  private static func members(
    _ reader: inout YAMLReader, _ name: String
  ) throws(MappingError) -> [(name: String, node: Node)] {
    guard let node = reader.node(name) else { return [] }
    var inner = try YAMLReader(node, name)
    return inner.all()
  }

  private static func items(
    _ reader: inout YAMLReader, _ name: String
  ) throws(MappingError) -> [Node] {
    guard let node = reader.node(name) else { return [] }
    guard let sequence = node.sequence else {
      throw MappingError(
        line: node.mark?.line, "\(name) must be a list", "\(name) muss eine Liste sein")
    }
    return Array(sequence)
  }

  private static func character(_ text: String, _ name: String) throws(MappingError) -> Character {
    guard let character = text.first, text.count == 1 else {
      throw MappingError(
        "\(name) must be one character, not “\(text)”",
        "\(name) muss ein einzelnes Zeichen sein, nicht „\(text)“")
    }
    return character
  }
}
