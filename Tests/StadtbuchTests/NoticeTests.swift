import Stadtbuch
import Testing

/// What answers warn of, put together by kind.
@Suite struct `Notices of one kind` {
  @Test func `are one text, with their count and the first ten subjects`() throws {
    let many = (1...500).map { Notice(.overdrawn, "project/p\($0)", "-1.00 EUR") }
    let groups = NoticeGroup.groups(many + [Notice(.stranded, "project/q")], .en)
    #expect(groups.map(\.kind) == ["overdrawn", "stranded"])
    let first = try #require(groups.first)
    #expect(first.count == 500 && first.subjects.count == 10)
    #expect(first.text.hasPrefix("available is negative (500): project/p1, project/p2,"))
    #expect(first.text.hasSuffix("project/p10 …"))
    #expect(groups[1].text == "project/q: commitments are open in a closed year")
    #expect(NoticeGroup.groups(many, .de).first?.text.hasPrefix("verfügbar ist negativ") == true)
  }
}
