import Testing
import Vocabulary

@testable import Presentation
@testable import Views

/// Bars, the two times, milestones and lines of a row's height.
@Suite struct `Small pictures` {
  @Test func `bars begin at zero and say what is overspent in words`() throws {
    let drawing = DrawnTags(Pictures.frames().svg(id: "a"))
    #expect(drawing.texts.contains("1.470,8 von 1.769,5 · 83\u{a0}%"))
    #expect(drawing.texts.contains("540,3 von 520,0 · 104\u{a0}% – überschritten"))
    #expect(drawing.texts.contains("30,0 ohne Rahmen") && drawing.texts.contains("Tsd. €"))
    let bars = drawing.all("bar") + drawing.all("over")
    func number(_ bar: PageChecker.Element, _ name: String) throws -> Int {
      try #require(bar.attributes[name].flatMap { Int($0) })
    }
    let ends = try bars.map { (try number($0, "x"), try number($0, "x") + number($0, "width")) }
    let zero = try #require(ends.map(\.0).max())
    #expect(ends.filter { $0.0 == zero }.count == 3 && ends.contains { $0.1 == zero })
    #expect(drawing.root.all.first { $0.name == "a" }?.attributes["href"] == "/p")
    #expect(Pictures.frames().description.contains("davon 1 überschritten: Verkehrsrechner"))
  }

  @Test func `parts have their figures, in them or behind them, and what is missing is said`() {
    let lights = DrawnTags(Pictures.shares().svg(id: "a"))
    #expect(lights.texts.contains("●120 · ▲1") && lights.texts.contains("● grün"))
    #expect(!lights.texts.contains("■ rot"))
    let sources = DrawnTags(Pictures.sources().svg(id: "a"))
    #expect(sources.texts.contains("820,5 von 900,0, fehlen 79,5"))
    #expect(sources.texts.contains("700,0") && sources.texts.contains("120,5"))
  }

  @Test func `the two times have their marks as links and their handles with dates`() throws {
    let drawing = DrawnTags(try Pictures.control().svg(id: "a"))
    let links = drawing.root.all.filter { $0.name == "a" }
    #expect(links.count == 14)
    #expect(links.first?.attributes["href"] == "/?asOf=2020-12-31")
    #expect(links.last?.attributes["aria-label"] == "Bericht IV/2025, 15.02.2026")
    #expect(drawing.all("hand").count == 2)
    #expect(drawing.texts.contains("Stand zum 31.12.2024"))
    #expect(drawing.texts.contains("bekannt bis 15.02.2025"))
    let rails = drawing.root.all.filter { $0.name == "g" }
    #expect(rails.map { $0.attributes["data-axis"] } == ["asOf", "knownAt"])
    #expect(rails.first?.attributes["data-last"] == "2026-12-31")
    var bare = try Pictures.control()
    bare.address = nil
    #expect(!bare.svg(id: "a").contains("<a ") && bare.svg(id: "a").contains("role=\"img\""))
  }

  @Test func `milestones say how far they slipped`() throws {
    let texts = DrawnTags(try Pictures.milestones().svg(id: "a")).texts
    #expect(texts.contains("31 Tage später") && texts.contains("1 Tag später"))
    #expect(texts.contains("überfällig seit 150 Tagen") && texts.contains("pünktlich"))
    #expect(texts.contains("Stand zum 31.12.2024"))
  }

  @Test func `two hundred sparklines stay below 100 kB`() throws {
    let values = (0..<24).map { Rational?.some(Rational($0 * $0 % 37)) }
    let one = Sparkline(values, targets: values.map { _ in Rational(20) }, isFinal: false).svg
    #expect(one.utf8.count * 200 < 100_000)
    #expect(one.contains("aria-hidden=\"true\"") && DrawnTags(one).findings.isEmpty)
    #expect(Sparkline([nil, nil]).svg.isEmpty)
    let gap = Sparkline([Rational(1), nil, Rational(2), Rational(3)]).svg
    #expect(gap.contains("m"))
  }
}
