import Timelines
import Views
public import Vocabulary

extension Book {
  /// What differs between two points in the keys of the portfolio's rows, and why.
  public func rowChanges(
    from first: (asOf: Day, knownAt: KnownAtRequest),
    to second: (asOf: Day, knownAt: KnownAtRequest)
  ) throws -> Answer {
    let (early, late) = (try knownAt(first.knownAt), try knownAt(second.knownAt))
    let before = Point(asOf: first.asOf, knownAt: early.sequence)
    let after = Point(asOf: second.asOf, knownAt: late.sequence)
    let between = Point(asOf: first.asOf, knownAt: late.sequence)
    let portfolio = Portfolio(timelines)
    var sides: [[String: AnswerObject]] = []
    for point in [before, between, after] {
      let rows = try portfolio.answer(at: point).objects
      sides.append(
        Dictionary(
          rows.map { (RowDifferences.subject($0), $0) }, uniquingKeysWith: { first, _ in first }))
    }
    var answer = Answer(asOf: second.asOf, knownAt: late)
    answer.columns = [
      "subject", "attribute", "before", "after", "change.amount", "change.currency", "cause",
    ]
    let subjects = Set(sides.flatMap(\.keys)).sorted { $0.precedesBytewise($1) }
    let top = Point(asOf: second.asOf, knownAt: max(early.sequence, late.sequence))
    try timelines.read(at: top) { (reading) throws(TimelinesError) in
      for subject in subjects {
        let values = sides.map { RowDifferences.leaves($0[subject] ?? AnswerObject()) }
        guard values[0] != values[1] || values[1] != values[2] else { continue }
        let corrected = try reading.correctedAttributes(
          subject, PointComparison(before: before, after: after))
        answer.rows += RowDifferences.rows(subject, values, corrected)
      }
    }
    return answer
  }
}

extension Reading {
  /// The attributes of a subject that were put right between two points.
  fileprivate func correctedAttributes(
    _ subject: String, _ comparison: PointComparison
  ) throws(TimelinesError) -> [String] {
    guard let entity = try entity(named: subject) else { return [] }
    var names: [String] = []
    for group in try groups(of: entity.number) {
      let rows = try comparison.rows(group, self)
      let isCorrected = rows.contains { $0["cause"] == .word(ChangeCause.corrected.rawValue) }
      if isCorrected { names.append(group.attribute.name) }
    }
    return names
  }
}

/// Compares rows of the portfolio key by key.
enum RowDifferences {
  private static let keys: Set<String> = [
    "title", "kind", "cohort", "status", "lead", "department", "field", "score", "rank", "progress",
  ]
  private static let groups: [String: Set<String>?] = [
    "report": ["period", "overall"], "baseline": nil, "forecast": nil, "funding": nil,
    "money": ["need", "secured", "gap", "appropriated", "committed", "spent", "forecast"],
  ]

  static func subject(_ row: AnswerObject) -> String {
    if case .text(let subject)? = row["subject"] { subject } else { "" }
  }

  /// The values that are compared, by the paths of their keys.
  static func leaves(_ row: AnswerObject) -> [String: AnswerValue] {
    var leaves: [String: AnswerValue] = [:]
    for (name, value) in row.members {
      if keys.contains(name) {
        leaves[name] = value
      } else if let inner = groups[name], case .object(let object) = value {
        for (key, value) in object.members where inner?.contains(key) ?? true {
          leaves["\(name).\(key)"] = value
        }
      }
    }
    return leaves
  }

  static func rows(
    _ subject: String, _ values: [[String: AnswerValue]], _ corrected: [String]
  ) -> [AnswerObject] {
    let names = Set(values.flatMap(\.keys)).sorted { $0.precedesBytewise($1) }
    var rows: [AnswerObject] = []
    for name in names {
      let sides = values.map { $0[name] }
      if sides[0] != sides[1] {
        let filter = AttributeFilter(name)
        let cause: ChangeCause = corrected.contains { filter.takes($0) } ? .corrected : .late
        rows.append(row(subject, name, sides[0], sides[1], cause))
      }
      if sides[1] != sides[2] { rows.append(row(subject, name, sides[1], sides[2], .happened)) }
    }
    return rows
  }

  private static func row(
    _ subject: String, _ name: String, _ old: AnswerValue?, _ new: AnswerValue?,
    _ cause: ChangeCause
  ) -> AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("attribute", .text(name))
    row.append("before", old)
    row.append("after", new)
    row.append("change", PointComparison.change(from: old, to: new))
    row.append("cause", .word(cause.rawValue))
    return row
  }
}
