/// Checks a page for what makes it valid and accessible, as an automatic checker does: it parses
/// the page itself, tag by tag, and says in words what it finds.
struct PageChecker {
  /// An element with its attributes and what is in it.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// It and all in it, in the order of the page.
    var all: [Element] { [self] + children.flatMap(\.all) }

    /// All text in it.
    var allText: String { text + children.map(\.allText).joined() }

    func first(_ name: String) -> Element? { children.first { $0.name == name } }
  }

  /// What was found, in words.
  private(set) var findings: [String] = []
  /// The page; its only child is `html`.
  let root = Element("", [:])

  init(_ page: String) {
    var parser = TagParser(page)
    findings += parser.parse(into: root)
    let all = root.all
    checkFrame(all)
    checkIdentities(all)
    checkHeadings(all)
    checkTables(all)
    checkDrawings(all)
    checkColours(all)
  }

  private mutating func expect(_ holds: Bool, _ finding: @autoclosure () -> String) {
    if !holds { findings.append(finding()) }
  }

  private mutating func checkFrame(_ all: [Element]) {
    let html = root.first("html")
    expect(root.children.count == 1 && html != nil, "there is not one html")
    expect(["de", "en"].contains(html?.attributes["lang"]), "html has no language")
    expect(!(html?.first("head")?.first("title")?.text ?? "").isEmpty, "no title")
    for name in ["header", "nav", "main", "footer"] {
      expect(all.count { $0.name == name } == 1, "there is not one \(name)")
    }
    let forbidden = ["script", "link", "iframe", "img", "object", "embed", "font", "center"]
    for element in all {
      expect(!forbidden.contains(element.name), "\(element.name) is used")
      for name in element.attributes.keys {
        expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(name) is used")
      }
    }
    let skip = root.first("html")?.first("body")?.children.first
    expect(skip?.attributes["href"] == "#content", "the body does not begin with a skip link")
    for element in all where element.name == "nav" || element.name == "section" {
      expect(
        element.attributes["aria-labelledby"] != nil || element.attributes["aria-label"] != nil,
        "\(element.name) has no name")
    }
  }

  private mutating func checkIdentities(_ all: [Element]) {
    var seen: Set<String> = []
    for id in all.compactMap({ $0.attributes["id"] }) {
      expect(!id.isEmpty && seen.insert(id).inserted, "id \(id) is not unique")
    }
    for element in all {
      let named = (element.attributes["aria-labelledby"] ?? "").split(separator: " ")
      for id in named { expect(seen.contains(String(id)), "nothing has the id \(id)") }
      if let target = element.attributes["href"], element.name == "a" {
        expect(target.hasPrefix("#"), "the link \(target) leads elsewhere")
        expect(seen.contains(String(target.dropFirst())), "the link \(target) leads nowhere")
        expect(!element.allText.isEmpty, "a link has no text")
      }
      // References to fills inside of drawings.
      if let fill = element.attributes["fill"], fill.hasPrefix("url(#") {
        expect(seen.contains(String(fill.dropFirst(5).dropLast())), "no fill \(fill)")
      }
    }
  }

  private mutating func checkHeadings(_ all: [Element]) {
    let levels = all.compactMap { element -> Int? in
      guard element.name.count == 2, element.name.hasPrefix("h") else { return nil }
      return Int(element.name.dropFirst())
    }
    expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "there is not one h1 at the start")
    for (before, after) in zip(levels, levels.dropFirst()) {
      expect(after <= before + 1, "h\(after) follows h\(before)")
    }
  }

  private mutating func checkTables(_ all: [Element]) {
    for table in all where table.name == "table" {
      let name = table.attributes["id"] ?? "a table"
      expect(table.children.first?.name == "caption", "\(name) has no caption")
      expect(!(table.first("caption")?.allText ?? "").isEmpty, "\(name) has an empty caption")
      let columns = table.first("thead")?.first("tr")?.children ?? []
      expect(!columns.isEmpty, "\(name) has no head")
      for cell in columns {
        expect(cell.attributes["scope"] == "col" && !cell.allText.isEmpty, "\(name): head")
      }
      for row in table.all where row.name == "tr" {
        expect(row.children.count == columns.count, "\(name): a row of another length")
        expect(row.children.first?.attributes["scope"] != nil, "\(name): a row without its head")
      }
      for cell in table.all where cell.name == "td" || cell.name == "th" {
        expect(!cell.allText.isEmpty, "\(name): an empty cell")
      }
    }
    for frame in all where frame.attributes["class"] == "scroll" {
      expect(
        frame.attributes["tabindex"] == "0" && frame.attributes["role"] == "region"
          && frame.attributes["aria-labelledby"] != nil, "a frame that keys do not reach")
    }
  }

  private mutating func checkDrawings(_ all: [Element]) {
    for drawing in all where drawing.name == "svg" {
      let (title, description) = (drawing.first("title"), drawing.first("desc"))
      let names = [title, description].compactMap { $0?.attributes["id"] }
      expect(drawing.attributes["role"] == "img", "a drawing is no img")
      expect(
        names.count == 2 && drawing.attributes["aria-labelledby"] == names.joined(separator: " "),
        "a drawing without title and description")
      expect(!(title?.text ?? "").isEmpty && !(description?.text ?? "").isEmpty, "empty title")
      // Its parts differ by lines, dots or ground, and no two in the same way.
      let fills = drawing.all.filter { $0.name == "pattern" }.map { pattern in
        pattern.children.map {
          ($0.attributes["fill"] ?? "") + ($0.attributes["d"] ?? "")
        }
      }
      expect(fills.count > 8 || Set(fills).count == fills.count, "two fills are alike")
      let solid = fills.filter { $0.count == 1 }
      expect(solid.count <= max(2, fills.count / 2), "fills differ by colour alone")
    }
    let drawings = all.count { $0.name == "svg" }
    expect(all.count { $0.name == "table" } >= drawings, "a drawing without its data")
  }

  private mutating func checkColours(_ all: [Element]) {
    for element in all {
      guard let style = element.attributes["class"], style.hasPrefix("light ") else { continue }
      let word = element.text.filter(\.isLetter)
      let sign = element.children.first
      expect(!word.isEmpty, "a light without a word")
      expect(
        sign?.attributes["aria-hidden"] == "true" && !(sign?.text ?? "").isEmpty,
        "a light without a sign")
    }
    let sheet = all.first { $0.name == "style" }?.text ?? ""
    let pairs = ColourPairs(sheet)
    expect(pairs.pairs.count > 8, "no colours are found in the style sheet")
    for pair in pairs.pairs {
      expect(pair.contrast >= 450, "\(pair.rule): contrast \(pair.contrast) / 100")
    }
    expect(sheet.contains("@media print"), "nothing is set for paper")
    expect(!sheet.contains("url(") && !sheet.contains("@import"), "the style sheet loads something")
  }
}
