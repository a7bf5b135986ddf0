import Presentation
import Stadtbuch
import Views
import Vocabulary

/// The three pages that the law asks of whoever publishes: open to everybody, about no point in time.
enum LegalPage: CaseIterable {
  case imprint, privacy, accessibility

  /// Its address.
  var path: String {
    switch self {
    case .imprint: "/public/imprint"
    case .privacy: "/public/privacy"
    case .accessibility: "/public/accessibility"
    }
  }

  /// What it is called.
  var label: Label {
    switch self {
    case .imprint: Label("Imprint", "Impressum")
    case .privacy: Label("Privacy", "Datenschutzerklärung")
    case .accessibility: Label("Accessibility", "Erklärung zur Barrierefreiheit")
    }
  }

  /// What a city says there.
  func notice(_ city: CityConfiguration) -> CityConfiguration.Notice {
    switch self {
    case .imprint: city.imprint
    case .privacy: city.privacy
    case .accessibility: city.accessibility
    }
  }

  /// The page.
  var page: Page {
    Page(path) { context in
      guard let city = context.ask.city else { return nil }
      let language = context.language
      var body = PageBody(title: label[language])
      body.isTimeless = true
      body.section(8, nil) { page in
        switch notice(city) {
        case .web(let address):
          page.open("p")
          page.text(Label("You find it here: ", "Sie steht hier: ")[language])
          page.element("a", [("href", address)], address)
          page.close("p")
        case .words(let words): LegalText.write(words[language], to: &page)
        }
      }
      if self == .accessibility {
        body.section(4, Label("Report a barrier", "Barriere melden")[language]) { page in
          page.element(
            "p",
            Label(
              "Is there something here that you cannot read or use? Tell us, we will answer:",
              "Können Sie hier etwas nicht lesen oder bedienen? Schreiben Sie uns, wir antworten:")[
                language])
          page.open("p")
          page.element("a", [("href", city.barriers.address)], city.barriers.text)
          page.close("p")
        }
      }
      return body
    }.open
  }
}

/// A text as somebody typed it: empty lines part paragraphs, `#` begins a heading, and addresses are
/// links.
enum LegalText {
  static func write(_ text: String, to page: inout HTMLWriter) {
    var lines: [Substring] = []
    func paragraph(_ page: inout HTMLWriter) {
      guard !lines.isEmpty else { return }
      page.open("p")
      for (number, line) in lines.enumerated() {
        if number > 0 { page.raw("<br/>\n") }
        write(line: line, to: &page)
      }
      page.close("p")
      page.line()
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words.isEmpty {
        paragraph(&page)
      } else if words.hasPrefix("#") {
        paragraph(&page)
        page.element("h2", String(words.drop { $0 == "#" || $0 == " " }))
        page.line()
      } else {
        lines.append(words)
      }
    }
    paragraph(&page)
  }

  private static func write(line: Substring, to page: inout HTMLWriter) {
    for (number, word) in line.split(separator: " ").enumerated() {
      if number > 0 { page.text(" ") }
      let bare = word.trimmed(of: ".,;:()")
      guard let way = CityConfiguration.Way(String(bare)) else {
        page.text(String(word))
        continue
      }
      page.text(String(word[..<bare.startIndex]))
      page.element("a", [("href", way.address)], way.text)
      page.text(String(word[bare.endIndex...]))
    }
  }
}

extension Substring {
  /// The same without some letters around it.
  fileprivate func trimmed(of letters: String) -> Substring {
    var rest = self
    while let first = rest.first, letters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, letters.contains(last) { rest = rest.dropLast() }
    return rest
  }
}
