import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Lights of assessors and scales side by side.
@Suite struct `Lights` {
  private func rate(
    _ town: Town, _ scale: String, _ value: String, _ assessor: String, _ day: String
  ) throws {
    try town.add(
      "project.rated", "project/x",
      #"{"scale":"\#(scale)","value":"\#(value)","assessor":"\#(assessor)"}"#, day)
  }

  private func lights(_ town: Town, _ day: String, knownAt: UInt64? = nil) throws -> [LightRow] {
    try town.record()
    let head = try town.head
    let point = Point(asOf: try #require(Day(day)), knownAt: knownAt ?? head)
    var rows: [LightRow] = []
    try LightsReader.read(
      Frame(try Timelines(town.temporary.ledger), point, today: point.asOf)
    ) { rows.append($0) }
    return rows
  }

  @Test func `of scales and assessors are never mixed`() throws {
    let town = try Town()
    try town.project("x")
    try rate(town, "ipa-dca-5", "Amber/Red", "external", "2024-03-31")
    try rate(town, "ipa-dca-5", "Green", "self", "2024-03-31")
    try rate(town, "ipa-dca-3", "amber", "external", "2024-03-31")
    try rate(town, "us-cio-5", "2", "controlling", "2024-03-31")
    let row = try #require(try lights(town, "2024-12-31").first { $0.subject == "project/x" })
    let said = row.asserted.map { [$0.scale, $0.assessor, $0.value] }
    #expect(
      said == [
        ["ipa-dca-3", "external", "amber"], ["ipa-dca-5", "external", "amber-red"],
        ["ipa-dca-5", "self", "green"], ["us-cio-5", "controlling", "2"],
      ])
    #expect(row.report == nil)
  }

  @Test func `show the rating of their day as known then`() throws {
    let town = try Town()
    try town.project("x")
    try rate(town, "ipa-dca-3", "green", "external", "2024-03-31")
    try town.record()
    let before = try town.head
    try rate(town, "ipa-dca-3", "red", "external", "2024-03-31")
    #expect(try lights(town, "2024-03-30").first?.asserted.isEmpty == true)
    let then = try lights(town, "2024-12-31", knownAt: before)
    let values = { (rows: [LightRow]) in
      rows.first { $0.subject == "project/x" }?.asserted.map(\.value)
    }
    #expect(values(then) == ["green"])
    #expect(values(try lights(town, "2024-12-31")) == ["red"])
  }

  @Test func `that are on no scale are shown as they were said, with a warning`() throws {
    let town = try Town()
    try town.project("x")
    try rate(town, "ipa-dca-3", "Blue", "external", "2024-03-31")
    try rate(town, "house", "A+", "self", "2024-03-31")
    let answer = try lights(town, "2024-12-31")
    let row = try #require(answer.first { $0.subject == "project/x" })
    #expect(row.asserted.map(\.value) == ["A+", "Blue"])
    #expect(row.asserted.allSatisfy { !$0.isOnScale })
    #expect(answer.flatMap(\.notices).map(\.kind) == [.unknownScale, .notOnScale])
  }

  /// JSON has the object, in which a scale that is not known here stands too; sheets and conditions
  /// have its parts.
  @Test func `stand in data as a whole, in sheets and conditions one by one`() throws {
    let town = try Town()
    try town.project("x")
    try town.project("y")
    try rate(town, "ipa-dca-3", "Red", "external", "2024-03-31")
    try rate(town, "house", "A+", "self", "2024-03-31")
    let row = try #require(try lights(town, "2024-12-31").first { $0.subject == "project/x" })
    let columns = Views.Lights.columns(LightScale.all)
    let leaves = columns.map(\.head).filter { $0.role == .leaf }
    #expect(leaves.count == 4 * 3 * 3)
    #expect(leaves.allSatisfy { $0.isInSheets && $0.isChoosable })
    let object = AnswerObject(row, columns)
    #expect(object[path: "asserted.house.self.value"] == .text("A+"))
    #expect(object[path: "asserted.ipa-dca-3.external.value"] == .text("red"))
    #expect(object["asserted.ipa-dca-3.external.value"] == nil, "no key with points")
    let shape = try RowChoice(condition: "asserted.ipa-dca-3.external.value=red").applied(
      to: Views.Lights.shape(Views.Lights.usual), currency: .eur)
    let place = try #require(shape.columns.firstIndex { $0.key == "subject" })
    var subjects: [String?] = []
    let frame = Frame(
      try Timelines(town.temporary.ledger), try town.point("2024-12-31"),
      today: .last)
    _ = try shape.run(frame) { subjects.append($0[place]?.plainText) }
    #expect(subjects == ["project/x"])
  }

  @Test func `of a stale report are shown and marked`() throws {
    let town = try Town()
    try town.project("x")
    try town.add(
      "project.report-submitted", "project/x",
      #"{"period":"2024-Q1","overall":"amber","cost":"green","time":"amber","scope":"green","#
        + #""benefit":"green"}"#)
    // 100 days after 31 March is 9 July.
    for (day, isStale) in [("2024-07-09", false), ("2024-07-10", true)] {
      let report = try lights(town, day).first { $0.subject == "project/x" }?.report
      #expect(report?.overall == "amber")
      #expect(report?.isStale == isStale)
    }
  }

  @Test func `that are computed rest on baselines and forecasts of their day`() throws {
    let town = try Town()
    try town.project("x")
    try town.add(
      "project.baselined", "project/x",
      #"{"number":1,"on":"2024-01-01","start":"2024-01-01","end":"2024-12-31"}"#)
    try town.add(
      "cost.baselined", "project/x",
      #"{"number":1,"lines":[{"period":"total","amount":\#(town.eur(600)),"type":"staff","#
        + #""inbudget":false},{"period":"total","amount":\#(town.eur(400)),"type":"material"}]}"#,
      "2024-01-01")
    try town.add(
      "project.forecast", "project/x", #"{"on":"2024-02-01","end":"2024-12-31"}"#)
    try town.add(
      "forecast.submitted", "project/x", #"{"scope":"total","amount":\#(town.eur(1000))}"#,
      "2024-02-01")
    try town.add(
      "forecast.submitted", "project/x", #"{"scope":"total","amount":\#(town.eur(1101))}"#,
      "2024-05-01")
    let light = { (day: String) throws in
      try #require(
        try lights(town, day).first { $0.subject == "project/x" }?.computed.first)
    }
    // The baseline is 600 + 400, the staff line outside the budget too.
    #expect(try light("2024-01-15").colour == .grey)
    #expect(try light("2024-02-15").colour == .green)
    #expect(try light("2024-02-15").costBaseline?.minor == 100_000)
    #expect(try light("2024-05-15").cost == .red)
    #expect(try light("2024-05-15").costOver == 1_010)
    #expect(try light("2024-05-15").time == .green)
  }
}
