extension Schema {
  /// The stored form as a proto3 file, for `protoc` and for auditors who trust no code of ours.
  public static func proto(_ registry: Registry) -> String {
    var text = preamble
    for type in registry.types where !type.isNamed(.eventCorrected) {
      text += "\n// \(type.label.en) (\(type.label.de))\n"
      text += message(camel(type.name), type.fields, indent: 0, isData: true)
    }
    let correctable = registry.types.filter { $0.subjects != ["event"] }
    text += """

      // Voids the event that the subject names and says it anew.
      message EventCorrected {
        oneof data {
      \(alternatives(correctable))  }
      }

      // One event as it is stored, and as it is hashed into the tree.
      message Record {
      \(recordFields)  oneof data {
      \(alternatives(registry.types))  }
      }

      """
    return text
  }

  private static let preamble = """
    // Derived from the registry; do not edit. Numbers are for ever.
    syntax = "proto3";

    package \(package);

    enum Visibility {
      VISIBILITY_UNSPECIFIED = 0;
      VISIBILITY_PUBLIC = 1;
      VISIBILITY_INTERNAL = 2;
      VISIBILITY_RESTRICTED = 3;
    }

    // Free text, in clear or sealed with a key that can be destroyed.
    message Prose {
      oneof content {
        string text = 1;
        bytes sealed = 2;
      }
    }

    // mantissa / 10^scale, normalised.
    message Decimal {
      sint64 mantissa = 1;
      uint32 scale = 2;
    }

    // Minor units of an ISO 4217 currency.
    message Money {
      sint64 minor = 1;
      string currency = 2;
    }

    """

  /// The envelope as it is stored; the registry's types begin at 100.
  private static let recordFields = """
      uint64 sequence = 1;
      int64 time = 2;
      bytes id = 3;
      string subject = 4;
      int32 validfrom = 5;
      optional int32 validto = 6;
      string actor = 7;
      optional string approvedby = 8;
      optional string reason = 9;
      optional string basis = 10;
      string source = 11;
      Visibility visibility = 12;
      uint32 dataversion = 13;
      optional bytes correlationid = 14;
      optional bytes causationid = 15;
      bool timetrusted = 16;

    """

  private static func alternatives(_ types: [EventType]) -> String {
    types.map { "    \(camel($0.name)) \(snake($0.name)) = \($0.number);\n" }.joined()
  }

  /// A message with the enumerations and messages that only it uses inside it.
  private static func message(
    _ name: String, _ fields: [Field], indent: Int, isData: Bool
  ) -> String {
    let margin = String(repeating: "  ", count: indent)
    var text = "\(margin)message \(name) {\n"
    for field in fields { text += nested(field, indent: indent + 1) }
    for field in fields {
      text += "\(margin)  \(declaration(field.kind, of: field.name)) \(snake(field.name))"
      text += " = \(field.number);\n"
    }
    if isData { text += "\(margin)  repeated uint32 unset = 15;\n" }
    return text + "\(margin)}\n"
  }

  private static func nested(_ field: Field, indent: Int) -> String {
    switch field.kind.element {
    case .structure(let fields):
      return message(camel(field.name), fields, indent: indent, isData: false)
    case .oneOf(let words):
      let margin = String(repeating: "  ", count: indent)
      let prefix = snake(field.name).uppercased()
      var text = "\(margin)enum \(camel(field.name)) {\n\(margin)  \(prefix)_UNSPECIFIED = 0;\n"
      for (index, word) in words.enumerated() {
        text += "\(margin)  \(prefix)_\(snake(word).uppercased()) = \(index + 1);\n"
      }
      return text + "\(margin)}\n"
    default: return ""
    }
  }

  private static func declaration(_ kind: ValueKind, of field: String) -> String {
    switch kind {
    case .list(let element): "repeated \(typeName(element, of: field))"
    case .map(let element): "map<string, \(typeName(element, of: field))>"
    case .prose, .decimal, .money, .structure: typeName(kind, of: field)
    default: "optional \(typeName(kind, of: field))"
    }
  }

  private static func typeName(_ kind: ValueKind, of field: String) -> String {
    switch kind {
    case .text, .key, .period, .periodOr, .ref, .refOrText, .uri, .duration, .monthDay: "string"
    case .prose: "Prose"
    case .sealed, .uuid, .sha256: "bytes"
    case .date: "int32"
    case .instant: "int64"
    case .int, .choice: "sint64"
    case .basisPoints: "uint32"
    case .decimal: "Decimal"
    case .money: "Money"
    case .bool: "bool"
    case .oneOf, .structure: camel(field)
    case .list(let element), .map(let element): typeName(element, of: field)
    }
  }
}

extension ValueKind {
  /// The kind of a list's or map's values, else the kind itself.
  var element: ValueKind {
    switch self {
    case .list(let element), .map(let element): element
    default: self
    }
  }
}
