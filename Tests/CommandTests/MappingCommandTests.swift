import Testing

@Suite struct `Mappings that are kept` {
  @Test func `are checked, listed and shown`() throws {
    let program = try Program()
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    let yaml = "source: units\nvalidfrom: option\nvalues:\n  key: {column: key}\n"
    try program.write(yaml, to: "good.yaml")
    try program.write("sourc: units\n", to: "bad.yaml")
    #expect(try program.run("mapping add units good.yaml").status == 0)
    #expect(try program.run("mapping add units good.yaml").status == 0)
    let bad = try program.run("mapping add other bad.yaml --lang de")
    #expect(bad.status == 65, "\(bad.errors)")
    #expect(bad.errors.contains("bad.yaml: "))
    #expect(try program.run("mapping add ../units good.yaml").status == 65)
    try program.write(yaml + "ignore: [x]\n", to: "good.yaml")
    #expect(try program.run("mapping add units good.yaml").status == 65)
    #expect(try program.run("mapping add units good.yaml --replace").status == 0)
    let list = try program.run("mapping list --format json")
    #expect(list.output.contains(#"{"name":"units","source":"units","snapshot":false}"#))
    #expect(try program.run("mapping show units").output == yaml + "ignore: [x]\n")
    #expect(try program.run("mapping show nix").status == 1)
  }
}
