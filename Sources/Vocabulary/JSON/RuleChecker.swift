/// Checks the rules between the fields of one event.
public enum RuleChecker {
  /// Checks them on the draft as it stands, its subject included.
  public static func check(_ draft: Draft) throws(Refusal) {
    let type = draft.contentType
    guard !type.rules.isEmpty else { return }
    let data = DataView(type.fields, draft.data.span)
    for rule in type.rules {
      do throws(Refusal) { try check(rule, data, draft) } catch { throw error.under("data") }
    }
  }

  private static func check(
    _ rule: Rule, _ data: borrowing DataView, _ draft: Draft
  ) throws(Refusal) {
    switch rule {
    case .atLeastOne(let names):
      if !names.contains(where: { isInEnvelope($0, draft) }),
        !names.contains(where: { data.isGiven($0) })
      {
        throw Refusal(
          .missing, "", why: "at least one field is needed", remedy: "give one of \(list(names))")
      }
    case .exactlyOne(let groups): try choice(groups, data, atLeast: 1)
    case .atMostOne(let groups): try choice(groups, data, atLeast: 0)
    case .iff(let name, let other, let word):
      let wanted = data.word(other) == word
      guard data.has(name) != wanted else { return }
      throw Refusal(
        .rule, name,
        why: wanted
          ? "it is needed when \(other) is \(word)"
          : "it is given only when \(other) is \(word)",
        remedy: wanted ? "give it" : "leave it out")
    case .requiredWhen(let name, let other, let word):
      if data.word(other) == word, !data.has(name) {
        throw Refusal(.missing, name, why: "it is needed when \(other) is \(word)")
      }
    case .requiredWithout(let name, let other):
      if !data.has(name), !data.has(other) {
        throw Refusal(
          .missing, name, why: "it is needed where \(other) is not given",
          remedy: "give it, or \(other)")
      }
    case .needs(let name, let other):
      if data.has(name), !data.has(other) {
        throw Refusal(.rule, name, why: "it is given only together with \(other)")
      }
    case .each(let name, let rules):
      var refusal: Refusal?
      var index = 0
      data.forEach(name) { element in
        for rule in rules where refusal == nil {
          do throws(Refusal) { try check(rule, element, draft) } catch {
            refusal = error.under("\(name)[\(index)]")
          }
        }
        index += 1
      }
      if let refusal { throw refusal }
    case .positive(let name): try amount(name, data, "must be greater than zero") { $0 > 0 }
    case .notZero(let name): try amount(name, data, "must not be zero") { $0 != 0 }
    case .notNegative(let name): try amount(name, data, "must not be negative") { $0 >= 0 }
    case .negativeWith(let name, let other):
      guard data.has(other) else { return }
      try amount(name, data, "must be negative where \(other) is given") { $0 < 0 }
    default: try checkComposite(rule, data, draft)
    }
  }

  private static func checkComposite(
    _ rule: Rule, _ data: borrowing DataView, _ draft: Draft
  ) throws(Refusal) {
    switch rule {
    case .addUp(let name, let member, let total):
      guard data.has(name) else { return }
      var sum: Int64 = 0
      data.forEach(name) { sum += $0.int(member) ?? 0 }
      guard sum != total else { return }
      throw Refusal(
        .sum, name, String(sum), why: "the shares do not add up", remedy: "they must give \(total)")
    case .moneyAddsUp(let name, let member, let field):
      guard data.has(name), let total = data.money(field) else { return }
      var sum = Total.zero
      var mixed = false
      data.forEach(name) { part in
        guard let money = part.money(member) else { return }
        sum += money.minor
        mixed = mixed || money.currency != total.currency
      }
      guard sum != total.minor || mixed else { return }
      throw Refusal(
        .sum, name, Money(minor: sum, currency: total.currency).description,
        why: mixed ? "the parts are in another currency" : "the parts do not add up",
        remedy: "they must give \(total)")
    case .another(let name):
      guard data.text(name) == draft.subject else { return }
      throw Refusal(.rule, name, draft.subject, why: "it must be another subject than the event's")
    case .ordered(let first, let second):
      guard let from = data.date(first), let to = data.date(second), to < from else { return }
      throw Refusal(.rule, second, to.description, why: "it lies before \(first) \(from)")
    case .ascending(let first, let second):
      guard let from = data.int(first), let to = data.int(second), to <= from else { return }
      throw Refusal(.rule, second, String(to), why: "it must be greater than \(first) \(from)")
    case .atLeast(let name, let count):
      guard data.has(name) else { return }
      var found = data.texts(name).count
      if found == 0 { data.forEach(name) { _ in found += 1 } }
      guard found < count else { return }
      throw Refusal(.rule, name, String(found), why: "at least \(count) are needed")
    case .pairs(let to, let relation, let allowed):
      guard let target = data.text(to), let word = data.text(relation) else { return }
      let kinds = (Subject(unchecked: draft.subject).kind, Subject(unchecked: target).kind)
      // The subject of a correction is an event; its owner is checked when it is decided.
      guard kinds.0 != "event" else { return }
      let ok = allowed.contains {
        $0.from == kinds.0 && $0.to == kinds.1 && $0.relation == word
      }
      guard !ok else { return }
      let right = allowed.filter { $0.from == kinds.0 }.map { "\($0.relation) a \($0.to)" }
      throw Refusal(
        .rule, relation, word, why: "a \(kinds.0) does not \(word) a \(kinds.1)",
        remedy: "it may \(right.joined(separator: ", "))")
    case .noKey(let name, let key):
      var found = false
      data.forEachKey(name) { found = found || $0 == key }
      if found { throw Refusal(.rule, "\(name).\(key)", why: "no key may be called \(key)") }
    default: return
    }
  }

  private static func choice(
    _ groups: [[String]], _ data: borrowing DataView, atLeast: Int
  ) throws(Refusal) {
    var whole: [[String]] = []
    for group in groups {
      let given = group.count { data.isGiven($0) }
      guard given == 0 || given == group.count else {
        throw Refusal(.rule, group[0], why: "\(list(group, "and")) go together")
      }
      if given > 0 { whole.append(group) }
    }
    guard whole.count < atLeast || whole.count > 1 else { return }
    let names = groups.map { list($0, "and") }
    throw Refusal(
      whole.isEmpty ? .missing : .rule, "",
      why: whole.isEmpty
        ? "one of them is needed" : "\(list(whole.flatMap { $0 }, "and")) exclude each other",
      remedy: "give \(atLeast == 1 ? "exactly" : "at most") one of \(list(names))")
  }

  private static func amount(
    _ name: String, _ data: borrowing DataView, _ why: String, _ holds: (Total) -> Bool
  ) throws(Refusal) {
    if let money = data.money(name) {
      if !holds(money.minor) {
        throw Refusal(.outOfRange, name, money.description, why: "it \(why)")
      }
      return
    }
  }

  /// Whether an attribute of the envelope, `@reason` for example, is given.
  private static func isInEnvelope(_ name: String, _ draft: Draft) -> Bool {
    switch name {
    case "@reason": draft.reason != nil
    case "@basis": draft.basis != nil
    default: false
    }
  }

  private static func list(_ names: [String], _ word: String = "or") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension DataView {
  /// Calls `body` with each key of a map.
  func forEachKey(_ name: String, _ body: (String) -> Void) {
    guard let field = fields.first(where: { $0.name == name }), case .map = field.kind
    else { return }
    var reader = WireReader(bytes, in: range)
    while let wire = try? reader.next(), wire.number <= field.number {
      guard wire.number == field.number else { continue }
      var entry = WireReader(bytes, in: wire.range)
      if let key = try? entry.next() { body(bytes.string(in: key.range)) }
    }
  }
}
