import Testing
import Vocabulary

@testable import Exchange

/// Lists of a department, week by week.
struct SnapshotTests {
  private static func mapping(missing: String = "keep") throws -> Mapping {
    try Mapping.load(
      yaml: """
        source: list
        currency: GBP
        dates: [yyyy-MM-dd]
        marks: {equal: [TBD]}
        validfrom: option
        values:
          key: {column: id, as: key, empty: refuse}
          title: {column: title, as: text, empty: refuse}
          aims: {column: aims, as: text, empty: keep}
          end: {column: end, as: date, empty: unset, unknown: forecast.end}
          budget: {column: budget, as: money}
        events:
          - type: project.registered
            subject: "project/{key}"
            creates: true
            data: {title: "{title}", kind: agenda, description: "{aims}"}
          - type: project.described
            subject: "project/{key}"
            partial: true
            data: {title: "{title}", description: "{aims}", unknown: "{unknown}"}
            compare: {title: title, description: description, unknown: unknown}
          - type: project.forecast
            subject: "project/{key}"
            partial: true
            data: {on: "{validfrom}", end: "{end}"}
            compare: {end: forecast.end}
          - type: budget.appropriated
            subject: "project/{key}"
            needs: [budget]
            flow: true
            data: {year: 2024, kind: appropriation, amount: "{budget}", source: source/hh}
            compare: {amount: "account:appropriated/2024/source/hh/appropriation/expense:GBP"}
        snapshot: {subject: "project/{key}", missing: \(missing)}
        """)
  }

  private func take(
    _ book: inout Book, _ day: String, _ rows: String, missing: String = "keep"
  ) throws -> MappedRows {
    try book.importSnapshots(
      try Self.mapping(missing: missing), try table("id,title,aims,end,budget\n" + rows),
      options: Mapping.Options(validFrom: day)
    ).mapped
  }

  @Test func `only differences become events, several of one type together`() throws {
    var book = Book()
    let first = try take(&book, "2024-01-01", "x,E-Akte,Ziel,2025-12-31,100\n")
    #expect(
      first.events.map(\.type) == ["project.registered", "project.forecast", "budget.appropriated"])
    #expect(try take(&book, "2024-01-08", "x,E-Akte,Ziel,2025-12-31,100\n").events.isEmpty)
    let second = try take(&book, "2024-01-15", "x,eAkte,Neu,2026-06-30,100\n").events
    #expect(second.map(\.type) == ["project.described", "project.forecast"])
    #expect(
      second[0].data == .object(["title": .string("eAkte"), "description": .string("Neu")]))
    #expect(second[1].validFrom == "2024-01-15")
    #expect(book.state("project/x", on: "2024-01-10")["title"] == .string("E-Akte"))
  }

  @Test func `an amount that adds up changes by the difference`() throws {
    var book = Book()
    _ = try take(&book, "2024-01-01", "x,A,,,100.50\n")
    let less = try take(&book, "2024-02-01", "x,A,,,80.25\n").events
    #expect(less.map { $0.data["amount"] } == [.money("-20.25", "GBP")])
    let account = "account:appropriated/2024/source/hh/appropriation/expense:GBP"
    #expect(book.state("project/x", on: "2024-02-01")[account]?.cents == 8025)
    #expect(try take(&book, "2024-03-01", "x,A,,,\n").events.isEmpty)
  }

  @Test func `empty cells keep or unset as the rule says, and marks are kept as text`() throws {
    var book = Book()
    _ = try take(&book, "2024-01-01", "x,A,Ziel,2025-12-31,\n")
    let unset = try take(&book, "2024-02-01", "x,A,,,\n").events
    #expect(unset.map(\.data) == [.object(["on": .string("2024-02-01"), "end": .null])])
    let marked = try take(&book, "2024-03-01", "x,A,,TBD,\n").events
    #expect(
      marked.map(\.data)
        == [.object(["unknown": .object(["forecast.end": .string("TBD")])])])
    let known = try take(&book, "2024-04-01", "x,A,,2026-01-01,\n").events
    #expect(known.map(\.type) == ["project.described", "project.forecast"])
    #expect(known[0].data == .object(["unknown": .null]))
    #expect(book.state("project/x", on: "2024-04-01")["description"] == .string("Ziel"))
  }

  @Test func `a value that comes back on the same day is a new event`() throws {
    var book = Book()
    _ = try take(&book, "2024-01-01", "x,A,,,\n")
    for title in ["B", "C", "B"] {
      #expect(try take(&book, "2024-02-01", "x,\(title),,,\n").events.count == 1)
      #expect(book.state("project/x", on: "2024-02-01")["title"] == .string(title))
    }
  }

  @Test func `what a list no longer names is kept with a warning, or deregistered`() throws {
    var book = Book()
    _ = try take(&book, "2024-01-01", "x,A,,,\ny,B,,,\n")
    let kept = try take(&book, "2024-02-01", "x,A,,,\n")
    #expect(kept.events.isEmpty)
    #expect(
      kept.warnings.map(\.en)
        == ["project/y is not in the list of 2024-02-01 any more; it is kept"])
    let gone = try take(&book, "2024-03-01", "x,A,,,\n", missing: "deregister")
    #expect(gone.events.map(\.type) == ["project.deregistered"])
    #expect(gone.events.map(\.subject) == ["project/y"])
    #expect(gone.events.map(\.validFrom) == ["2024-03-01"])
    let back = try take(&book, "2024-04-01", "x,A,,,\ny,B,,,\n", missing: "deregister")
    #expect(back.events.isEmpty)
    #expect(back.refused.map(\.row) == [3])
  }

  @Test func `a refused row does not make its project missing`() throws {
    var book = Book()
    _ = try take(&book, "2024-01-01", "x,A,,,\ny,B,,,\n")
    let broken = try take(&book, "2024-02-01", "x,A,,,\ny,B,,soon,\n", missing: "deregister")
    #expect(broken.events.isEmpty)
    #expect(broken.refused.map(\.column) == ["end"])
  }

  @Test func `a project named twice on a day is refused the second time`() throws {
    var book = Book()
    let twice = try take(&book, "2024-01-01", "x,A,,,\nx,B,,,\n")
    #expect(twice.events.count == 1)
    #expect(twice.refused.map(\.row) == [3])
  }

  @Test func `lists must come in the order of their days`() throws {
    var book = Book()
    _ = try take(&book, "2024-02-01", "x,A,,,\n")
    let early = try take(&book, "2024-01-01", "x,A,,,\n")
    #expect(early.events.isEmpty)
    #expect(early.refused.first?.why.contains("only from a later day") == true)
  }

  @Test func `a row that the vocabulary refuses leaves no trace in what follows`() throws {
    let mapping = try Mapping.load(
      yaml: """
        source: list
        validfrom: option
        values:
          key: {column: id, as: key}
          kind: {column: kind, as: text}
          unit: {column: unit, as: key}
        events:
          - {type: unit.created, subject: "unit/{unit}", creates: true, data: {kind: office, name: "{unit}"}}
          - type: project.registered
            subject: "project/{key}"
            creates: true
            data: {title: "{key}", kind: "{kind}", lead: "unit/{unit}"}
        snapshot: {subject: "project/{key}"}
        """)
    var book = Book()
    let mapped = try book.importSnapshots(
      mapping, try table("id,kind,unit\nx,nonsense,u\ny,agenda,u\n"),
      options: Mapping.Options(validFrom: "2024-01-01")
    ).mapped
    #expect(mapped.refused.map(\.column) == ["kind"])
    #expect(mapped.events.map(\.subject) == ["unit/u", "project/y"])
    #expect(mapped.events.map(\.row) == [3, 3])
  }

  @Test func `a mapping without a snapshot rule cannot compare`() throws {
    let mapping = try Mapping.load(yaml: "source: x\nvalidfrom: option")
    #expect(throws: MappingError.self) {
      try Snapshot.differences(
        mapping, try table("id\n"), current: { _, _ in [:] }, named: { _ in [] })
    }
  }
}
