import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// What may be asked of the rows of every view.
@Suite struct `Rows of a view that describes itself` {
  private struct Row {
    var name: String
    var state: String?
    var share: AnswerValue?
    var colour: String?
  }

  private static let columns: [Column<Row>] = [
    .text("name", Label("Name", "Name"), \.name).key,
    .text("state", .state, \.state).counted(as: "states"),
    Column("share", Label("Share", "Anteil"), .share, \.share),
  ]

  private static let rows = [
    Row(name: "a", state: "new", share: .basisPoints(20), colour: "red"),
    Row(name: "b", state: "odd", share: .word("n/a: the target is 0"), colour: "red"),
    Row(name: "c", state: nil, share: .basisPoints(10), colour: nil),
    Row(name: "d", state: "new", share: nil, colour: "blue"),
  ]

  private static func shape(_ colour: String? = nil) -> Shape {
    let more: [Column<Row>] =
      colour.map { name in
        [Column<Row>.text(name, Label(name, name), \.colour).forChoice]
      } ?? []
    return Shape("rows", columns + more) { (_, take) throws(TimelinesError) in
      for row in rows { _ = try take(row) }
      var closing = Closing()
      closing.words["state"] = ["old", "new"]
      return closing
    }.counting(.items).open { name in
      let key = name.replacing("paint.", with: "")
      return (shape(key), key)
    }.grouping { (keys) throws(ChoiceError) in
      guard keys == "size" else { return nil }
      return Shape("sizes", [Column<Int>.number("size", .value) { $0 }]) {
        (_, take) throws(TimelinesError) in
        for size in [3, 1, 2] { _ = try take(size) }
        return Closing()
      }
    }
  }

  private func asked(_ choice: RowChoice) throws -> (shape: Shape, rows: [String]) {
    let town = try Town()
    let timelines = try Timelines(town.temporary.ledger)
    let day = try #require(Day("2024-12-31"))
    let frame = Frame(timelines, Point(asOf: day, knownAt: 0), today: day)
    let shape = try choice.applied(to: Self.shape(), currency: .eur)
    var rows: [String] = []
    _ = try shape.run(frame) { row in
      var object = AnswerObject()
      for place in shape.columns.indices {
        object.append(shape.columns[place].key, row[place])
      }
      var json: [UInt8] = []
      object.append(to: &json)
      rows.append(String(decoding: json, as: UTF8.self))
    }
    return (shape, rows)
  }

  @Test(arguments: [("share", ["c", "a", "b", "d"]), ("share:desc", ["a", "c", "b", "d"])])
  func `are sorted with reasons and absent values last`(sort: String, names: [String]) throws {
    let rows = try asked(RowChoice(sort: sort)).rows
    #expect(rows.map { $0.dropFirst(9).first.map(String.init) } == names)
  }

  @Test func `a reason is no value where rows are chosen`() throws {
    for (condition, count) in [("share>=0", 2), ("share<99", 2), ("share!=10", 3)] {
      #expect(try asked(RowChoice(condition: condition)).rows.count == count, "\(condition)")
    }
  }

  @Test func `groups count values: known words first, even with none, then others, then none`()
    throws
  {
    let (shape, rows) = try asked(RowChoice(groupBy: "paint.colour"))
    #expect(shape.columns.map(\.key) == ["group.colour", "count", "states"])
    #expect(shape.columns[1].label == .items)
    #expect(
      rows == [
        #"{"group.colour":"blue","count":1,"states":[{"state":"old","count":0},"#
          + #"{"state":"new","count":1}]}"#,
        #"{"group.colour":"red","count":2,"states":[{"state":"old","count":0},"#
          + #"{"state":"new","count":1},{"state":"odd","count":1}]}"#,
        #"{"count":1,"states":[{"state":"old","count":0},{"state":"new","count":0},{"count":1}]}"#,
      ])
  }

  @Test func `where conditions come before groups of every view`() throws {
    let rows = try asked(RowChoice(condition: "state=new", groupBy: "colour")).rows
    #expect(rows.map { $0.contains(#""count":1,"#) } == [true, true])
  }

  @Test func `groups of the view's own are taken as they are, chosen and sorted`() throws {
    let (shape, rows) = try asked(
      RowChoice(condition: "size>1", groupBy: " size ", sort: "size"))
    #expect(shape.name == "sizes")
    #expect(rows == [#"{"size":2}"#, #"{"size":3}"#])
  }
}
