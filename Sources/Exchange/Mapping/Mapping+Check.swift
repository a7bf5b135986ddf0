import Vocabulary

extension Mapping {
  /// The names that every row has beside the columns' own.
  private static let ownNames: Set<String> = ["row", "validfrom", "fiscalyear", "unknown"]

  /// - Throws: `MappingError` when a template names a value that no column gives.
  func checkNames() throws(MappingError) {
    guard Currency(form.currency) != nil else {
      throw MappingError(
        "\(form.currency) is no currency of ISO 4217",
        "\(form.currency) ist keine Währung nach ISO 4217")
    }
    var known = Self.ownNames
    for rule in values {
      guard known.insert(rule.name).inserted else {
        throw MappingError(
          "values.\(rule.name) is a name of the mapping's own",
          "values.\(rule.name) ist ein eigener Name der Zuordnung")
      }
      if rule.form == .choice, rule.choices.isEmpty {
        throw MappingError(
          "values.\(rule.name) is a choice, but has no choices",
          "values.\(rule.name) ist eine Auswahl, hat aber keine choices")
      }
      if rule.form == .date, form.dates.isEmpty {
        throw MappingError(
          "values.\(rule.name) is a date, but the mapping has no `dates`",
          "values.\(rule.name) ist ein Datum, aber die Zuordnung hat keine `dates`")
      }
      let keys = rule.form == .slug || rule.form == .key
      for alias in rule.aliases.values where !keys || Subject.fault(inKey: alias) != nil {
        throw MappingError(
          "values.\(rule.name): the alias “\(alias)” is no key",
          "values.\(rule.name): der Alias „\(alias)“ ist kein Schlüssel")
      }
    }
    var used: [Template] = [time, snapshot?.subject].compactMap { $0 }
    if case .template(let template) = validFrom { used.append(template) }
    for rule in once + events {
      used += [rule.subject] + rule.data.values + rule.compare.map(\.attribute)
      used += [rule.validFrom, rule.reason, rule.id].compactMap { $0 }
      if case .day(let template) = rule.until { used.append(template) }
      used += rule.needs.map(Template.value)
      try check(rule)
    }
    let missing = used.reduce(into: Set()) { $0.formUnion($1.names) }.subtracting(known).sorted()
    if let first = missing.first {
      throw MappingError(
        "{\(first)} is used, but no value has that name",
        "{\(first)} wird verwendet, aber kein Wert heißt so")
    }
  }

  private func check(_ rule: EventRule) throws(MappingError) {
    for comparison in rule.compare where comparison.field != "*" {
      guard rule.data[comparison.field] != nil else {
        throw MappingError(
          "\(rule.type) compares \(comparison.field), which is none of its fields",
          "\(rule.type) vergleicht \(comparison.field), das keines seiner Felder ist")
      }
    }
    if snapshot != nil, rule.compare.isEmpty, !rule.creates {
      throw MappingError(
        "\(rule.type) needs `compare` (or `creates`), so that a snapshot records differences only",
        "\(rule.type) braucht `compare` (oder `creates`), damit ein Abgleich nur Unterschiede erfasst"
      )
    }
  }

  /// Notes the days that `validfrom` can give, for facts that last until the next snapshot.
  mutating func nameSnapshotDates() {
    guard snapshot != nil, case .template(.value(let name)) = validFrom,
      let rule = values.first(where: { $0.name == name }), rule.form == .choice
    else { return }
    snapshotDates = Set(rule.choices.values).sorted()
  }
}
