import TestSupport
import Testing
import Vocabulary

@testable import Presentation
@testable import Views

/// What holds of every picture.
@Suite struct `Every picture` {
  @Test(arguments: PictureSize.allCases)
  func `is well-formed, says what it shows, and has no text beyond its edge`(
    size: PictureSize
  ) throws {
    for picture in try Pictures.all() {
      let drawing = DrawnTags(picture.svg(id: "a", size))
      #expect(drawing.findings.isEmpty, "\(picture.title)")
      let svg = try #require(drawing.root.children.first)
      #expect(svg.attributes["role"] == (picture.hasLinks ? "group" : "img"))
      #expect(svg.attributes["aria-labelledby"] == "a-t a-d")
      #expect(svg.children.prefix(2).map(\.name) == ["title", "desc"])
      #expect(svg.children[0].text == picture.title && !svg.children[1].text.isEmpty)
      #expect(drawing.texts(beyond: size.width).isEmpty, "\(picture.title)")
      #expect(drawing.root.all.allSatisfy { $0.attributes["style"] == nil })
      let ids = drawing.root.all.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func `has no text beyond its edge whatever its names and figures are`() throws {
    var random = SplitMix64(seed: 7)
    func name() -> String {
      let words = [
        "Dezernat", "für", "Rückerstattungsangelegenheiten", "E-Akte", "WWWW", "ö", "漢字",
      ]
      return (0..<random.number(1...9)).compactMap { _ in random.pick(words) }
        .joined(separator: " ")
    }
    func figure() throws -> Rational {
      let power = random.number(-20...30)
      var value = Rational(random.number(-999...999))
      for _ in 0..<power.magnitude {
        value = try #require(power > 0 ? value * Rational(10) : value.divided(by: Rational(10)))
      }
      return value
    }
    for _ in 0..<60 {
      let points = try (0..<random.number(1...40)).map { place in
        LinesPicture.Point(
          Period(length: .month, ordinal: 24_200 + place), random.chance(80) ? try figure() : nil,
          random.chance(50) ? .final : .provisional, reason: random.chance(30) ? name() : nil)
      }
      var lines = LinesPicture(name(), [LinesPicture.Series(name(), points)])
      if random.chance(50) { lines.series.append(LinesPicture.Series(name(), points)) }
      lines.marks = points.prefix(3).map {
        LinesPicture.Mark($0.period.lastDay, random.chance(50) ? .rupture : .decision, name())
      }
      lines.unit = "€"
      let frames = FramesPicture(
        name(), try (0..<5).map { _ in FramesPicture.Row(name(), try figure(), of: try figure()) })
      let shares = SharesPicture(
        name(), [SharesPicture.Kind(name(), .green), SharesPicture.Kind(name(), .series(1))],
        try (0..<5).map { _ in
          SharesPicture.Row(name(), [try figure(), try figure()], of: try figure())
        }, unit: "€")
      for picture in [lines, frames, shares] as [any Picture] {
        for size in PictureSize.allCases {
          let drawing = DrawnTags(picture.svg(id: "a", size))
          #expect(drawing.findings.isEmpty)
          #expect(drawing.texts(beyond: size.width).isEmpty)
          #expect(!drawing.root.all.contains { $0.attributes["width"]?.hasPrefix("-") == true })
        }
      }
    }
  }

  @Test func `is the same each time it is drawn`() throws {
    for (one, other) in zip(try Pictures.all(), try Pictures.all()) {
      #expect(one.figure(id: "a", caption: "c") == other.figure(id: "a", caption: "c"))
    }
  }

  @Test func `is drawn for several widths in a figure, each with names of its own`() throws {
    let drawing = DrawnTags(try Pictures.lines().figure(id: "a", caption: "Beides"))
    #expect(drawing.findings.isEmpty)
    let ids = drawing.root.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    #expect(
      drawing.root.all.filter { $0.name == "svg" }.map { $0.attributes["width"] }
        == ["300", "480", "740"])
    #expect(drawing.root.all.last?.text == "Beides")
  }

  @Test func `is a file with its colours, light and dark`() throws {
    let file = Pictures.frames().file()
    #expect(DrawnTags(file).findings.isEmpty)
    #expect(file.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(!file.contains("var(") && !file.contains("$"))
    #expect(file.contains("prefers-color-scheme:dark"))
  }

  @Test func `has a style whose names all have a colour, readable on every ground`() {
    #expect(!ChartStyle.sheet.contains("$") && !ChartStyle.root.contains("$"))
    let tokens = Dictionary(uniqueKeysWithValues: ChartStyle.tokens.map { ($0.name, $0) })
    let pairs = [
      ("ink", "sheet"), ("quiet", "sheet"), ("quiet", "wash"), ("s1", "sheet"), ("s2", "sheet"),
      ("s3", "sheet"), ("s4", "sheet"), ("red", "sheet"), ("ink", "green-wash"),
      ("ink", "amber-wash"), ("ink", "red-wash"), ("quiet", "amber-wash"), ("quiet", "green-wash"),
    ]
    for (front, ground) in pairs {
      guard let front = tokens[front], let ground = tokens[ground] else {
        Issue.record("\(front) on \(ground) has no colour")
        continue
      }
      for (colour, below) in [(front.light, ground.light), (front.dark, ground.dark)] {
        let pair = ColourPairs(".a{color:\(colour);background:\(below)}").pairs.first
        #expect((pair?.contrast ?? 0) >= 450, "\(front.name) on \(ground.name)")
      }
    }
  }
}
