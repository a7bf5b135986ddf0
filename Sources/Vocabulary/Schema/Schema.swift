/// What is derived from the registry for others: JSON, a `.proto` file, import templates, reference
/// documentation, and the numbers that may never change.
///
/// All are pure functions of the registry: the same registry gives the same bytes.
public enum Schema {
  /// The package of the `.proto` file.
  public static let package = "stadtbuch.v1"

  /// `project.unit-assigned` as `ProjectUnitAssigned`.
  static func camel(_ name: String) -> String {
    name.split { $0 == "." || $0 == "-" }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }

  /// `project.unit-assigned` as `project_unit_assigned`.
  static func snake(_ name: String) -> String {
    String(name.map { $0 == "." || $0 == "-" ? "_" : $0 })
  }

  /// The word for a kind of value in all outputs.
  static func word(_ kind: ValueKind) -> String {
    switch kind {
    case .text: "text"
    case .prose: "prose"
    case .sealed: "sealed"
    case .key: "key"
    case .date: "date"
    case .instant: "instant"
    case .period: "period"
    case .periodOr(let word): "period-or-\(word)"
    case .int, .choice: "int"
    case .basisPoints: "bp"
    case .decimal: "decimal"
    case .money: "money"
    case .bool: "bool"
    case .oneOf: "enum"
    case .uri: "uri"
    case .uuid: "uuid"
    case .sha256: "sha256"
    case .duration: "duration"
    case .monthDay: "monthday"
    case .ref: "ref"
    case .refOrText: "ref-or-text"
    case .list: "list"
    case .map: "map"
    case .structure: "struct"
    }
  }

  /// The attributes of the envelope that a writer may give, in the order of the specification.
  static let envelope: [(name: String, kind: String)] = [
    ("specversion", "1.0"), ("id", "uuid"), ("source", "uri"), ("type", "type"),
    ("subject", "ref"), ("time", "instant"), ("validfrom", "date"), ("validto", "date"),
    ("sequence", "int"), ("dataversion", "int"), ("actor", "ref"), ("approvedby", "ref"),
    ("reason", "text"), ("basis", "ref"), ("visibility", "enum"), ("correlationid", "uuid"),
    ("causationid", "uuid"), ("expectedversion", "int"), ("data", "struct"),
  ]
}
