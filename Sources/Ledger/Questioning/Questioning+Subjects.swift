import LMDB
import Vocabulary

/// Units that are closed, projects that have ended, statuses that are taken back.
extension Questioning {
  static func questionSubjects(
    _ asked: QuestionedEvent, _ record: Span<UInt8>, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let questions = asked.plan.questions
    if !questions.mayFollowEnd, !asked.scan.has(asked.plan[.reverses]),
      let end = try end(of: asked.owner, asked, &tables, transaction)
    {
      try find(.endedProject, asked, at: "subject", &tables) {
        .onEnded(
          subject: asked.subject, type: asked.plan.name, end: end.type, day: end.day,
          event: end.event)
      }
    }
    if !questions.units.isEmpty || !questions.projects.isEmpty {
      try questionReferences(asked, record, &tables, transaction)
    }
    try questionStatus(asked, &tables, transaction)
  }

  private static func questionReferences(
    _ asked: QuestionedEvent, _ record: Span<UInt8>, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let questions = asked.plan.questions
    tables.found.find(asked.plan, record, asked.layout.data, asked.scan)
    for place in tables.found.places {
      let path = asked.plan.referencesByPlace[place.field].path
      if questions.units.contains(place.field) {
        let named = try tables.entry(record.extracting(place.range), transaction)
        let entry = try tables.register(.closed, of: tables.subjects[named].number, transaction)
        if let closing = tables.registers[entry].value(on: asked.day),
          closing.event != asked.number
        {
          let name = tables.name(at: named)
          try find(.closedUnit, asked, at: path, &tables) {
            .namesClosed(
              subject: asked.subject, field: path, unit: name,
              day: Day(unchecked: closing.validFrom), event: closing.event)
          }
        }
      }
      if questions.projects.contains(place.field) {
        let named = try tables.entry(record.extracting(place.range), transaction)
        if let end = try end(of: named, asked, &tables, transaction) {
          let name = tables.name(at: named)
          try find(.endedProject, asked, at: path, &tables) {
            .namesEnded(
              subject: asked.subject, field: path, project: name, end: end.type, day: end.day,
              event: end.event)
          }
        }
      }
    }
  }

  /// What has ended a project by the day of an event, other than that event.
  private static func end(
    of subject: Int, _ asked: QuestionedEvent, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> (type: String, day: Day, event: UInt64)? {
    guard tables.subjects[subject].kind == SubjectKind.project else { return nil }
    let entry = try tables.register(.ended, of: tables.subjects[subject].number, transaction)
    guard let end = tables.registers[entry].value(on: asked.day), end.event != asked.number,
      let stored = try tables.event(end.event, transaction)
    else { return nil }
    let prefix = EventPrefix(stored.span)
    let type = prefix.innerTypeNumber != 0 ? prefix.innerTypeNumber : prefix.typeNumber
    return (
      EventPlan.numbered(type)?.name ?? "project.ended", Day(unchecked: end.validFrom), end.event
    )
  }

  // MARK: Statuses

  private static let statuses: [String] = EventTypeName.projectStatusChanged.words(of: .status)
  /// What a project has behind it; operating follows completed, nothing follows cancelled.
  private static let behind: [String: Set<String>] = [
    "cancelled": ["future", "planning", "implementation", "paused", "completed", "operating"],
    "completed": ["future", "planning", "implementation", "paused"],
    "operating": ["future", "planning", "implementation", "paused"],
  ]

  private static func questionStatus(
    _ asked: QuestionedEvent, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard
      let register = asked.plan.registers.first(where: { $0.attribute == .status }),
      let new = word(asked.scan.raw(register.field))
    else { return }
    let entry = try tables.register(.status, of: asked.prefix.owner, transaction)
    guard
      let before = word(
        tables.registers[entry].value(on: asked.day, besides: asked.number)?.value),
      Questioning.behind[before]?.contains(new) == true
    else { return }
    try find(.resumed, asked, at: "data.status", &tables) {
      .resumed(subject: asked.subject, before: before, now: new, day: asked.day)
    }
  }

  private static func word(_ place: UInt64?) -> String? {
    guard let place, place > 0, place <= UInt64(statuses.count) else { return nil }
    return statuses[Int(place) - 1]
  }
}
