import Timelines
public import Views
public import Vocabulary

extension Book {
  /// The chain from goals to projects with its evidence, and its holes (C11). The rows are the
  /// paths, or the holes alone; each list of holes stands beside.
  public func alignment(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, holesOnly: Bool = false
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let alignment = try AlignmentView(timelines).answer(at: point)
    var answer = Answer(
      asOf: point.asOf, knownAt: known, warnings: alignment.warnings.map(\.description))
    for (name, subjects) in alignment.holes { answer.beside.append(name, .all(subjects)) }
    answer.beside["leadUnitClosed"] = .list(
      alignment.leadUnitClosed.map { .object(AnswerObject($0)) })
    answer.beside.append("synergies", .list(alignment.synergies.map { .object($0.short) }))
    answer.beside.append("solutions", .all(alignment.solutions.map(\.subject)))
    answer.beside.append("reuse", .list(alignment.solutions.flatMap(\.reuseList)))
    guard !holesOnly else {
      answer.columns = ["subject", "hole", "lead", "successor", "successors"]
      let closed = Dictionary(
        uniqueKeysWithValues: alignment.leadUnitClosed.map { ($0.project, $0) })
      answer.rows = alignment.holes.flatMap { name, subjects in
        subjects.map { subject in
          var row = AnswerObject()
          row.append("subject", .text(subject))
          row.append("hole", .text(name))
          if name == "leadUnitClosed", let lead = closed[subject] { row.append(lead) }
          return row
        }
      }
      return answer
    }
    answer.columns = [
      "subject", "goal", "goalText", "measure", "measureTitle", "project", "projectTitle",
      "status", "indicators", "evidence",
    ]
    answer.rows = alignment.rows.map(\.object)
    return answer
  }
}

extension AlignmentAnswer {
  /// The lists of holes under their names in JSON, in the order of the chain.
  public var holes: [(name: String, subjects: [String])] {
    [
      ("goalsWithoutMeasure", goalsWithoutMeasure), ("measuresWithoutGoal", measuresWithoutGoal),
      ("measuresWithoutProject", measuresWithoutProject),
      ("projectsWithoutGoal", projectsWithoutGoal),
      ("indicatorsWithoutData", indicatorsWithoutData),
      ("indicatorsWithoutGoal", indicatorsWithoutGoal),
      ("projectsWithoutLead", projectsWithoutLead),
      ("leadUnitClosed", leadUnitClosed.map(\.project)),
    ]
  }
}

extension AnswerObject {
  /// The project with the unit that led it.
  fileprivate init(_ closed: ClosedLead) {
    self.init()
    append("project", .text(closed.project))
    append(closed)
  }

  /// Adds the unit that led a project and who took over from it.
  fileprivate mutating func append(_ closed: ClosedLead) {
    append("lead", .text(closed.lead))
    append("successor", closed.successor.map(AnswerValue.text))
    append("successors", AnswerValue.some(closed.successors))
  }
}

extension AlignmentRow {
  /// The row with the keys of JSON.
  fileprivate var object: AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("goal", goal.map(AnswerValue.text))
    row.append("goalText", goalText.map(AnswerValue.text))
    row.append("measure", measure.map(AnswerValue.text))
    row.append("measureTitle", measureTitle.map(AnswerValue.text))
    row.append("project", project.map(AnswerValue.text))
    row.append("projectTitle", projectTitle.map(AnswerValue.text))
    row.append("status", status.map(AnswerValue.word))
    row.append("indicators", AnswerValue.some(indicators))
    row.append("evidence", AnswerValue.some(evidence))
    return row
  }
}

extension SynergyRow {
  /// The synergy and what became of it.
  fileprivate var short: AnswerObject {
    var object = AnswerObject()
    object.append("subject", .text(subject))
    object.append("state", .word(state.rawValue))
    return object
  }
}

extension AnswerValue {
  /// A list of texts; nothing where there are none.
  static func some(_ texts: [String]) -> AnswerValue? {
    texts.isEmpty ? nil : all(texts)
  }

  /// A list of texts, also an empty one.
  static func all(_ texts: [String]) -> AnswerValue { .list(texts.map(AnswerValue.text)) }
}
