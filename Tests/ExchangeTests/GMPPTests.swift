import Testing
import Vocabulary

@testable import Exchange

/// The three files of the Government Major Projects Portfolio, ten yearly lists.
struct GMPPTests {
  private static let files = ["2014_2017", "2018_2020", "2021_2023"]

  /// All files imported in order, once for all tests.
  private static let all = Result { try importedAll() }

  private func imported() throws -> (book: Book, parts: [MappedRows]) { try Self.all.get() }

  private static func importedAll() throws -> (book: Book, parts: [MappedRows]) {
    let mapping = try Fixtures.mapping("gmpp")
    var book = Book()
    var parts: [MappedRows] = []
    for file in files {
      let table = try Fixtures.table("gmpp/gmpp_\(file).csv", for: mapping)
      let options = Mapping.Options(file: "gmpp_\(file).csv")
      parts.append(try book.importSnapshots(mapping, table, options: options).mapped)
    }
    return (book, parts)
  }

  @Test func `cost, end and rating of ESMCP move over ten lists under one subject`() throws {
    let (book, _) = try imported()
    let expected: [(day: String, cost: String, end: String?, rating: String, scale: String)] = [
      ("2013-09-30", "16750000.00", "2020-12-31", "Amber/Red", "ipa-dca-5"),
      ("2014-09-30", "5367080000.00", "2020-12-31", "Amber", "ipa-dca-5"),
      ("2015-09-30", "5319230000.00", "2020-12-31", "Amber", "ipa-dca-5"),
      ("2016-09-30", "4861700000.00", "2020-12-31", "Amber", "ipa-dca-5"),
      ("2017-09-30", "5058630000.00", "2020-12-31", "Red", "ipa-dca-5"),
      ("2018-09-30", "5058630000.00", "2020-12-31", "Amber/Red", "ipa-dca-5"),
      ("2019-09-30", "9521920000.00", "2022-12-31", "Amber/Red", "ipa-dca-5"),
      ("2021-03-31", "11198840000.00", nil, "Amber/Red", "ipa-dca-5"),
      ("2022-03-31", "12026000000.00", nil, "Amber", "ipa-dca-3"),
      ("2023-03-31", "11263000000.00", "2026-12-31", "Red", "ipa-dca-3"),
    ]
    for point in expected {
      let state = book.state("project/esmcp", on: point.day)
      #expect(state["forecast.total"] == .money(point.cost, "GBP"), "\(point.day)")
      #expect(state["forecast.end"]?.text == point.end, "\(point.day)")
      let ratings = state.keys.filter { $0.hasPrefix("rating.") }
      #expect(ratings == ["rating.external.\(point.scale)"], "\(point.day)")
      #expect(state["rating.external.\(point.scale)"]?["value"]?.text == point.rating)
    }
  }

  @Test func `budget and forecast of ESMCP stand under the fiscal year of each list`() throws {
    let (book, _) = try imported()
    let state = book.state("project/esmcp", on: "2023-03-31")
    let account = "source/ho/appropriation/expense:GBP"
    #expect(state["account:appropriated/2013/\(account)"]?.cents == 6_820_000_00)
    #expect(state["forecast.2013"]?.cents == 10_240_000_00)
    #expect(state["account:appropriated/2019/\(account)"]?.cents == 817_000_000_00)
    #expect(state["account:appropriated/2020/\(account)"]?.cents == 876_930_000_00)
    #expect(state["account:appropriated/2022/\(account)"]?.cents == 890_340_000_00)
    #expect(state["forecast.2022"]?.cents == 728_740_000_00)
  }

  @Test func `rows, events and refusals of the files are as reported`() throws {
    let (book, parts) = try imported()
    #expect(parts.map(\.rows) == [675, 391, 663])
    #expect(parts.map(\.events.count) == [3889, 1982, 3383])
    #expect(parts.map(\.refusedRows) == [5, 3, 3])
    let refused = parts[0].refused.map { "\($0.row) \($0.column): \($0.why)" }
    #expect(
      refused == [
        "28 yearly_forecast: is negative and must not be",
        "201 year: is empty and must not be",
        "201 department: is empty and must not be",
        "565 start_date: is no date of the form d/M/yyyy, dd.MM.yy, yyyy-MM-dd",
        "576 wlc_baseline_incl_NCG: is negative and must not be",
        "576 yearly_forecast: is negative and must not be",
        "676 year: is empty and must not be",
        "676 department: is empty and must not be",
      ])
    let counts = try Fixtures.mapping("gmpp").snapshotDates.map { book.projects(on: $0).count }
    #expect(counts == [198, 188, 143, 142, 132, 132, 124, 183, 234, 244])
  }

  @Test func `a project that a list left out and the next names is refused by row`() throws {
    let (_, parts) = try imported()
    let rows = parts.map { part in
      part.refused.filter { $0.why.contains("comes back") }.map(\.row)
    }
    #expect(rows == [[], [26, 151, 283], [418, 497]])
    let subject = "project/priority-school-building-programme-2 "
    #expect(parts[1].refused.allSatisfy { $0.why.hasPrefix(subject) })
  }

  @Test func `an end before the start is refused by the vocabulary, by row and column`() throws {
    let (_, parts) = try imported()
    #expect(
      parts[2].refused.first
        == RefusedRow(
          row: 178, column: "end_date", value: "2023-01-20",
          .rule(.before(field: "start", date: try #require(Day("2023-02-20")))),
          behind: "project.forecast: "))
  }

  @Test func `importing all files again records nothing`() throws {
    var (book, _) = try imported()
    let mapping = try Fixtures.mapping("gmpp")
    for file in Self.files {
      let table = try Fixtures.table("gmpp/gmpp_\(file).csv", for: mapping)
      #expect(try book.importSnapshots(mapping, table).mapped.events.isEmpty)
    }
  }

  @Test func `a day picks one of the lists in a file`() throws {
    let mapping = try Fixtures.mapping("gmpp")
    let table = try Fixtures.table("gmpp/gmpp_2018_2020.csv", for: mapping)
    var book = Book()
    let one = try book.importSnapshots(
      mapping, table, options: Mapping.Options(validFrom: "2018-09-30")
    ).mapped
    #expect(one.events.count { $0.type == "project.registered" } == 133)
    #expect(Set(one.events.map(\.validFrom)) == ["2013-04-01", "2018-09-30"])
    let none = try book.importSnapshots(
      mapping, table, options: Mapping.Options(validFrom: "2018-10-01")
    ).mapped
    #expect(none.events.isEmpty)
    #expect(none.warnings.map(\.en) == ["no row of the table stands as of 2018-10-01"])
  }

  @Test func `a file in another order of rows makes the same events`() throws {
    let mapping = try Fixtures.mapping("gmpp")
    let table = try Fixtures.table("gmpp/gmpp_2018_2020.csv", for: mapping)
    var book = Book()
    let first = try book.importSnapshots(mapping, table).mapped
    let lines = [table.header] + (try table.rows.reversed().map(\.fields))
    let text = lines.map { csvLine($0, separator: ",") }.joined()
    let reversed = try CSVTable(bytes: Array(text.utf8))
    var other = Book()
    let second = try other.importSnapshots(mapping, reversed).mapped
    #expect(Set(first.events.map(\.id)) == Set(second.events.map(\.id)))
    #expect(first.events.count == second.events.count)
  }

  @Test func `an exempt cell leaves no value and keeps its text`() throws {
    let (book, _) = try imported()
    let subject = "project/psbp-private-finance"
    let exempt = book.state(subject, on: "2014-09-30")
    #expect(exempt["forecast.total"] == nil)
    #expect(
      exempt["unknown"]?["forecast.total"]?.text == "Data not provided by department")
    let known = book.state(subject, on: "2015-09-30")
    #expect(known["forecast.total"]?.cents == 2_085_520_000_00)
    #expect(known["unknown"]?["forecast.total"] == nil)
  }

  @Test func `every subject is a key, every day a date and every text free of damage`() throws {
    let (_, parts) = try imported()
    for event in parts.flatMap(\.events) {
      let key = event.subject.split(separator: "/", maxSplits: 1).last.map(String.init) ?? ""
      #expect(Subject.fault(inKey: key) == nil)
      #expect(event.validFrom.flatMap(Day.init) != nil)
      for text in event.data.texts {
        #expect(
          !text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n"
          })
        #expect(!text.contains("Ĺ") && !text.contains("Â"))
      }
    }
  }

  @Test func `names matched over the years lead to one project`() throws {
    let mapping = try Fixtures.mapping("gmpp")
    let key = try #require(mapping.values.first { $0.name == "key" })
    func read(_ name: String, _ department: String = "") throws -> Template.Result {
      try key.read(name, mapping.form, qualifier: department).result
    }
    #expect(try read("Successor SSBN") == .value(.string("dreadnought")))
    #expect(try read("DREADNOUGHT") == .value(.string("dreadnought")))
    #expect(try read("Atlas Programme (IPA ID 2410)") == .value(.string("hera-programme")))
    #expect(
      try read("IT Transformation Programme", "DWP")
        == .value(.string("it-transformation-programme")))
    #expect(
      try read("IT Transformation Programme", "NCA")
        == .value(.string("nca-it-transformation-programme")))
  }
}

extension JSONValue {
  /// Every text inside.
  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.flatMap(\.texts)
    case .object(let members): members.values.flatMap(\.texts)
    default: []
    }
  }
}
