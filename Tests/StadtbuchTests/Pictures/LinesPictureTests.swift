import Ledger
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Presentation
@testable import Views

/// Series as lines.
@Suite struct `The lines of a picture` {
  @Test func `stop at a gap and at a new way of counting, and the reasons stand there`() throws {
    let picture = try Pictures.lines()
    let drawing = DrawnTags(picture.svg(id: "a"))
    // 3–5, 8–9 and 14–15–16, the last of them dashed; nothing between 9 and 14 nor across the break.
    let solid = try #require(
      drawing.all("line").first { !($0.attributes["class"] ?? "").contains("guess") })
    #expect(solid.attributes["d"]?.uppercased().filter { $0 == "M" }.count == 2)
    let dashed = try #require(drawing.paths("guess").first)
    #expect(dashed.uppercased().filter { $0 == "M" }.count == 1)
    #expect(drawing.texts.contains("keine Meldung") && drawing.texts.contains("umgestellt"))
    #expect(drawing.texts.contains { $0.hasPrefix("Zählung geändert") })
    #expect(drawing.all("cut").count == 1 && drawing.all("vote").count == 1)
    #expect(drawing.all("ex").count == 1 && drawing.all("ring").count == 1)
    #expect(drawing.all("hole").count == 1)
    #expect(drawing.texts.contains("16 vorläufig") && drawing.texts.contains("Ziel 20"))
  }

  @Test func `a new way of counting ends a line between two values`() throws {
    var picture = LinesPicture(
      "L", [LinesPicture.Series("L", Pictures.points(["1", "2", "3", "4"]))])
    #expect(
      DrawnTags(picture.svg(id: "a")).paths("line").first?.filter { $0 == "m" }.isEmpty == true)
    picture.marks = [LinesPicture.Mark(try Pictures.day("2022-07-01"), .rupture, "neu")]
    #expect(DrawnTags(picture.svg(id: "a")).paths("line").first?.filter { $0 == "m" }.count == 1)
    picture.marks = [LinesPicture.Mark(try Pictures.day("2022-07-01"), .decision, "Rat")]
    #expect(
      DrawnTags(picture.svg(id: "a")).paths("line").first?.filter { $0 == "m" }.isEmpty == true)
  }

  @Test func `targets are drawn as they count`() throws {
    let aims = [
      LinesPicture.Aim(try Pictures.day("2022-03-31"), Rational(0)),
      LinesPicture.Aim(try Pictures.day("2022-12-31"), Rational(4)),
    ]
    func steps(_ form: LinesPicture.AimForm) -> String {
      let series = LinesPicture.Series(
        "L", Pictures.points(["1", "2", "3", "4"]), aims: aims, form: form)
      return DrawnTags(LinesPicture("L", [series]).svg(id: "a")).paths("aim").first ?? ""
    }
    #expect(steps(.linear).filter { $0 == "l" }.count == 1)
    #expect(steps(.steps).filter { $0 == "l" }.isEmpty && steps(.steps).contains("v-"))
    #expect(steps(.periods).filter { $0 == "m" }.count == 1)
  }

  @Test func `a target ahead of all values is drawn to where it lies`() throws {
    let aims = [
      LinesPicture.Aim(try Pictures.day("2022-12-31"), Rational(4)),
      LinesPicture.Aim(try Pictures.day("2024-12-31"), Rational(9)),
    ]
    let series = LinesPicture.Series("L", Pictures.points(["1", "2", "3", "4"]), aims: aims)
    let texts = DrawnTags(LinesPicture("L", [series]).svg(id: "a")).texts
    #expect(texts.contains("IV/24") && texts.contains("4 (IV/22)") && texts.contains("Ziel 9"))
  }

  @Test func `a corridor has two bounds and an area`() throws {
    let aims = [
      LinesPicture.Aim(try Pictures.day("2022-03-31"), Rational(1), Rational(3)),
      LinesPicture.Aim(try Pictures.day("2022-12-31"), Rational(2), Rational(5)),
    ]
    let series = LinesPicture.Series("L", Pictures.points(["1", "2", "3", "4"]), aims: aims)
    let drawing = DrawnTags(LinesPicture("L", [series]).svg(id: "a"))
    #expect(drawing.all("aim").count == 2 && drawing.all("room").count == 1)
    #expect(drawing.texts.contains("Ziel 2–5"))
  }

  @Test func `several have their names at their ends and signs of their own`() throws {
    let drawing = DrawnTags(try Pictures.several().svg(id: "a"))
    for name in ["WLAN", "Schulen", "Kitas"] { #expect(drawing.texts.contains(name)) }
    let small = DrawnTags(try Pictures.several().svg(id: "a", .small))
    #expect(small.texts.contains { $0.hasSuffix("…") })
    #expect(
      small.root.all.contains { $0.name == "title" && $0.text.hasPrefix("Gebäude am Glas") })
    #expect(drawing.all("dot").count == 1 && drawing.all("fill").count == 3)
  }

  @Test func `small ones have the same axes`() throws {
    let drawings = try Pictures.several().multiples().map { DrawnTags($0.svg(id: "a", .small)) }
    #expect(Set(drawings.map { $0.paths("grid").first ?? "" }.map { $0.count }).count == 1)
    #expect(
      Set(drawings.map { $0.texts.filter { $0.allSatisfy(\.isNumber) }.prefix(3) }).count == 1)
  }

  @Test func `only the years that are asked for are shown`() throws {
    var picture = try Pictures.lines()
    picture.years = 2023...2023
    #expect(picture.figures.max() == Rational(14))
    #expect(picture.description.contains("IV/2023") && !picture.description.contains("2022)"))
  }

  @Test func `large amounts are written in millions`() throws {
    var picture = LinesPicture(
      "L", [LinesPicture.Series("L", Pictures.points(["1000000", "29240000"]))])
    picture.unit = "€"
    let texts = DrawnTags(picture.svg(id: "a")).texts
    #expect(texts.contains("Mio. €") && texts.contains("10") && texts.contains("29,24\u{a0}Mio."))
  }

  @Test func `a thousand points stay below 60 kB, for all sizes together`() throws {
    let points = (0..<1000).map { place in
      LinesPicture.Point(
        Period(length: .day, ordinal: 18_000 + place),
        place % 97 == 0 ? nil : Rational((place * 7919) % 1013),
        place > 900 ? .provisional : .final)
    }
    let aims = points.map {
      LinesPicture.Aim($0.period.lastDay, Rational(500 + $0.period.ordinal % 31))
    }
    var picture = LinesPicture("T", [LinesPicture.Series("T", points, aims: aims)])
    #expect(picture.figure(id: "a").utf8.count < 60_000)
    for place in stride(from: 1, to: 1000, by: 2) {
      picture.series[0].points[place].first = Rational(place % 900)
    }
    for size in PictureSize.allCases { #expect(picture.svg(id: "a", size).utf8.count < 60_000) }
  }

  @Test func `rows of the example's series become points, targets and breaks`() throws {
    let example = try ExampleEngine()
    let answer = try example.engine.answer(
      KpiSeries.self, asOf: try Pictures.day("2026-02-01"), knownAt: .sequence(150),
      KpiSeriesChoice("indicator/online"))
    var rows = SeriesRows(.de)
    for row in answer.rows { rows.take(row) }
    #expect(rows.points.map { $0.value?.text(decimals: 0) } == ["31", "32", nil, "46", nil, "60"])
    #expect(rows.points.map { $0.first?.text(decimals: 0) } == ["30", "35", nil, nil, nil, nil])
    #expect(rows.points.last?.standing == .provisional)
    #expect(rows.ruptures == [try Pictures.day("2025-01-01")])
    #expect(rows.aims.count == 6 && rows.decimals == 2)
    let series = LinesPicture.Series("Online", rows, tolerance: 1000)
    #expect(series.tolerance.last?.low == Rational(63))
  }
}
