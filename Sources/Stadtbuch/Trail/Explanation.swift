import Timelines
public import Vocabulary

/// Where an event stands in the making of a value.
public enum FactState: String, Sendable {
  /// It contributes to what shows.
  case holds
  /// Another of its attribute shows above it.
  case superseded
  /// Its day of ending has come.
  case ended
  /// It is as if never said.
  case voided
  /// Its day has not come.
  case planned
}

extension Book {
  /// The events that made a value, and the voids on them, in order.
  ///
  /// - Parameter attribute: a whole name, the beginning of names, a key of a portfolio row; all
  ///   attributes if nil.
  public func explain(
    _ subject: String, _ attribute: String?, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(asOf: asOf, knownAt: knownAt) { (reading, answer) throws(TimelinesError) in
      answer.columns = [
        "sequence", "type", "attribute", "value", "validFrom", "recordedAt", "actor", "reason",
        "state",
      ]
      guard let entity = try reading.entity(named: subject) else { return }
      var rows: [(sequence: UInt64, attribute: String, row: AnswerObject)] = []
      var voids: Set<UInt64> = []
      var made: Set<UInt64> = []
      let filter = AttributeFilter(attribute)
      for group in try reading.groups(of: entity.number)
      where filter.takes(group.attribute.name) {
        let shown = group.isFlow ? nil : group.shown(at: reading.point)
        for fact in group.facts where fact.sequence <= reading.point.knownAt {
          made.insert(fact.sequence)
          voids.formUnion(fact.flips.filter { $0 <= reading.point.knownAt })
          let summary = try reading.summary(fact.sequence)
          var value: [UInt8] = []
          fact.appendJSON(to: &value)
          var row = Book.beginning(of: summary)
          row.append("attribute", .text(group.attribute.name))
          row.append("value", value.isEmpty ? nil : .json(value))
          Book.end(&row, of: summary)
          row.append(
            "state",
            .word(Book.state(of: fact, shown: shown, at: reading.point).rawValue))
          rows.append((fact.sequence, group.attribute.name, row))
        }
      }
      var flipping: [EventSummary] = []
      for sequence in voids.sorted() { flipping.append(try reading.summary(sequence)) }
      let flips = Flips(flipping)
      for summary in flipping where !made.contains(summary.sequence) {
        let sequence = summary.sequence
        var row = Book.beginning(of: summary)
        Book.end(&row, of: summary)
        row.append(
          "state",
          .word((flips.isVoid(sequence) ? FactState.voided : FactState.holds).rawValue))
        rows.append((sequence, "", row))
      }
      rows.sort {
        $0.sequence != $1.sequence
          ? $0.sequence < $1.sequence : $0.attribute.precedesBytewise($1.attribute)
      }
      answer.rows = rows.map(\.row)
    }
  }

  private static func state(
    of fact: TimelineFact, shown: TimelineFact?, at point: Point
  ) -> FactState {
    if fact.isVoid(at: point.knownAt) { return .voided }
    if fact.validFrom > point.asOf { return .planned }
    if let end = fact.validTo, end <= point.asOf { return .ended }
    guard fact.kind != .flow, let shown else { return .holds }
    return shown.sequence == fact.sequence && shown.template == fact.template
      ? .holds : .superseded
  }

  private static func beginning(of event: EventSummary) -> AnswerObject {
    var row = AnswerObject()
    row.append("sequence", .number(event.sequence))
    row.append("type", .text(event.type.name))
    return row
  }

  private static func end(_ row: inout AnswerObject, of event: EventSummary) {
    row.append("validFrom", .day(event.validFrom))
    row.append("recordedAt", .instant(event.recordedAt))
    row.append("actor", .text(event.actor))
    row.append("reason", event.reason.map(AnswerValue.text))
    row.append("on", event.target == 0 ? nil : .number(event.target))
  }
}

extension Reading {
  /// The events that a subject owns up to the point.
  func ownedSummaries(of entity: UInt32) throws(TimelinesError) -> [EventSummary] {
    var summaries: [EventSummary] = []
    for sequence in try ownedEvents(of: entity) { summaries.append(try summary(sequence)) }
    return summaries
  }
}
