import Timelines
import Views
import Vocabulary

extension Engine {
  /// What is due to come and what is overdue at a point, in time: milestones, obligations, proofs and
  /// drawdowns, from the views that show them in full. What the audience may not see is not in it.
  package func dueDates(
    at point: AskedPoint, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [DueDate] {
    let reader = DueReader(engine: self, point: point, isCancelled: isCancelled)
    return try (reader.milestones() + reader.obligations() + reader.grants()).sorted {
      ($0.day, $0.subject, $0.part ?? "") < ($1.day, $1.subject, $1.part ?? "")
    }
  }
}

/// Reads due dates out of the rows of views.
private struct DueReader {
  let engine: Engine
  let point: AskedPoint
  let isCancelled: @Sendable () -> Bool

  func milestones() throws -> [DueDate] {
    var found: [DueDate] = []
    try rows(Milestones.self) { row in
      guard case .day(let day)? = row("nextDue"), let subject = row("subject")?.plainText else {
        return
      }
      found.append(
        DueDate(
          kind: .milestone, subject: subject, day: day, project: row("project")?.plainText,
          title: row("title")?.plainText))
    }
    return found
  }

  func obligations() throws -> [DueDate] {
    var found: [DueDate] = []
    try rows(Obligations.self) { row in
      guard case .day(let day)? = row("due"), let subject = row("subject")?.plainText,
        ["open", "due", "overdue"].contains(row("state")?.plainText)
      else { return }
      found.append(DueDate(kind: .obligation, subject: subject, day: day))
    }
    return found
  }

  func grants() throws -> [DueDate] {
    var found: [DueDate] = []
    try rows(Grants.self) { row in
      guard let subject = row("subject")?.plainText else { return }
      if case .day(let day)? = row("nextProof.due") {
        let kind = row("nextProof.kind")?.plainText ?? ""
        found.append(DueDate(kind: .proof, subject: subject, day: day, part: "proof/\(kind)"))
      }
      guard case .list(let drawdowns)? = row("drawdowns") else { return }
      for case .object(let drawdown) in drawdowns {
        guard case .day(let day)? = drawdown["useBy"],
          case .money(let unused)? = drawdown["unused"], unused.minor > 0
        else { continue }
        let receipt = drawdown["receipt"]?.plainText ?? ""
        found.append(
          DueDate(kind: .drawdown, subject: subject, day: day, part: "drawdown/\(receipt)"))
      }
    }
    return found
  }

  /// Hands out the rows of a view by keys; nothing where the audience may not see it.
  private func rows<V: View>(
    _ view: V.Type, _ take: ((String) -> AnswerValue?) -> Void
  ) throws {
    let view = AnyView(view)
    var question = ViewQuestion()
    question.point = point
    do {
      var ready = try engine.ready(view, try view.shape([]), question)
      ready.frame.isCancelled = isCancelled
      var places: [String: Int] = [:]
      for (place, head) in ready.shape.columns.enumerated() { places[head.key] = place }
      _ = try engine.run(ready) { row in take { key in places[key].flatMap { row[$0] } } }
    } catch is NotForAudience {
      // What the audience may not see is no date of theirs.
    }
  }
}
