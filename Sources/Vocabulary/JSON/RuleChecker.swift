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
        throw Refusal(.rule(.oneFieldNeeded(fields: names)))
      }
    case .exactlyOne(let groups): try choice(groups, data, atLeast: 1)
    case .atMostOne(let groups): try choice(groups, data, atLeast: 0)
    case .iff(let name, let other, let word):
      let wanted = data.word(other) == word
      guard data.has(name) != wanted else { return }
      throw Refusal(
        .rule(
          wanted
            ? .neededExactlyWhen(field: other, word: word) : .onlyWhen(field: other, word: word)),
        name)
    case .requiredWhen(let name, let other, let word):
      if data.word(other) == word, !data.has(name) {
        throw Refusal(.rule(.neededWhen(field: other, word: word)), name)
      }
    case .requiredWithout(let name, let other):
      if !data.has(name), !data.has(other) {
        throw Refusal(.rule(.neededWithout(field: other)), name)
      }
    case .needs(let name, let other):
      if data.has(name), !data.has(other) {
        throw Refusal(.rule(.onlyWith(field: other)), name)
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
    case .positive(let name): try amount(name, data, .notPositive) { $0 > 0 }
    case .notZero(let name): try amount(name, data, .isZero) { $0 != 0 }
    case .notNegative(let name): try amount(name, data, .isNegative) { $0 >= 0 }
    case .negativeWith(let name, let other):
      guard data.has(other) else { return }
      try amount(name, data, .notNegative(field: other)) { $0 < 0 }
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
      throw Refusal(.rule(.sharesSum(total: total)), name, String(sum))
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
        .rule(mixed ? .partsCurrency(total: total) : .partsSum(total: total)), name,
        Money(minor: sum, currency: total.currency).description)
    case .another(let name):
      guard data.text(name) == draft.subject else { return }
      throw Refusal(.rule(.anotherSubject), name, draft.subject)
    case .ordered(let first, let second):
      guard let from = data.date(first), let to = data.date(second), to < from else { return }
      throw Refusal(.rule(.before(field: first, date: from)), second, to.description)
    case .ascending(let first, let second):
      guard let from = data.int(first), let to = data.int(second), to <= from else { return }
      throw Refusal(.rule(.notGreater(field: first, number: from)), second, String(to))
    case .atLeast(let name, let count):
      guard data.has(name) else { return }
      var found = data.texts(name).count
      if found == 0 { data.forEach(name) { _ in found += 1 } }
      guard found < count else { return }
      throw Refusal(.rule(.tooFew(least: count)), name, String(found))
    case .pairs(let to, let relation, let allowed):
      guard let target = data.text(to), let word = data.text(relation) else { return }
      let kinds = (Subject(unchecked: draft.subject).kind, Subject(unchecked: target).kind)
      // The subject of a correction is an event; its owner is checked when it is decided.
      guard kinds.0 != "event" else { return }
      let ok = allowed.contains {
        $0.from == kinds.0 && $0.to == kinds.1 && $0.relation == word
      }
      guard !ok else { return }
      let right = allowed.filter { $0.from == kinds.0 }.map { "\($0.relation) \($0.to)" }
      throw Refusal(
        .rule(
          .noRelation(
            from: String(kinds.0), relation: word, to: String(kinds.1), allowed: right)),
        relation, word)
    case .noKey(let name, let key):
      var found = false
      data.forEachKey(name) { found = found || $0 == key }
      if found { throw Refusal(.rule(.keyReserved(key: key)), "\(name).\(key)") }
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
        throw Refusal(.rule(.goTogether(fields: group)), group[0])
      }
      if given > 0 { whole.append(group) }
    }
    guard whole.count < atLeast || whole.count > 1 else { return }
    throw Refusal(
      .rule(
        whole.isEmpty
          ? .oneGroupNeeded(groups: groups)
          : .excludeEachOther(
            fields: whole.flatMap { $0 }, groups: groups, isNeeded: atLeast == 1)))
  }

  private static func amount(
    _ name: String, _ data: borrowing DataView, _ reason: Refusal.Reason.FieldRule,
    _ holds: (Total) -> Bool
  ) throws(Refusal) {
    if let money = data.money(name) {
      if !holds(money.minor) {
        throw Refusal(.rule(reason), name, money.description)
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
