extension Schema {
  /// The header of an import template, one line: for a type, or for all types when none is named.
  ///
  /// See ``csvColumns(_:type:)`` for what the columns are; nil when there is no such type.
  public static func csvTemplate(_ registry: Registry, type name: String? = nil) -> String? {
    csvColumns(registry, type: name).map { $0.joined(separator: ",") + "\n" }
  }

  /// The columns of an import template, in order; nil when there is no such type.
  ///
  /// Columns of the envelope have its names. A field of the data stands under `data.` and its name,
  /// a member of an object (money too) under `data.field.member`; lists and maps are JSON in one
  /// cell. So no field can be taken for an attribute of the envelope.
  public static func csvColumns(_ registry: Registry, type name: String? = nil) -> [String]? {
    var columns = envelopeColumns
    var types = registry.types
    if let name {
      guard let type = registry.type(named: name) else { return nil }
      types = [type]
    }
    var seen = Set(columns)
    for type in types {
      for field in type.fields {
        for column in Schema.columns(of: field, under: "data.")
        where seen.insert(column).inserted {
          columns.append(column)
        }
      }
    }
    return columns
  }

  private static let envelopeColumns = [
    "id", "type", "subject", "validfrom", "validto", "actor", "approvedby", "reason", "basis",
    "visibility", "correlationid", "causationid", "expectedversion",
  ]

  private static func columns(of field: Field, under prefix: String) -> [String] {
    let name = prefix + field.name
    return switch field.kind {
    case .money: [name + ".amount", name + ".currency"]
    case .structure(let fields): fields.flatMap { columns(of: $0, under: name + ".") }
    default: [name]
    }
  }
}
