import TestSupport
import Testing
import Vocabulary

@testable import Presentation
@testable import Stadtbuch

/// What people are shown of texts that hold what cannot be seen, or what a page takes for markup.
@Suite struct `Escaping for people` {
  private func page(_ write: (inout HTMLWriter) -> Void) -> String {
    var writer = HTMLWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: UnseenCharacter.all) func `a page marks`(character: UnseenCharacter) {
    let text = "a\(character.text)&\(character.text)"
    let shown = "a\(character.mark)&amp;\(character.mark)"
    #expect(page { $0.text(text) } == shown)
    #expect(page { $0.element("td", text) } == "<td>\(shown)</td>")
    #expect(page { $0.empty("p", [("id", text)]) } == "<p id=\"\(shown)\"/>")
    #expect(
      page { $0.open("p", [("id", text), ("class", "b")]) }
        == "<p id=\"\(shown)\" class=\"b\">")
    #expect(
      page { $0.label(text, x: 1, y: 2) }
        == "<text x=\"1\" y=\"2\" text-anchor=\"start\" class=\"l\">\(shown)</text>")
  }

  @Test func `a page escapes markup in texts and attributes`() {
    let text = "</p>&amp;\"'\n<ä>"
    let shown = "&lt;/p&gt;&amp;amp;&quot;'\n&lt;ä&gt;"
    #expect(page { $0.text(text) } == shown)
    #expect(page { $0.empty("p", [("id", text)]) } == "<p id=\"\(shown)\"/>")
  }

  private func csv(_ value: AnswerValue, _ form: CSVForm) -> String {
    var row = AnswerObject()
    row.append("name", value)
    let answer = Answer(
      asOf: .first, knownAt: KnownAt(sequence: 0, time: nil), columns: ["name"], rows: [row])
    return String(decoding: answer.csv(form), as: UTF8.self)
  }

  @Test(arguments: UnseenCharacter.all)
  func `a table for people marks, and one for scripts has the text`(character: UnseenCharacter) {
    let text = "a\(character.text)b"
    for guards in [true, false] {
      let shown = csv(.text(text), .excelGerman(guards: guards))
      #expect(shown == "\u{feff}name\r\na\(character.mark)b\r\n")
      let list = csv(.list([.text(text)]), .excelGerman(guards: guards))
      // Behind the byte order mark only the ends of the two lines are there.
      let behind = String(String.UnicodeScalarView(list.unicodeScalars.dropFirst()))
      #expect(UnseenCharacter.unmarked(in: behind) == ["⟨U+000D⟩", "⟨U+000D⟩"])
    }
    let cell = character.text == "\r" ? "\"\(text)\"" : text
    for form in [CSVForm.plain, .raw] {
      #expect(Array(csv(.text(text), form).utf8) == Array("name\r\n\(cell)\r\n".utf8))
    }
  }

  /// What Excel would take for a formula is guarded as it is shown: a tab and a return are marks.
  @Test(arguments: [
    ("=1", "'=1", "=1"), ("\t=1", "␉=1", "␉=1"), ("\r=1", "␍=1", "␍=1"),
    ("\u{202e}=1", "⟨U+202E⟩=1", "⟨U+202E⟩=1"), ("@\u{0}", "'@␀", "@␀"), ("'x", "''x", "'x"),
    ("'=", "''=", "'="), ("''", "'''", "''"), ("-1", "-1", "-1"), ("+1", "'+1", "+1"),
    ("a\n=1", "\"a\n=1\"", "\"a\n=1\""), ("a;\"b", "\"a;\"\"b\"", "\"a;\"\"b\""),
  ]) func `Excel is shown`(text: String, guarded: String, plain: String) {
    let lines = [(true, guarded), (false, plain)]
    for (guards, shown) in lines {
      #expect(csv(.text(text), .excelGerman(guards: guards)) == "\u{feff}name\r\n\(shown)\r\n")
    }
  }

  /// A title, a unit's name, a milestone and an indicator go through every part of the page.
  @Test(arguments: Language.allCases)
  func `nothing that a ledger says is on a report's page unmarked`(language: Language) throws {
    // Control characters are refused where a text is recorded.
    let unseen = UnseenCharacter.turning + UnseenCharacter.widthless
    let title = "<script>\(unseen.map { $0.text + "x" }.joined())</script>"
    var lines = Lines()
    lines.add(
      "unit.created", "unit/d", #"{"kind":"department","name":"\#(title)"}"#, "2020-01-01")
    lines.add(
      "project.registered", "project/a",
      #"{"title":"\#(title)","kind":"agenda","lead":"unit/d"}"#, "2020-01-01")
    lines.add("source.defined", "source/s", #"{"kind":"budget","title":"S"}"#, "2020-01-01")
    lines.add(
      "budget.appropriated", "project/a",
      #"{"year":2024,"kind":"appropriation","source":"source/s","#
        + #""amount":{"amount":"1","currency":"EUR"}}"#, "2024-01-01")
    lines.add(
      "milestone.defined", "milestone/m",
      #"{"project":"project/a","title":"\#(title)","due":"2024-03-01"}"#, "2024-01-01")
    let filled = try EngineOfLines(lines.lines)
    let report = try withExtendedLifetime(filled) {
      try filled.engine.quarterlyReport(asOf: Day("2024-06-30"), language: language)
    }
    let page = String(decoding: report.html, as: UTF8.self)
    #expect(UnseenCharacter.unmarked(in: page) == [])
    #expect(PageChecker(page).findings == [])
    let shown = "&lt;script&gt;\(unseen.map { $0.mark + "x" }.joined())&lt;/script&gt;"
    #expect(page.split(separator: shown).count > 3, "project, department and milestone")
  }
}
