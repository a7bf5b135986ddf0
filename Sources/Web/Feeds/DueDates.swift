import Stadtbuch
import Views
import Vocabulary

/// What is due: milestones, obligations, proofs and drawdowns, from the views that show them in full.
/// Names stand in it, texts do not.
struct DueDates {
  let engine: Engine
  let cancellation: Cancellation
  let language: Language

  /// All dates to come and all that are overdue, in time.
  func events() throws -> [CalendarText.Event] {
    var events = try milestones() + obligations() + grants()
    events.sort { ($0.day, $0.id) < ($1.day, $1.id) }
    return events
  }

  private func milestones() throws -> [CalendarText.Event] {
    var found: [(subject: String, project: String?, title: String?, day: Day)] = []
    try rows(Milestones.self) { row in
      guard case .day(let day)? = row("nextDue"), let subject = row("subject")?.plainText else {
        return
      }
      found.append((subject, row("project")?.plainText, row("title")?.plainText, day))
    }
    let names = try names(found.compactMap(\.project))
    return found.map { milestone in
      let parts = [
        milestone.title ?? milestone.subject, milestone.project.map { names[$0] ?? $0 },
      ].compactMap { $0 }
      return event(milestone.subject, milestone.day, .dueMilestone, parts.joined(separator: " – "))
    }
  }

  private func obligations() throws -> [CalendarText.Event] {
    var found: [CalendarText.Event] = []
    try rows(Obligations.self) { row in
      guard case .day(let day)? = row("due"), let subject = row("subject")?.plainText,
        ["open", "due", "overdue"].contains(row("state")?.plainText)
      else { return }
      found.append(event(subject, day, .dueObligation, subject))
    }
    return found
  }

  private func grants() throws -> [CalendarText.Event] {
    var found: [CalendarText.Event] = []
    try rows(Grants.self) { row in
      guard let subject = row("subject")?.plainText else { return }
      if case .day(let day)? = row("nextProof.due") {
        let kind = row("nextProof.kind")?.plainText ?? ""
        found.append(event(subject, day, .dueProof, subject, part: "proof/\(kind)"))
      }
      guard case .list(let drawdowns)? = row("drawdowns") else { return }
      for case .object(let drawdown) in drawdowns {
        guard case .day(let day)? = drawdown["useBy"],
          case .money(let unused)? = drawdown["unused"], unused.minor > 0
        else { continue }
        let receipt = drawdown["receipt"]?.plainText ?? ""
        found.append(event(subject, day, .dueDrawdown, subject, part: "drawdown/\(receipt)"))
      }
    }
    return found
  }

  // MARK: Parts

  private func event(
    _ subject: String, _ day: Day, _ category: Label, _ name: String, part: String? = nil
  ) -> CalendarText.Event {
    let origin = engine.ledger.identity.origin
    return CalendarText.Event(
      id: "\(subject)\(part.map { "/\($0)" } ?? "")@\(origin)", day: day,
      summary: "\(category[language]): \(name)", category: category[language])
  }

  private func names(_ subjects: [String]) throws -> [String: String] {
    try engine.titles(of: subjects, asOf: engine.today, knownAt: try engine.knownAt(.head))
  }

  /// Hands out the rows of a view by keys; nothing where the audience may not see it.
  private func rows<V: View>(
    _ view: V.Type, _ take: ((String) -> AnswerValue?) -> Void
  ) throws {
    let view = AnyView(view)
    var question = ViewQuestion()
    question.point.language = language
    do {
      var ready = try engine.ready(view, try view.shape([]), question)
      ready.frame.isCancelled = { [cancellation] in cancellation.isCancelled }
      var places: [String: Int] = [:]
      for (place, head) in ready.shape.columns.enumerated() { places[head.key] = place }
      _ = try engine.run(ready) { row in take { key in places[key].flatMap { row[$0] } } }
    } catch is NotForAudience {
      // What whoever made the address may not see is no date of theirs.
    }
  }
}
