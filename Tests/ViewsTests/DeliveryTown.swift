import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

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
    return try MilestonesView(try Timelines(temporary.ledger)).answer(at: point).rows
  }

  func obligations(_ day: String, knownAt: UInt64? = nil) throws -> [ObligationRow] {
    let point = try point(day, knownAt: knownAt)
    return try ObligationsView(try Timelines(temporary.ledger)).answer(at: point).rows
  }
}
