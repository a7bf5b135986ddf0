import TestSupport
import Testing
import Vocabulary

@Suite("Text that is safe to look at")
struct VisibleTextTests {
  @Test(arguments: [
    ("\u{1b}[31mrot", "␛[31mrot"), ("a\u{7}b\u{0}", "a␇b␀"), ("x\u{7f}", "x␡"),
    ("\u{9b}31m", "⟨U+009B⟩31m"), ("1\u{202e}2", "1⟨U+202E⟩2"),
    ("\u{2066}x\u{2069}", "⟨U+2066⟩x⟨U+2069⟩"),
    ("a\u{200b}b\u{feff}", "a⟨U+200B⟩b⟨U+FEFF⟩"),
    ("\u{200e}\u{200f}\u{61c}", "⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
    ("a\u{2028}b\u{2029}", "a⟨U+2028⟩b⟨U+2029⟩"), ("so\u{ad}ft", "so⟨U+00AD⟩ft"),
    ("a\u{200d}b", "a⟨U+200D⟩b"), ("\u{e0041}", "⟨U+E0041⟩"), ("a\r\nb\tc", "a␍\nb␉c"),
  ])
  func `what cannot be seen is marked`(text: String, shown: String) {
    #expect(text.visible == shown)
    #expect(!shown.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
  }

  @Test(arguments: UnseenCharacter.all)
  func `each of them is marked, alone and among others`(character: UnseenCharacter) {
    let (text, mark) = (character.text, character.mark)
    for shown in [text.visible, text.visibleLine, text.excerpt] { #expect(shown == mark) }
    #expect("a\(text)b\(text)".visible == "a\(mark)b\(mark)")
    #expect("\n\(text)\n".visible == "\n\(mark)\n")
    #expect("ä\n\(text)".visibleLine == "ä␊\(mark)")
    #expect("<\(text)>".excerpt == "<\(mark)>")
  }

  @Test(arguments: [
    #"\ud800"#, #"\udfff"#, #"\ud800x"#, #"\ud83d\ud83d"#, #"\ude00\ud83d"#, #"\udbff\n"#,
  ])
  func `half of a surrogate pair is refused`(escape: String) throws {
    func read(_ name: String) throws -> Draft {
      let line = Array(
        (#"{"specversion":"1.0","id":"01900000-0000-7000-8000-000000000001","source":"t","#
          + #""type":"unit.created","subject":"unit/a","data":{"kind":"office","name":"\#(name)"}}"#)
          .utf8)
      return try DraftReader().read(line: line.span)
    }
    #expect(throws: (any Error).self) { try read(escape) }
    _ = try read(#"\ud83d\ude00"#)
  }

  @Test func `a surrogate in bytes is no text, and is shown as what is not known`() {
    let bytes: [UInt8] = [0x61, 0xed, 0xa0, 0x80, 0x62]
    #expect(String(decoding: bytes, as: UTF8.self).visible == "a\u{fffd}\u{fffd}\u{fffd}b")
  }

  @Test(arguments: [
    "Straße", "Zeile\nZeile", "日本語", "e\u{301}", "👩‍👧 ❤️ 👍🏽", "מסמך", "١٢٣", "a\u{a0}b",
  ])
  func `what can be seen stays`(text: String) {
    #expect(text.visible == text)
  }

  @Test func `what is hidden is found without a look-up as Unicode says it`() {
    for value in 0..<0x3_0000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(scalar.isHidden == scalar.isHiddenByProperties, "\(value)")
    }
  }

  @Test func `a line of messages is one line`() {
    #expect("a\nb\u{85}c\r\nd".visibleLine == "a␊b⟨U+0085⟩c␍␊d")
  }

  @Test func `an excerpt is short whatever it is of`() {
    #expect("kurz".excerpt == "kurz")
    #expect("zwei\nZeilen".excerpt == "zwei Zeilen")
    #expect(String(repeating: "x", count: 80).excerpt.count == 80)
    #expect(String(repeating: "x", count: 81).excerpt == String(repeating: "x", count: 79) + "…")
    let stacked = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(stacked.excerpt.utf8.count < 1200)
    #expect("\u{1b}]0;Titel\u{7}".excerpt == "␛]0;Titel␇")
  }

  @Test(arguments: ["a\u{202e}b", "a\u{1b}", "a\u{200b}", "\u{feff}a", "a\u{2066}", "a\u{85}"])
  func `no key holds what cannot be seen`(key: String) {
    #expect(Subject.fault(inKey: key) != nil)
  }
}
