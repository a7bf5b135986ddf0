import LMDB
import Vocabulary

/// Units that are closed, projects that have ended, statuses that are taken back.
extension Decider {
  mutating func questionSubjects(_ asked: QuestionedEvent) throws(DecidingError) {
    let questions = asked.plan.questions
    if !questions.mayFollowEnd, !asked.scan.has(asked.plan[.reverses]),
      let end = try end(of: asked.owner, before: asked)
    {
      try find(.endedProject, asked, at: "subject") {
        .onEnded(
          subject: asked.subject, type: asked.plan.name, end: end.type, day: end.day,
          event: end.event)
      }
    }
    if !questions.units.isEmpty || !questions.projects.isEmpty {
      try questionReferences(asked)
    }
    try questionStatus(asked)
  }

  private mutating func questionReferences(_ asked: QuestionedEvent) throws(DecidingError) {
    let (questions, record) = (asked.plan.questions, asked.event.record)
    tables.found.find(asked.plan, record, asked.event.layout.data, asked.scan)
    for place in tables.found.places {
      let path = asked.plan.referencesByPlace[place.field].path
      if questions.units.contains(place.field) {
        let named = try tables.entry(record.extracting(place.range))
        let entry = try tables.register(.closed, of: tables.subjects[named].number)
        if let closing = tables.registers[entry].value(on: asked.day),
          closing.event != asked.number
        {
          let name = tables.name(at: named)
          try find(.closedUnit, asked, at: path) {
            .namesClosed(
              subject: asked.subject, field: path, unit: name,
              day: Day(unchecked: closing.validFrom), event: closing.event)
          }
        }
      }
      if questions.projects.contains(place.field) {
        let named = try tables.entry(record.extracting(place.range))
        if let end = try end(of: named, before: asked) {
          let name = tables.name(at: named)
          try find(.endedProject, asked, at: path) {
            .namesEnded(
              subject: asked.subject, field: path, project: name, end: end.type, day: end.day,
              event: end.event)
          }
        }
      }
    }
  }

  /// What has ended a project by the day of an event, other than that event.
  private mutating func end(
    of subject: Int, before asked: QuestionedEvent
  ) throws(DecidingError) -> (type: String, day: Day, event: UInt64)? {
    guard tables.subjects[subject].kind == SubjectKind.project else { return nil }
    let entry = try tables.register(.ended, of: tables.subjects[subject].number)
    guard let end = tables.registers[entry].value(on: asked.day), end.event != asked.number,
      let stored = try tables.event(end.event)
    else { return nil }
    let prefix = EventPrefix(stored.span)
    return (
      EventPlan.numbered(prefix.contentType)?.name ?? "project.ended",
      Day(unchecked: end.validFrom), end.event
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

  private mutating func questionStatus(
    _ asked: QuestionedEvent
  ) throws(DecidingError) {
    guard
      let register = asked.plan.registers.first(where: { $0.attribute == .status }),
      let new = Decider.word(asked.scan.raw(register.field))
    else { return }
    let entry = try tables.register(.status, of: asked.event.prefix.owner)
    guard
      let before = Decider.word(
        tables.registers[entry].value(on: asked.day, besides: asked.number)?.value),
      Decider.behind[before]?.contains(new) == true
    else { return }
    try find(.resumed, asked, at: "data.status") {
      .resumed(subject: asked.subject, before: before, now: new, day: asked.day)
    }
  }

  private static func word(_ place: UInt64?) -> String? {
    guard let place, place > 0, place <= UInt64(statuses.count) else { return nil }
    return statuses[Int(place) - 1]
  }
}
