import LMDB
import Vocabulary

/// One run of comparisons: what was found so far and what is known by now.
struct SnapshotComparison {
  private let mapping: Mapping
  private let rule: Mapping.SnapshotRule
  private let options: Mapping.Options
  private var state: SnapshotState
  private let identity = RowIdentity()
  private let reader: RowReader
  private let vocabulary = DraftReader()
  private var proposed: [(rule: EventRule, event: ProposedEvent, before: JSONValue?)] = []
  /// The row of each subject that the list of the day at hand names.
  private var seen = ScratchTable()
  /// The subjects that the lists before named, and those of the list at hand; not kept where the
  /// table holds one list alone.
  private var namedBefore: Set<String> = []
  private var namedHere: Set<String> = []
  private let hasSeveralLists: Bool
  /// What lists do not name any more and would deregister.
  private(set) var missing: [MissingSubjects] = []

  init(
    _ mapping: Mapping, _ rule: Mapping.SnapshotRule, _ options: Mapping.Options,
    _ state: SnapshotState, _ reader: RowReader, hasSeveralLists: Bool
  ) {
    self.hasSeveralLists = hasSeveralLists
    self.reader = reader
    self.mapping = mapping
    self.rule = rule
    self.options = options
    self.state = state
  }

  /// Compares a row of a list.
  ///
  /// A refused row still names its subject: that a cell is broken does not make a project missing.
  mutating func compare(
    _ row: RowReader.Row, on day: String, _ emit: (RowOutcome) throws -> Void
  ) throws {
    guard let subject = rule.subject.text(with: row.values) else {
      return try refuse(row, .cell(.rowWithoutSubject), emit)
    }
    let first = try seen.value(SnapshotState.key(subject))
    if row.refused.isEmpty, let first {
      let number = String(decoding: first, as: UTF8.self)
      return try refuse(
        row, .cell(.namedTwice(subject: subject, row: Int(number) ?? 0)), emit)
    }
    if first == nil {
      try seen.set(SnapshotState.key(subject), Array(String(row.number).utf8))
      if hasSeveralLists { namedHere.insert(subject) }
    }
    guard row.refused.isEmpty else { return }
    if try state.value(subject, RegisterName.deregistered.name, on: day) == .bool(true) {
      return try refuse(
        row, .cell(.comesBack(subject: subject)), emit)
    }
    if try !state.exists(subject, on: day), try state.exists(subject, on: "2999-12-31") {
      return try refuse(
        row, .cell(.later(subject: subject)), emit)
    }
    try take(row, on: day, emit)
  }

  /// Ends the list of a day: looks for what it does not name any more, unless it is a part.
  mutating func end(
    _ day: Day, _ isPart: Bool, _ named: Snapshot.Named, _ emit: (RowOutcome) throws -> Void
  ) throws {
    if !isPart {
      try miss(named(day.description).union(namedBefore), on: day.description, emit)
    }
    namedBefore.formUnion(namedHere)
    namedHere.removeAll()
    seen = ScratchTable()
  }

  /// Looks for what an earlier list named and this one does not.
  private mutating func miss(
    _ known: Set<String>, on day: String, _ emit: (RowOutcome) throws -> Void
  ) throws {
    var missing: [String] = []
    var count = 0
    for subject in known.sorted() {
      guard try state.exists(subject, on: day),
        try state.value(subject, RegisterName.deregistered.name, on: day) != .bool(true)
      else { continue }
      count += 1
      if try seen.value(SnapshotState.key(subject)) == nil { missing.append(subject) }
    }
    guard !missing.isEmpty else { return }
    switch rule.missing {
    case .keep:
      for subject in missing {
        try emit(
          .warning(
            Label(
              en: "\(subject) is not in the list of \(day) any more; it is kept",
              de: "\(subject) steht nicht mehr in der Liste vom \(day); es bleibt bestehen")))
      }
    case .deregister:
      self.missing.append(MissingSubjects(day: day, subjects: missing, known: count))
      for subject in missing { try deregister(subject, on: day, emit) }
    }
  }

  private func refuse(
    _ row: RowReader.Row, _ reason: Refusal.Reason, _ emit: (RowOutcome) throws -> Void
  ) throws {
    guard row.refused.isEmpty else { return }
    try emit(.refused(RefusedRow(row: row.number, reason)))
  }

  private mutating func deregister(
    _ subject: String, on day: String, _ emit: (RowOutcome) throws -> Void
  ) throws {
    let type = "\(subject.prefix { $0 != "/" }).deregistered"
    let data = JSONValue.object([:])
    let id = try identity.id(
      source: mapping.source, type: type, subject: subject, data: data, validFrom: day)
    try emit(
      .event(
        ProposedEvent(
          type: type, subject: subject, data: data, validFrom: day, validTo: nil, time: nil,
          source: mapping.eventSource(options, row: 0), id: id, reason: nil, row: 0)))
    state.set(subject, RegisterName.deregistered.name, to: .bool(true), from: day)
    try state.keepPending()
  }

  private mutating func take(
    _ row: RowReader.Row, on day: String, _ emit: (RowOutcome) throws -> Void
  ) throws {
    var frames: [(rule: EventRule, event: ProposedEvent)] = []
    do throws(CellRefusal) {
      for rule in mapping.once {
        frames.append((rule, try frame(rule, row, number: 0)))
      }
      for rule in mapping.events where rule.hasNeeds(in: row.values) {
        frames.append((rule, try frame(rule, row, number: row.number)))
      }
    } catch {
      return try refuse(row, error.reason, emit)
    }
    proposed = []
    for (rule, frame) in frames {
      if rule.creates {
        try create(rule, frame, row)
      } else {
        try change(rule, frame, row, on: day)
      }
    }
    let refused = proposed.compactMap { rule, event, _ in
      event.refusal(vocabulary).map { reader.refusal(of: row, rule, $0) }
    }
    guard refused.isEmpty else {
      for refusal in refused { try emit(.refused(refusal)) }
      state.dropPending()
      return
    }
    try state.keepPending()
    for warning in row.warnings { try emit(.warning(warning)) }
    for (_, event, before) in proposed {
      try emit(
        .event(try identity.identified(event, source: mapping.source, before: before)))
    }
  }

  private func frame(
    _ rule: EventRule, _ row: RowReader.Row, number: Int
  ) throws(CellRefusal) -> ProposedEvent {
    try mapping.frame(rule, row.values, options: options, row: number)
  }

  private mutating func create(
    _ rule: EventRule, _ frame: ProposedEvent, _ row: RowReader.Row
  ) throws {
    let from = frame.validFrom ?? ""
    guard try !state.exists(frame.subject, on: from) else { return }
    let fields = rule.fields(with: row.values)
    append(rule, frame, fields)
    state.set(frame.subject, RegisterName.exists.name, to: .bool(true), from: from)
    for (name, value) in fields { state.set(frame.subject, name, to: value, from: from) }
  }

  private mutating func change(
    _ rule: EventRule, _ frame: ProposedEvent, _ row: RowReader.Row, on day: String
  ) throws {
    var fields = rule.fields(with: row.values)
    let compared = Set(rule.compare.map(\.field))
    var before: [String: JSONValue] = [:]
    var differs: Set<String> = []
    for comparison in rule.compare {
      guard let attribute = comparison.attribute.text(with: row.values) else { continue }
      let whole = comparison.field == "*"
      guard let new = whole ? .object(fields) : fields[comparison.field] else { continue }
      let old = try state.value(frame.subject, attribute, on: day)
      if old == new || old == nil && new == .null { continue }
      if !whole, let old, old[comparison.field] == new { continue }
      var total = new
      if rule.flow, let difference = difference(old, new) {
        guard difference.isNonZero else { continue }
        fields[comparison.field] = difference.amount
        total = new
      }
      differs.insert(comparison.field)
      if let old { before[attribute] = old }
      state.set(
        frame.subject, attribute, to: total, from: frame.validFrom ?? day, until: frame.validTo)
    }
    guard !differs.isEmpty else { return }
    if rule.partial {
      fields = fields.filter { !compared.contains($0.key) || differs.contains($0.key) }
    }
    append(rule, frame, fields, before: before.isEmpty ? nil : .object(before))
  }

  private func difference(
    _ old: JSONValue?, _ new: JSONValue
  ) -> (amount: JSONValue, isNonZero: Bool)? {
    guard let currency = new["currency"]?.text, let old, old["currency"] == new["currency"],
      let before = minor(old, currency), let after = minor(new, currency)
    else { return nil }
    let digits = currencyDigits(currency)
    guard let text = DecimalText(minor: after - before, digits: digits).text(digits: digits) else {
      return nil
    }
    return (.money(text, currency), after != before)
  }

  private func minor(_ money: JSONValue, _ currency: String) -> Total? {
    guard let text = money["amount"]?.text else { return nil }
    do throws(CellRefusal) {
      return try NumberForm().number(in: text).minor(digits: currencyDigits(currency))
    } catch {
      return nil
    }
  }

  private mutating func append(
    _ rule: EventRule, _ frame: ProposedEvent, _ fields: [String: JSONValue],
    before: JSONValue? = nil
  ) {
    var event = frame
    event.data = .object(fields)
    proposed.append((rule, event, before))
  }
}
