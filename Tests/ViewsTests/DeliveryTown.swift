import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

extension Town {
  /// Says an event and gives its number.
  @discardableResult func say(
    _ type: String, _ subject: String, _ data: String, _ day: String? = nil
  ) throws -> UInt64 {
    try add(type, subject, data, day)
    try record()
    return try head
  }

  /// Takes an event back.
  @discardableResult func void(_ number: UInt64) throws -> UInt64 {
    try record()
    try add("event.voided", "event/\(number)", "{}", reason: "a slip")
    try record()
    return try head
  }

  /// A project with one milestone `m` that is due on a day.
  func milestone(due: String, _ more: String = "") throws {
    try project("p")
    try say(
      "milestone.defined", "milestone/m",
      #"{"project":"project/p","title":"M","due":"\#(due)"\#(more)}"#, "2024-01-01")
  }

  func point(_ day: String, knownAt: UInt64? = nil) throws -> Point {
    try record()
    let last = try head
    return Point(asOf: try #require(Day(day)), knownAt: knownAt ?? last)
  }

  func milestones(_ day: String, knownAt: UInt64? = nil) throws -> [MilestoneRow] {
    let point = try point(day, knownAt: knownAt)
    return try MilestonesReader.rows(try Timelines(temporary.ledger), point)
  }

  func obligations(_ day: String, knownAt: UInt64? = nil) throws -> [ObligationRow] {
    let point = try point(day, knownAt: knownAt)
    return try ObligationsReader.rows(try Timelines(temporary.ledger), point)
  }
}

extension Town {
  /// A line of a cost baseline.
  func line(_ period: String, _ amount: String, _ type: String = "material") -> String {
    #"{"period":"\#(period)","amount":{"amount":"\#(amount)","currency":"EUR"},"type":"\#(type)"}"#
  }

  func baseline(
    _ project: String, _ number: Int, _ lines: [String], _ day: String = "2020-01-01"
  ) throws {
    try say(
      "cost.baselined", "project/\(project)",
      #"{"number":\#(number),"lines":[\#(lines.joined(separator: ","))]}"#, day)
  }

  func progress(
    _ project: String, _ on: String, _ progress: Int, _ method: String = "estimate"
  ) throws {
    try say(
      "project.progress-reported", "project/\(project)",
      #"{"on":"\#(on)","progress":\#(progress),"method":"\#(method)"}"#)
  }

  func spend(
    _ project: String, _ day: String, _ amount: String, _ type: String = "material",
    currency: String = "EUR"
  ) throws {
    let number = try head + 1
    try say(
      "expenditure.booked", "project/\(project)",
      #"{"booking":"X-\#(number)","year":\#(day.prefix(4)),"type":"\#(type)","#
        + #""source":"source/hh","amount":{"amount":"\#(amount)","currency":"\#(currency)"}}"#,
      day)
  }

  func earnedValue(_ day: String, knownAt: UInt64? = nil) throws -> EarnedValues {
    let point = try point(day, knownAt: knownAt)
    return try EarnedValues(try Timelines(temporary.ledger), point)
  }

  func earned(_ key: String, _ day: String, knownAt: UInt64? = nil) throws -> EarnedValueRow {
    try #require(
      try earnedValue(day, knownAt: knownAt).rows.first { $0.subject == "project/\(key)" })
  }
}

extension MilestonesReader {
  /// All milestones at a point.
  static func rows(_ timelines: Timelines, _ point: Point) throws -> [MilestoneRow] {
    var rows: [MilestoneRow] = []
    try read(Frame(timelines, point, today: point.asOf), MilestoneFilter()) { rows.append($0) }
    return rows
  }
}

extension ObligationsReader {
  /// All obligations at a point.
  static func rows(_ timelines: Timelines, _ point: Point) throws -> [ObligationRow] {
    var rows: [ObligationRow] = []
    try read(Frame(timelines, point, today: point.asOf), ObligationFilter()) { rows.append($0) }
    return rows
  }
}

/// The earned value of the portfolio at a point, with the sums that the view adds up.
struct EarnedValues {
  private(set) var rows: [EarnedValueRow] = []
  private(set) var sums: EarnedValueSums

  init(_ timelines: Timelines, _ point: Point) throws {
    let frame = Frame(timelines, point, today: point.asOf)
    sums = EarnedValueSums(currency: frame.currency)
    var found: [EarnedValueRow] = []
    try EarnedValueReader.read(frame) { found.append($0) }
    for row in found { sums.add(row) }
    rows = found
  }

  var included: [EarnedValueRow] { rows.filter { sums.included.contains($0.subject) } }
  var leftOut: [EarnedValueRow] { rows.filter { sums.leftOut.contains($0.subject) } }
  var portfolio: EarnedValueFigures? { sums.figures }
  var warnings: [Notice] { rows.flatMap(\.notices) }
}
