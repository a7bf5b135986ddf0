import Vocabulary

/// The references that one event makes: where each stands, and by which field.
struct FoundReferences {
  /// A reference.
  struct Place {
    /// Where its name stands in the data.
    var range: Range<Int>
    /// The field that holds it.
    var field: ReferenceField
  }

  /// In the order in which they stand.
  private(set) var places: [Place] = []

  /// Finds the references of some data.
  mutating func find(_ fields: [ReferenceField], _ data: Span<UInt8>, _ range: Range<Int>) {
    places.removeAll(keepingCapacity: true)
    walk(fields, data, range)
  }

  private mutating func walk(
    _ fields: [ReferenceField], _ data: Span<UInt8>, _ range: Range<Int>
  ) {
    guard let last = fields.last?.number else { return }
    var reader = WireReader(data, in: range)
    while let wire = try? reader.next(), wire.number <= last {
      guard let field = fields.first(where: { $0.number == wire.number }) else { continue }
      switch field.form {
      case .reference: places.append(Place(range: wire.range, field: field))
      case .referenceOrText(let prefix):
        if wire.range.count > prefix.count,
          data.equals(wire.range.lowerBound..<wire.range.lowerBound + prefix.count, prefix.span)
        {
          places.append(Place(range: wire.range, field: field))
        }
      case .members(let members): walk(members, data, wire.range)
      }
    }
  }
}

/// A field that names subjects, or whose members do.
final class ReferenceField: Sendable {
  /// What it holds.
  enum Form: Sendable {
    case reference
    case referenceOrText(prefix: [UInt8])
    case members([ReferenceField])
  }

  /// Its number.
  let number: Int
  /// Where it stands, for messages.
  let path: String
  /// The kinds that it may name.
  let kinds: UInt64
  /// The same in words.
  let kindNames: [String]
  /// What it holds.
  let form: Form

  private init(_ field: Field, _ path: String, _ kinds: [String], _ form: Form) {
    number = field.number
    self.path = path
    self.kinds = SubjectKind.bits(kinds)
    kindNames = kinds
    self.form = form
  }

  /// Those among some fields.
  static func among(_ fields: [Field], under path: String = "data") -> [ReferenceField] {
    fields.compactMap { field in
      let path = "\(path).\(field.name)"
      switch field.kind {
      case .ref(let kinds), .list(.ref(let kinds)):
        return ReferenceField(field, path, kinds, .reference)
      case .refOrText(let kind), .list(.refOrText(let kind)):
        return ReferenceField(
          field, path, [kind], .referenceOrText(prefix: Array("\(kind)/".utf8)))
      case .structure(let members), .list(.structure(let members)):
        let inner = among(members, under: path)
        return inner.isEmpty ? nil : ReferenceField(field, path, [], .members(inner))
      default: return nil
      }
    }
  }
}
