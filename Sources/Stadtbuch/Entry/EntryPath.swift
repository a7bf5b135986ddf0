import Vocabulary

/// Where in the data of an event a key such as `lines.2.amount` points, and what kind of value
/// stands there.
struct EntryPath {
  /// One step down.
  enum Step: Equatable {
    /// The member of this name.
    case member(String)
    /// The element at this place of a list, from 0.
    case element(Int)
  }

  private(set) var steps: [Step] = []
  /// The kind of the field, where the type has one of that name.
  private(set) var kind: ValueKind?

  /// The place that a key names.
  ///
  /// Throws: a refusal of a key with an empty part, or of more parts than JSON may be deep.
  init(_ name: String, in fields: [Field]) throws(Refusal) {
    let parts = name.split(
      separator: ".", maxSplits: Limits.jsonDepthMax, omittingEmptySubsequences: false)
    guard parts.count <= Limits.jsonDepthMax else {
      throw Refusal(.form(.keyTooDeep(most: Limits.jsonDepthMax)), "data", name)
    }
    var fields = fields
    for part in parts {
      guard !part.isEmpty else {
        throw Refusal(.form(.keyPartEmpty), "data", name)
      }
      switch kind {
      case .list(let element)?:
        guard let place = EntryPath.place(part) else {
          steps.append(.member(String(part)))
          kind = nil
          fields = []
          continue
        }
        steps.append(.element(place))
        enter(element, &fields)
      case .map(let element)?:
        steps.append(.member(String(part)))
        enter(element, &fields)
      default:
        steps.append(.member(String(part)))
        let field = fields.first { $0.name == part }
        fields = []
        kind = nil
        if let field { enter(field.kind, &fields) }
      }
    }
  }

  private mutating func enter(_ kind: ValueKind, _ fields: inout [Field]) {
    self.kind = kind
    if case .structure(let inner) = kind { fields = inner } else { fields = [] }
  }

  /// `1` for the first element, and no further than a list may be long.
  private static func place(_ part: Substring) -> Int? {
    guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part),
      (1...Limits.listCountMax).contains(number)
    else { return nil }
    return number - 1
  }
}

extension AnswerObject {
  /// Sets or, with nil, takes away what stands at the end of some steps.
  mutating func set(_ steps: ArraySlice<EntryPath.Step>, to value: AnswerValue?) {
    guard case .object(let changed)? = AnswerObject.setting(.object(self), steps, to: value) else {
      return
    }
    self = changed
  }

  private static func setting(
    _ old: AnswerValue?, _ steps: ArraySlice<EntryPath.Step>, to value: AnswerValue?
  ) -> AnswerValue? {
    guard let step = steps.first else { return value }
    switch step {
    case .member(let name):
      var object = AnswerObject(taking: old)
      let inner = setting(object[name], steps.dropFirst(), to: value)
      if let inner { object[name] = inner } else { object.remove(name) }
      return .object(object)
    case .element(let place):
      var values: [AnswerValue] = []
      if case .list(let known)? = old?.opened { values = known }
      // Elements that were left out are empty, and refused as such.
      while values.count <= place { values.append(.object(AnswerObject())) }
      let inner = setting(values[place], steps.dropFirst(), to: value)
      if let inner { values[place] = inner } else { values.remove(at: place) }
      return .list(values)
    }
  }

  /// The members of a value that has some.
  private init(taking value: AnswerValue?) {
    self.init()
    switch value?.opened {
    case .object(let object)?: self = object
    case .money(let money)?:
      append("amount", .text(money.amount))
      append("currency", .text(money.currency.description))
    default: break
    }
  }
}
