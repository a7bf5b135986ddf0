/// What a city's page tells: the story, the numbers, the hard cases.
struct CityStory {
  /// The name.
  var name: String
  /// A line below the name.
  var title: String
  /// The story in German and in English, as paragraphs.
  var german: String
  var english: String
  /// What is counted, and how many there are.
  var numbers: [(String, String)]
  /// The hard cases.
  var cases: [HardCase]
  /// More sections as Markdown.
  var more = ""

  /// The page; `{mark}` in texts of hard cases becomes the number of that event.
  func page(events: Int, marks: [String: Int]) -> String {
    var page = "# \(name): \(title)\n\n"
    page += "**Frei erfunden.** Invented from the first line to the last: no such city, no such "
    page += "person; `person/…` are pseudonyms without a name behind them.\n\n"
    page += "\(german)\n\n\(english)\n\n"
    page += "    stadtbuch init --name \"\(name)\" --time-zone Europe/Berlin --currency EUR\n"
    page += "    stadtbuch import history.jsonl --trust-time\n\n"
    page += "## Numbers\n| what | how many |\n|---|---|\n| events | \(events) |\n"
    for (what, count) in numbers { page += "| \(what) | \(CityStory.resolved(count, marks)) |\n" }
    page += "\n## Hard cases\n`#` is the number of an event.\n\n"
    page += "| | case | subject | days | what happens |\n|---|---|---|---|---|\n"
    for hard in cases.sorted(by: { $0.number < $1.number }) {
      page += "| \(hard.number) | \(HardCase.names[hard.number - 1]) | `\(hard.subject)` "
      page += "| \(hard.days) | \(CityStory.resolved(hard.text, marks)) |\n"
    }
    if !more.isEmpty { page += "\n\(CityStory.resolved(more, marks))\n" }
    return page
  }

  private static func resolved(_ text: String, _ marks: [String: Int]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let mark = String(rest[rest.index(after: open)..<close])
      result += marks[mark].map { "#\($0)" } ?? "{\(mark)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
