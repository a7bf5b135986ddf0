import Testing
import Vocabulary

@testable import Exchange

struct TemplateTableTests {
  @Test func `rows in the template's own columns become events`() throws {
    let table = try table(
      """
      type,subject,validfrom,reason,data.title,data.kind,data.year,data.amount.amount,\
      data.amount.currency,data.source,data.end,data.on,data.members
      project.registered,project/x,2024-01-01,,E-Akte,agenda,,,,,,,
      budget.appropriated,project/x,,,,appropriation,2024,100.00,EUR,source/hh,,,
      project.forecast,project/x,,why,,,,,,,null,2024-03-01,
      synergy.proposed,synergy/s,,,Zwei,reuse,,,,,,,"[""project/x"",""project/y""]"
      """)
    let mapped = try TemplateTable.propose(
      table, options: Mapping.Options(validFrom: "2024-03-01", file: "t.csv"))
    #expect(mapped.refused.isEmpty, "\(mapped.refused)")
    #expect(mapped.events.map(\.type).first == "project.registered")
    #expect(mapped.events[0].validFrom == "2024-01-01")
    #expect(mapped.events[1].data["amount"] == .money("100.00", "EUR"))
    #expect(mapped.events[1].data["year"] == .integer(2024))
    #expect(mapped.events[2].data["end"] == .null)
    #expect(mapped.events[2].reason == "why")
    #expect(
      mapped.events[3].data["members"] == .array([.string("project/x"), .string("project/y")]))
    #expect(mapped.events[3].source == "import/t.csv#5")
  }

  @Test func `what is wrong is named by its column`() throws {
    let table = try table(
      """
      type,subject,data.title,data.kind,data.year
      project.registered,project/x,,agenda,
      project.registered,project/x,A,nonsense,
      project.registered,project/x,A,agenda,2024
      project.registred,project/x,A,agenda,
      """)
    let mapped = try TemplateTable.propose(table)
    #expect(mapped.events.isEmpty)
    #expect(mapped.refused.map(\.row) == [2, 3, 4, 5])
    #expect(mapped.refused.map(\.column) == ["data.title", "data.kind", "data.year", "type"])
  }

  @Test func `a column that is none of the template's is an error`() throws {
    #expect(throws: MappingError.self) {
      try TemplateTable.propose(try table("type,subject,titel\na,b,c\n"))
    }
    #expect(throws: MappingError.self) { try TemplateTable.propose(try table("a,b\n1,2\n")) }
  }
}
