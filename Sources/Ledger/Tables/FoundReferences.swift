import Vocabulary

/// The references that one event makes: where each stands, and by which field.
struct FoundReferences {
  /// A reference.
  struct Place {
    /// Where its name stands in the data.
    var range: Range<Int>
    /// The place of the field that holds it among those of the plan.
    var field: Int
  }

  /// In the order of the fields.
  private(set) var places: [Place] = []

  /// Finds the references of some data.
  mutating func find(
    _ plan: EventPlan, _ data: Span<UInt8>, _ range: Range<Int>, _ scan: DataScan
  ) {
    places.removeAll(keepingCapacity: true)
    for number in plan.compoundReferences where scan.has(number) {
      return walk(plan.references, data, range)
    }
    for number in plan.plainReferences {
      guard let range = scan.range(number.field) else { continue }
      places.append(Place(range: range, field: number.place))
    }
  }

  /// Whether one of the first references names the same as a part of the data.
  func names(_ data: Span<UInt8>, _ range: Range<Int>, before index: Int) -> Bool {
    let name = data.extracting(range)
    for earlier in 0..<index where data.equals(places[earlier].range, name) { return true }
    return false
  }

  private mutating func walk(
    _ fields: [ReferenceField], _ data: Span<UInt8>, _ range: Range<Int>
  ) {
    guard let last = fields.last?.number else { return }
    var reader = WireReader(data, in: range)
    while let wire = try? reader.next(), wire.number <= last {
      guard let field = fields.first(where: { $0.number == wire.number }) else { continue }
      switch field.form {
      case .reference: places.append(Place(range: wire.range, field: field.place))
      case .referenceOrText(let prefix):
        if wire.range.count > prefix.count,
          data.equals(wire.range.lowerBound..<wire.range.lowerBound + prefix.count, prefix.span)
        {
          places.append(Place(range: wire.range, field: field.place))
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
  /// Its place among all of the type's, from 0.
  let place: Int
  /// Where it stands, for messages.
  let path: String
  /// The kinds that it may name.
  let kinds: UInt64
  /// The same in words.
  let kindNames: [String]
  /// What it holds.
  let form: Form

  private init(_ field: Field, _ place: Int, _ path: String, _ kinds: [String], _ form: Form) {
    number = field.number
    self.place = place
    self.path = path
    self.kinds = SubjectKind.bits(kinds)
    kindNames = kinds
    self.form = form
  }

  /// Those among some fields; `all` gathers them and their members in the order of their places.
  static func among(
    _ fields: [Field], under path: String = "data", _ all: inout [ReferenceField]
  ) -> [ReferenceField] {
    var found: [ReferenceField] = []
    for field in fields {
      let path = "\(path).\(field.name)"
      let reference: ReferenceField
      switch field.kind {
      case .ref(let kinds), .list(.ref(let kinds)):
        reference = ReferenceField(field, all.count, path, kinds, .reference)
      case .refOrText(let kind), .list(.refOrText(let kind)):
        let form = Form.referenceOrText(prefix: Array("\(kind)/".utf8))
        reference = ReferenceField(field, all.count, path, [kind], form)
      case .structure(let members), .list(.structure(let members)):
        let inner = among(members, under: path, &all)
        if inner.isEmpty { continue }
        reference = ReferenceField(field, all.count, path, [], .members(inner))
      default: continue
      }
      all.append(reference)
      found.append(reference)
    }
    return found
  }
}
