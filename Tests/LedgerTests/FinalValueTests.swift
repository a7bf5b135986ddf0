import Testing
import Vocabulary

@testable import Ledger

/// A final value is changed by a restatement alone.
struct FinalValueTests {
  private static func log() throws -> DecidingLog {
    let log = try DecidingLog()
    try log.say(
      "indicator.defined", "indicator/q",
      """
      {"title":"T","unit":"x","measure":"flow","direction":"up","frequency":"quarter",\
      "aggregation":"sum"}
      """)
    try log.say("unit.created", "unit/a", #"{"kind":"office","name":"A"}"#)
    return log
  }

  private static func data(
    _ value: String, _ state: String, _ more: String = "", period: String = "2024-Q1"
  ) -> String {
    let said = value.hasPrefix("\"") ? value : #""value":"\#(value)""#
    return #"{"period":"\#(period)",\#(said),"state":"\#(state)"\#(more)}"#
  }

  @discardableResult
  private static func measure(
    _ log: DecidingLog, _ value: String, _ state: String, _ more: String = "",
    period: String = "2024-Q1"
  ) throws -> UInt64 {
    try log.say(
      "measurement.recorded", "indicator/q", data(value, state, more, period: period))
  }

  @discardableResult
  private static func restate(
    _ log: DecidingLog, _ value: String, _ state: String = "final"
  ) throws -> UInt64 {
    try log.say(
      "measurement.restated", "indicator/q", data(value, state, #","cause":"error""#))
  }

  @Test func `another value is refused and the final one named, the same is taken`() throws {
    let log = try FinalValueTests.log()
    try FinalValueTests.measure(log, "9", "provisional")
    try FinalValueTests.measure(log, "10", "final")
    let refusal = try #require(
      try log.refusal { try FinalValueTests.measure($0, "99", "provisional") })
    #expect(refusal.why == "the value 10 of 2024-Q1 is final since event 4")
    #expect(refusal.remedy.hasPrefix("record measurement.restated with its cause"))
    try FinalValueTests.measure(log, "10", "provisional")
    try FinalValueTests.measure(log, "10.0", "final")
    try FinalValueTests.measure(log, "99", "provisional", period: "2024-Q2")
    try FinalValueTests.measure(log, "99", "provisional", #","unit":"unit/a""#)
    try FinalValueTests.measure(log, "99", "provisional", #","dimensions":{"a":"b"}"#)
    #expect(
      try log.refusal { try FinalValueTests.measure($0, #""missing":"lost""#, "final") } != nil)
  }

  @Test func `after a restatement what it says counts, and that alone is taken`() throws {
    let log = try FinalValueTests.log()
    try FinalValueTests.measure(log, "10", "final")
    try FinalValueTests.restate(log, "12", "provisional")
    #expect(try log.refusal { try FinalValueTests.measure($0, "10", "final") } != nil)
    try FinalValueTests.measure(log, "12", "final")
    try FinalValueTests.restate(log, "13")
  }

  @Test func `that there is no value is not final`() throws {
    let log = try FinalValueTests.log()
    try FinalValueTests.measure(log, #""missing":"not reported""#, "final")
    try FinalValueTests.measure(log, "10", "final")
    #expect(try log.refusal { try FinalValueTests.measure($0, "11", "final") } != nil)
  }

  @Test func `units and dimensions are told apart also where they are long`() throws {
    let log = try FinalValueTests.log()
    let keys = (0..<32).map { "\"k\($0)\":\"\(String(repeating: "x", count: 120))\"" }
    let long = ",\"dimensions\":{\(keys.joined(separator: ","))}"
    let other = long.replacing("\"k31\"", with: "\"k32\"")
    try FinalValueTests.measure(log, "10", "final", long)
    #expect(try log.refusal { try FinalValueTests.measure($0, "11", "final", long) } != nil)
    try FinalValueTests.measure(log, "11", "final", other)
  }

  @Test func `a batch is held to it as well`() throws {
    let log = try FinalValueTests.log()
    let batch = try ["10", "11"].map {
      try log.draft("measurement.recorded", "indicator/q", FinalValueTests.data($0, "final"))
    }
    #expect(try log.refusal { try $0.record(batch) } != nil)
  }

  @Test func `a final value is corrected itself, but not from behind`() throws {
    let log = try FinalValueTests.log()
    let first = try FinalValueTests.measure(log, "9", "provisional")
    let final = try FinalValueTests.measure(log, "10", "final")
    try FinalValueTests.measure(log, "10", "final")
    // What stands behind the final one says the same no longer.
    let refusal = try #require(
      try log.refusal {
        try $0.correct(final, "measurement.recorded", FinalValueTests.data("11", "final"))
      })
    #expect(refusal.remedy.hasPrefix("void event 5 first"))
    try log.void(5)
    try log.correct(final, "measurement.recorded", FinalValueTests.data("11", "final"))
    // What stood before it may be said anew, but not as a final value that it changes.
    try log.correct(first, "measurement.recorded", FinalValueTests.data("8", "provisional"))
    #expect(
      try log.refusal {
        try $0.correct(8, "measurement.recorded", FinalValueTests.data("8", "final"))
      } != nil)
  }

  @Test func `a void that brings back what a later value would change is refused`() throws {
    let log = try FinalValueTests.log()
    let final = try FinalValueTests.measure(log, "10", "final")
    let void = try log.void(final)
    try FinalValueTests.measure(log, "11", "provisional")
    let refusal = try #require(try log.refusal { try $0.void(void) })
    #expect(
      refusal.why == "event 5 would then change a final value, as of event 3, without a cause")
    try log.void(5)
    try log.void(void)
  }

  @Test func `a restatement is not voided from under what it allowed`() throws {
    let log = try FinalValueTests.log()
    try FinalValueTests.measure(log, "10", "final")
    let restated = try FinalValueTests.restate(log, "12")
    let same = try FinalValueTests.measure(log, "12", "final")
    #expect(try log.refusal { try $0.void(restated) } != nil)
    try log.void(same)
    try log.void(restated)
  }

  @Test func `what an older program changed is left as it is`() throws {
    let log = try FinalValueTests.log()
    try FinalValueTests.measure(log, "10", "final")
    log.takesFormer = true
    let other = try log.say(
      "measurement.recorded", "indicator/q", FinalValueTests.data("11", "final"),
      #""sequence":"4""#)
    log.takesFormer = false
    try FinalValueTests.measure(log, "11", "final")
    #expect(try log.refusal { try FinalValueTests.measure($0, "12", "final") } != nil)
    let last = try FinalValueTests.restate(log, "13")
    try log.void(last)
    #expect(try log.refusal { try $0.void(other) } != nil)
  }
}
