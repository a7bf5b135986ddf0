import Testing

/// A look at a person is noted whichever way it is taken.
@Suite struct `Looks at a person` {
  @Test func `are noted where one event tells of them, and where no row is wanted`() throws {
    let program = try Program()
    try #require(try program.run("init --name T --origin test/t -q").status == 0)
    let recorded = try program.run("record person.registered person/p1 -q")
    try #require(recorded.status == 0, "\(recorded.errors)")
    func noted() throws -> Int {
      try program.run("duties --evaluations --format csv -q").output.split(separator: "\r\n").count
        - 1
    }
    #expect(try noted() == 0)
    #expect(try program.run("show event/1 -q").status == 0)
    #expect(try noted() == 1, "an event of a person")
    #expect(try program.run("history person/p1 --where type=x -q").status == 0)
    #expect(try noted() == 2, "that there is none such was learned too")
    #expect(try program.run("history person/nobody -q").status == 1)
    #expect(try noted() == 2)
  }
}
