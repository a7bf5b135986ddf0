public import Vocabulary

/// Reads a table in the vocabulary's own columns, as `schema --template csv` prints them: no mapping
/// is needed then.
///
/// A field of the data stands under `data.` and its name, members under `data.field.member`, lists
/// and maps as JSON in one cell. An empty cell is a field not given; the word `null` unsets a field
/// that can be unset. A table that `export --format csv` wrote can be read again as well.
public enum TemplateTable {
  private static let texts: Set<String> = [
    "validfrom", "validto", "time", "reason", "actor", "approvedby", "basis", "visibility",
    "correlationid", "causationid",
  ]

  /// What an exported table has beside the template's columns.
  private static let exported: Set<String> = ["sequence", "source", "dataversion", "data.data"]

  /// Whether the table is an export: there every text stands as it is. In a table that people have
  /// filled in, what was guarded against spreadsheets is taken back.
  private static func isExport(_ header: [String]) -> Bool { header.contains("dataversion") }

  /// Whether the header is that of a template.
  public static func matches(_ table: CSVTable) -> Bool {
    table.header.contains("type") && table.header.contains("subject")
  }

  /// Why a header is not that of a template.
  private static func fault(in header: [String]) -> MappingError {
    for (separator, name) in [
      (";", Label("semicolons", "Semikolons")), ("\t", Label("tabs", "Tabulatoren")),
      ("|", Label("strokes", "senkrechte Striche")),
    ] {
      let names = header.joined(separator: ",").split(separator: separator)
        .map { $0.trimmingQuotes }
      guard names.contains("type"), names.contains("subject") else { continue }
      return MappingError(
        "the columns are separated by \(name.en), and the template needs commas; save the table "
          + "with commas, or say the separator in a mapping (--mapping FILE)",
        "zwischen den Spalten stehen \(name.de), und die Vorlage braucht Kommas; die Tabelle mit "
          + "Kommas speichern oder das Trennzeichen in einer Zuordnung nennen (--mapping DATEI)")
    }
    return MappingError(
      "the table has no columns type and subject; give a mapping with --mapping FILE",
      "die Tabelle hat keine Spalten type und subject; mit --mapping DATEI eine Zuordnung angeben")
  }

  /// The events that the rows say, in order, and what was refused.
  ///
  /// - Throws: `MappingError` when a column is none of the template's.
  public static func propose(
    _ table: CSVTable, options: Mapping.Options = Mapping.Options(),
    registry: Registry = .current, _ emit: (RowOutcome) throws -> Void
  ) throws -> TableOutcome {
    guard matches(table) else {
      throw fault(in: table.header)
    }
    let known = Set(Schema.csvColumns(registry) ?? []).union(texts).union(exported)
    for column in table.header where !column.hasPrefix(RefusedReport.columnPrefix) {
      guard known.contains(column) else {
        throw MappingError(
          "“\(column)” is no column of the template", "„\(column)“ ist keine Spalte der Vorlage")
      }
    }
    var outcome = TableOutcome()
    let vocabulary = DraftReader(registry: registry)
    let identity = RowIdentity()
    try table.forEachRow { row in
      outcome.rows += 1
      let proposed: ProposedEvent
      do throws(TemplateRefusal) {
        let event = try Self.event(row, table.header, options, registry)
        if let refusal = event.refusal(vocabulary) {
          let column = table.header.last {
            refusal.field == $0 || refusal.field.hasPrefix($0 + ".")
          }
          let rest = column == nil && !refusal.field.isEmpty ? "\(refusal.field): " : ""
          throw TemplateRefusal(
            column: column ?? "", value: refusal.value, reason: refusal.reason, behind: rest)
        }
        proposed = event
      } catch {
        try emit(
          .refused(
            RefusedRow(
              row: row.number, column: error.column, value: error.value, error.reason,
              behind: error.behind)))
        return
      }
      try emit(.event(try identity.identified(proposed, source: "template")))
    }
    return outcome
  }

  /// The same with all that comes of it, for few rows.
  public static func propose(
    _ table: CSVTable, options: Mapping.Options = Mapping.Options(),
    registry: Registry = .current
  ) throws -> MappedRows {
    try MappedRows { emit in
      try propose(table, options: options, registry: registry, emit)
    }
  }

  private static func event(
    _ row: CSVTable.Row, _ header: [String], _ options: Mapping.Options, _ registry: Registry
  ) throws(TemplateRefusal) -> ProposedEvent {
    if let problem = row.problem {
      throw TemplateRefusal(column: "", value: "", reason: .cell(problem))
    }
    var cells: [String: String] = [:]
    let isExport = isExport(header)
    for (column, raw) in zip(header, row.fields) where !raw.isEmpty {
      cells[column] = isExport ? raw : FormulaGuard.unguarded(raw)
    }
    let name = cells["type"] ?? ""
    guard let type = registry.type(named: name) else {
      throw TemplateRefusal(column: "type", value: name, reason: .cell(.noType))
    }
    var data: [String: JSONValue] = [:]
    for column in header where column.hasPrefix("data.") {
      guard let raw = cells[column] else { continue }
      let path = column.split(separator: ".").dropFirst().map(String.init)
      guard
        let field = type.isNamed(.eventCorrected) && path == ["data"]
          ? Field.required(1, "data", .map(.text)) : field(path, type.fields)
      else {
        throw TemplateRefusal(column: column, value: raw, reason: .cell(.noField(type: name)))
      }
      do throws(CellRefusal) {
        let isNull = raw == "null" && field.nullable
        insert(isNull ? .null : try value(raw, field.kind), path[...], &data)
      } catch {
        throw TemplateRefusal(column: column, value: raw, reason: error.reason)
      }
    }
    var event = ProposedEvent(
      type: name, subject: cells["subject"] ?? "", data: .object(data),
      validFrom: cells["validfrom"] ?? options.validFrom, validTo: cells["validto"],
      time: cells["time"],
      source: cells["source"] ?? "import/\(Mapping.encoded(options.file))#\(row.number)",
      id: cells["id"] ?? "", reason: cells["reason"], row: row.number)
    for column in texts.subtracting(["validfrom", "validto", "time", "reason"]) {
      event.more[column] = cells[column].map(JSONValue.string)
    }
    for column in ["expectedversion", "sequence", "dataversion"] {
      guard let raw = cells[column] else { continue }
      guard let number = Int64(raw) else {
        throw TemplateRefusal(column: column, value: raw, reason: .cell(.notWhole))
      }
      event.more[column] = .integer(number)
    }
    return event
  }

  private static func field(_ path: [String], _ fields: [Field]) -> Field? {
    guard let first = path.first, let field = fields.first(where: { $0.name == first }) else {
      return nil
    }
    let rest = Array(path.dropFirst())
    if rest.isEmpty { return field }
    switch field.kind {
    case .structure(let inner): return Self.field(rest, inner)
    case .money:
      return rest == ["amount"] || rest == ["currency"]
        ? Field.optional(1, rest[0], .text) : nil
    default: return nil
    }
  }

  private static func value(_ raw: String, _ kind: ValueKind) throws(CellRefusal) -> JSONValue {
    switch kind {
    case .int, .choice, .basisPoints:
      guard let number = Int64(raw) else { throw CellRefusal(.notWhole) }
      return .integer(number)
    case .bool:
      guard raw == "true" || raw == "false" else { throw CellRefusal(.notTrueOrFalse) }
      return .bool(raw == "true")
    case .list, .map, .structure, .money, .sealed:
      do throws(Refusal) {
        return try JSONValue(parsing: raw)
      } catch {
        throw CellRefusal(.noJSON(fault: error))
      }
    default: return .string(raw)
    }
  }

  private static func insert(
    _ value: JSONValue, _ path: ArraySlice<String>, _ members: inout [String: JSONValue]
  ) {
    guard let first = path.first else { return }
    guard path.count > 1 else {
      members[first] = value
      return
    }
    var inner: [String: JSONValue] = [:]
    if case .object(let known)? = members[first] { inner = known }
    insert(value, path.dropFirst(), &inner)
    members[first] = .object(inner)
  }
}

extension Substring {
  /// Without the quotes and blanks around it.
  fileprivate var trimmingQuotes: Substring {
    var text = self
    while let first = text.first, first == "\"" || first.isWhitespace { text.removeFirst() }
    while let last = text.last, last == "\"" || last.isWhitespace { text.removeLast() }
    return text
  }
}

/// Why a row of a template is refused.
private struct TemplateRefusal: Error {
  var column: String
  var value: String
  var reason: Refusal.Reason
  /// What stands before the reason.
  var behind = ""
}
