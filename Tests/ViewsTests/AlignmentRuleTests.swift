import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// The chain from goals to projects, and its holes.
@Suite struct `Rules of alignment` {
  let town: Town

  init() throws {
    town = try Town()
    try town.say(
      "strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#, "2020-01-01")
    try goal("top", #","level":"strategic""#)
    try goal("sub", #","level":"sub","parent":"goal/top""#)
    try measure("m")
    try town.project("p")
  }

  private func goal(_ key: String, _ more: String) throws {
    try town.say(
      "goal.defined", "goal/\(key)", #"{"strategy":"strategy/s","text":"\#(key)"\#(more)}"#,
      "2020-01-01")
  }

  private func measure(_ key: String) throws {
    try town.say(
      "measure.defined", "measure/\(key)",
      #"{"strategy":"strategy/s","title":"\#(key)","binding":"resolved"}"#, "2020-01-01")
  }

  private func align(
    _ subject: String, _ to: String, _ relation: String = "contributes",
    _ day: String = "2024-01-01"
  ) throws {
    try town.say(
      "alignment.set", subject, #"{"to":"\#(to)","relation":"\#(relation)"}"#, day)
  }

  private func answer(_ day: String, knownAt: UInt64? = nil) throws -> AlignmentAnswer {
    let point = try town.point(day, knownAt: knownAt)
    return try AlignmentReader.read(
      Frame(try Timelines(town.temporary.ledger), point, today: point.asOf))
  }

  @Test func `a goal has the measures of the goals below it`() throws {
    #expect(try answer("2024-01-01").goalsWithoutMeasure == ["goal/sub", "goal/top"])
    try align("measure/m", "goal/sub")
    #expect(try answer("2023-12-31").goalsWithoutMeasure.count == 2)
    #expect(try answer("2024-01-01").goalsWithoutMeasure.isEmpty)
    try town.say("measure.retired", "measure/m", "{}", "2024-06-01")
    #expect(try answer("2024-06-01").goalsWithoutMeasure == ["goal/sub", "goal/top"])
  }

  @Test func `a project reaches a goal of itself or by a measure`() throws {
    try align("project/p", "measure/m", "implements")
    #expect(try answer("2024-01-01").projectsWithoutGoal.contains("project/p"))
    #expect(try answer("2024-01-01").measuresWithoutGoal == ["measure/m"])
    #expect(try answer("2024-01-01").measuresWithoutProject.isEmpty)
    try align("measure/m", "goal/sub", "contributes", "2024-02-01")
    #expect(try !answer("2024-02-01").projectsWithoutGoal.contains("project/p"))
    try align("project/a", "goal/top", "implements")
    #expect(try !answer("2024-01-01").projectsWithoutGoal.contains("project/a"))
    try town.say("goal.retired", "goal/sub", "{}", "2024-03-01")
    #expect(try answer("2024-03-01").projectsWithoutGoal == ["project/b", "project/p"])
  }

  @Test func `a project that ended carries out no measure`() throws {
    try align("project/p", "measure/m", "implements")
    try town.say("project.deregistered", "project/p", "{}", "2024-05-01")
    #expect(try answer("2024-05-01").measuresWithoutProject == ["measure/m"])
    #expect(try !answer("2024-05-01").projectsWithoutGoal.contains("project/p"))
  }

  @Test func `missing is no data, and an inventory's items are`() throws {
    for key in ["a", "c"] {
      let counted =
        key == "c" ? #","inventory":"inventory/i","states":["done"]"# : ""
      if key == "c" {
        try town.say(
          "inventory.defined", "inventory/i", #"{"title":"I","states":["open","done"]}"#,
          "2020-01-01")
      }
      try town.say(
        "indicator.defined", "indicator/\(key)",
        #"{"title":"A","unit":"1","measure":"stock","direction":"up","frequency":"month","#
          + #""aggregation":"sum"\#(counted)}"#, "2020-01-01")
    }
    try town.say(
      "measurement.recorded", "indicator/a",
      #"{"period":"2024-01","missing":"nicht erhoben","state":"final"}"#)
    #expect(try answer("2024-02-01").indicatorsWithoutData == ["indicator/a", "indicator/c"])
    try town.say(
      "measurement.recorded", "indicator/a",
      #"{"period":"2024-02","value":"0","state":"final"}"#)
    try town.say(
      "item.added", "item/x", #"{"inventory":"inventory/i","title":"X"}"#, "2024-03-01")
    #expect(try answer("2024-02-28").indicatorsWithoutData == ["indicator/a", "indicator/c"])
    #expect(try answer("2024-02-29").indicatorsWithoutData == ["indicator/c"], "0 is a value")
    #expect(try answer("2024-03-01").indicatorsWithoutData.isEmpty)
    #expect(try answer("2024-03-01").indicatorsWithoutGoal.count == 2)
    try align("indicator/a", "measure/m", "measures")
    try align("measure/m", "goal/sub")
    #expect(try answer("2024-03-01").indicatorsWithoutGoal == ["indicator/c"])
  }

  @Test func `leads are missing or closed on that day`() throws {
    try town.say(
      "project.unit-released", "project/p", #"{"unit":"unit/amt","role":"lead"}"#, "2024-02-01")
    try town.say("unit.closed", "unit/amt", "{}", "2024-03-01")
    #expect(try answer("2024-01-31").projectsWithoutLead.isEmpty)
    #expect(try answer("2024-02-01").projectsWithoutLead == ["project/p"])
    #expect(try answer("2024-02-29").leadUnitClosed.isEmpty)
    #expect(try answer("2024-03-01").leadUnitClosed.map(\.project) == ["project/a", "project/b"])
  }

  @Test func `a closed lead names who took over, be it one unit or several`() throws {
    for key in ["neu", "drei"] {
      try town.say(
        "unit.created", "unit/\(key)", #"{"kind":"office","name":"X"}"#, "2024-01-01")
    }
    try town.say("unit.merged", "unit/amt", #"{"into":"unit/neu"}"#, "2024-03-01")
    try town.say(
      "unit.split", "unit/neu",
      #"{"into":[{"unit":"unit/dez","share":5000},{"unit":"unit/drei","share":5000}]}"#,
      "2024-05-01")
    try town.say(
      "project.unit-assigned", "project/p", #"{"unit":"unit/neu","role":"lead"}"#, "2024-04-01")
    let closed = try answer("2024-06-01").leadUnitClosed
    let split = closed.first { $0.project == "project/p" }
    #expect(split?.lead == "unit/neu")
    #expect(split?.successor == nil)
    #expect(split?.successors == ["unit/dez", "unit/drei"])
    let merged = closed.first { $0.project == "project/a" }
    #expect(merged?.lead == "unit/amt")
    #expect(merged?.successor == "unit/neu")
    #expect(merged?.successors == [])
  }

  @Test func `paths name goal, measure and project, with holes last`() throws {
    try align("measure/m", "goal/sub")
    try measure("n")
    try align("project/p", "measure/m", "implements")
    try align("project/p", "goal/top", "contributes")
    let rows = try answer("2024-01-01").rows
    #expect(
      rows.map { [$0.goal, $0.measure, $0.project].map { $0 ?? "–" } } == [
        ["goal/sub", "measure/m", "project/p"], ["goal/top", "–", "project/p"],
        ["–", "measure/n", "–"], ["–", "–", "project/a"], ["–", "–", "project/b"],
      ])
    #expect(rows.map(\.subject).prefix(3) == ["project/p", "project/p", "measure/n"])
  }
}
