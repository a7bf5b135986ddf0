import Vocabulary

/// What deciding and applying need to know of an event type, worked out once from the registry.
final class EventPlan: Sendable {
  /// The plans in the order of ``Registry/types``.
  static let all = Registry.current.types.map { EventPlan($0) }

  /// The plan of the type of this number.
  static func numbered(_ number: Int) -> EventPlan? {
    Registry.current.index(ofNumber: number).map { all[$0] }
  }

  /// The type's number.
  let number: Int
  /// The type's name.
  let name: String
  /// What it is known for.
  let role: EventType.Role
  /// The kinds of its subject, as bits and as words.
  let kinds: UInt64
  let kindNames: [String]
  let creation: EventType.Creation
  let visibility: EventType.VisibilityDefault
  let day: EventType.Day
  /// Whether it belongs to group D and makes a flow.
  let isMoney: Bool
  /// Whether it touches no period, or may touch closed ones.
  let isFreeOfPeriods: Bool
  /// Whether `validto` may be given.
  let mayEnd: Bool
  let references: [ReferenceField]
  /// The same with their members, by place.
  let referencesByPlace: [ReferenceField]
  /// The fields with references that are lists or structures, or may be texts.
  let compoundReferences: [Int]
  /// Numbers and places of all fields with references.
  let plainReferences: [(field: Int, place: Int)]
  let sealed: [Field]
  let registers: [WatchedRegister]
  let fields: [Field]
  /// Fields that are given where the event brings its subject into being.
  let requiredWhenNew: [Field]
  /// Whether it is refused on a subject that exists and is not removed.
  let isForAbsent: Bool
  /// Whether it names the number of an earlier event in this field; 0 for none.
  let earlierEvent: Int
  /// What is asked about it once it is recorded.
  let questions: Questions

  /// What tells one observation from another, and what it says.
  let observed: ObservedFields?
  /// What a reversal takes over from what it reverses.
  let takenOver: [Int]
  /// The field that names its day; the field that makes it restricted.
  let dayField, restrictingField: Int
  /// The number of the first field in each role, 0 where there is none.
  private let numbers: InlineArray<32, Int>
  /// The places from 1 of the words that checks look for in it, as bits.
  private let words: InlineArray<32, UInt64>

  private init(_ type: EventType) {
    number = type.number
    name = type.name
    role = type.role
    kinds = SubjectKind.bits(type.subjects)
    kindNames = type.subjects
    creation = type.creation
    visibility = type.visibility
    day = type.day
    isMoney = type.isMoney
    isFreeOfPeriods = type.traits.contains(.freeOfPeriods)
    mayEnd =
      !type.facts.isEmpty
      && type.facts.allSatisfy {
        switch $0.effect {
        case .register, .member: true
        case .flow, .observation, .void: false
        }
      }
    var byPlace: [ReferenceField] = []
    references = ReferenceField.among(type.fields, &byPlace)
    referencesByPlace = byPlace
    var compound: [Int] = []
    for reference in references {
      switch type.field(numbered: reference.number)?.kind {
      case .ref: continue
      default: compound.append(reference.number)
      }
    }
    compoundReferences = compound
    plainReferences = references.map { ($0.number, $0.place) }
    sealed = type.fields.filter { $0.kind == .sealed }
    registers = WatchedRegister.of(type)
    fields = type.fields
    func numbered(_ name: String) -> Int { type.field(named: name)?.number ?? 0 }
    var whenNew: [Field] = []
    var forAbsent = false
    var earlier = 0
    for rule in type.rules {
      switch rule {
      case .requiredWhenNew(let names): whenNew = names.compactMap { type.field(named: $0) }
      case .existingOnlyWhen: forAbsent = true
      case .ascending(let name, "@sequence"): earlier = numbered(name)
      default: continue
      }
    }
    requiredWhenNew = whenNew
    isForAbsent = forAbsent
    earlierEvent = earlier
    var numbers = InlineArray<32, Int>(repeating: 0)
    var words = InlineArray<32, UInt64>(repeating: 0)
    for field in type.fields.reversed() {
      for role in field.roles {
        numbers[role.rawValue] = field.number
        words[role.rawValue] = EventPlan.places(field)
      }
    }
    self.numbers = numbers
    self.words = words
    takenOver = type.fields(in: .takenOver).map(\.number)
    observed = ObservedFields(type)
    questions = Questions(type, byPlace)
    switch type.day {
    case .given: dayField = 0
    case .field(let name), .periodEnd(let name): dayField = numbered(name)
    }
    if case .restrictedWith(let name) = type.visibility {
      restrictingField = numbered(name)
    } else {
      restrictingField = 0
    }
  }

  /// The places from 1 of the words that checks look for in a field, as bits.
  static func places(_ field: Field) -> UInt64 {
    guard case .oneOf(let words) = field.kind else { return 0 }
    return field.wordsLookedFor.reduce(0) { places, word in
      words.firstIndex(of: word).map { places | 1 << UInt64($0 + 1) } ?? places
    }
  }

  /// The number of the field in a role; 0 where there is none.
  subscript(_ role: FieldRole) -> Int { numbers[role.rawValue] }

  /// Whether a value as stored is one of the words that checks look for in a field.
  func looksFor(_ value: UInt64?, in role: FieldRole) -> Bool {
    guard let value, value < 64 else { return false }
    return words[role.rawValue] >> value & 1 == 1
  }
}

extension EventPlan {
  /// Whether it binds money to a commitment, or less of it.
  var isCommitment: Bool {
    role == .commitment || role == .reduction || role == .commitmentCarried
  }

  /// The field of the year in which it binds it.
  var commitmentYear: FieldRole { role == .commitmentCarried ? .toYear : .year }

  /// Whether it needs keys to do what it says.
  var erases: Bool { role == .erasure || role == .withholding }
}
