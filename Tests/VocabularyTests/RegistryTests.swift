import Testing
import Vocabulary

@Suite struct RegistryTests {
  let types = Registry.current.types

  @Test func `no two types share a name or a number`() {
    #expect(Set(types.map(\.name)).count == types.count)
    #expect(Set(types.map(\.number)).count == types.count)
  }

  @Test func `every type is found by its name and by its number`() {
    for type in types {
      #expect(Registry.current.type(named: type.name) == type)
      #expect(Registry.current.type(numbered: type.number) == type)
    }
    #expect(Registry.current.type(named: "project.painted") == nil)
    #expect(Registry.current.type(numbered: 999) == nil)
  }

  @Test func `numbers of types lie in the blocks of their groups`() {
    let groups: [Int: Set<String>] = [
      1: ["unit"],
      2: ["strategy", "principle", "field", "goal", "measure", "project", "indicator"],
      3: ["project", "milestone", "measure"],
      4: ["project", "measure", "budget", "source", "grant", "contract"],
      5: ["indicator", "inventory", "item"],
      6: ["risk", "blocker", "demand", "solution", "synergy", "project"],
      7: ["body", "paper", "decision", "obligation", "participation", "impulse", "feedback"],
      8: ["person"],
      9: ["evidence", "event", "period", "report", "import", "ledger", "publication"],
      10: ["dashboard"],
    ]
    for type in types {
      let allowed = groups[type.number / 100] ?? []
      #expect(allowed.isSuperset(of: type.subjects), "\(type.name) \(type.number)")
      #expect(Set(Subject.kinds).isSuperset(of: type.subjects))
    }
  }

  @Test func `numbers of fields are unique, ascend from 1 and leave out 15`() {
    for type in types {
      check(type.fields, in: type.name)
    }
  }

  private func check(_ fields: [Field], in place: String) {
    #expect(Set(fields.map(\.name)).count == fields.count, "\(place)")
    var last = 0
    for field in fields {
      #expect(field.number > last && field.number != 15, "\(place).\(field.name)")
      last = field.number
      check(field.kind, in: "\(place).\(field.name)")
    }
  }

  private func check(_ kind: ValueKind, in place: String) {
    switch kind {
    case .oneOf(let words):
      #expect(!words.isEmpty && Set(words).count == words.count, "\(place)")
    case .choice(let values): #expect(!values.isEmpty, "\(place)")
    case .structure(let fields):
      #expect(!fields.isEmpty, "\(place)")
      check(fields, in: place)
    case .list(let element), .map(let element):
      switch element {
      case .list, .map: Issue.record("\(place): a list or map directly within another")
      default: check(element, in: place)
      }
    case .ref(let kinds):
      #expect(Set(Subject.kinds).isSuperset(of: kinds), "\(place)")
    default: break
    }
  }

  @Test func `a fixed default is a value of its field`() {
    for field in types.flatMap(\.fields) {
      guard let value = field.fixedDefault else { continue }
      switch field.kind {
      case .oneOf(let words): #expect(words.contains(value))
      case .bool: #expect(["true", "false"].contains(value))
      case .int(let range): #expect(Int64(value).map(range.contains) == true)
      default: Issue.record("\(field.name): no default is known for this kind")
      }
    }
  }

  @Test func `a type that names its own day has that field and needs it`() {
    for type in types {
      switch type.day {
      case .given: break
      case .field(let name):
        #expect(type.field(named: name)?.kind == .date && type.field(named: name)?.required == true)
      case .periodEnd(let name):
        #expect(
          type.field(named: name)?.kind == .period && type.field(named: name)?.required == true)
      }
    }
  }

  @Test func `what creates makes the register exists, and nothing else does`() {
    for type in types {
      #expect(type.facts.contains(.exists) == (type.creation != .none), "\(type.name)")
    }
  }

  @Test func `an event that makes flows or wholes does not unset`() {
    for type in types where type.fields.contains(where: \.nullable) {
      for template in type.facts {
        guard case .register(_, .whole) = template.effect else { continue }
        Issue.record("\(type.name)")
      }
    }
  }

  @Test func `money events are those of the group of money that make a flow`() {
    let money = Set(types.filter(\.isMoney).map(\.name))
    #expect(money.isSuperset(of: ["budget.appropriated", "expenditure.booked", "grant.repaid"]))
    #expect(money.isDisjoint(with: ["forecast.submitted", "benefit.planned", "cost.baselined"]))
  }

  @Test func `persons, contracts and feedback are restricted unless said otherwise`() {
    for type in types {
      let restricted =
        type.number / 100 == 8 || type.subjects == ["contract"] || type.subjects == ["feedback"]
      #expect((type.visibility == .restricted) == restricted, "\(type.name)")
    }
    let expenditure = Registry.current.type(named: "expenditure.booked")
    #expect(expenditure?.visibility == .restrictedWith("payee"))
  }

  @Test func `what a type is known for has the fields that its checks ask for`() {
    let needed: [EventType.Role: [FieldRole]] = [
      .appropriation: [.year, .kind, .side, .amount, .source],
      .transfer: [.year, .receiver, .amount, .source, .takingSource],
      .carryForward: [.fromYear, .toYear, .amount, .source],
      .block: [.year, .amount, .source], .release: [.year, .amount, .source],
      .commitment: [.commitment, .year, .amount, .source],
      .reduction: [.commitment, .year, .amount, .source],
      .commitmentCarried: [.commitment, .fromYear, .toYear, .amount, .source],
      .expenditure: [.booking, .year, .amount, .source, .split, .commitment, .final, .reverses],
      .revenue: [.booking, .year, .amount, .source, .reverses],
      .allocation: [.amount], .request: [.receipt, .amount], .receipt: [.receipt, .amount],
      .measurement: [.period, .state, .missing, .observed, .value],
      .restatement: [.period, .state, .missing, .observed, .value],
      .target: [.interpolation], .merger: [.successor], .periodClosed: [.scope],
    ]
    var known: Set<EventType.Role> = []
    for type in Registry.current.types {
      known.insert(type.role)
      for role in needed[type.role] ?? [] {
        #expect(!type.fields(in: role).isEmpty, "\(type.name) has no field for \(role)")
      }
      for role in FieldRole.allCases
      where ![.takenOver, .observed, .value, .guarded].contains(role) {
        #expect(type.fields(in: role).count <= 1, "\(type.name) has several fields for \(role)")
      }
    }
    #expect(known == Set(EventType.Role.allCases))
  }

  @Test func `words that checks look for are words of their field`() {
    for type in Registry.current.types {
      for field in type.fields where !field.wordsLookedFor.isEmpty {
        guard case .oneOf(let words) = field.kind else {
          Issue.record("\(type.name): \(field.name) has no words")
          continue
        }
        #expect(Set(field.wordsLookedFor).isSubset(of: words), "\(type.name): \(field.name)")
        #expect(words.count < 63)
      }
    }
  }
}
