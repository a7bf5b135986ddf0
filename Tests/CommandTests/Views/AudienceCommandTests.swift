import Testing

/// Who sees what, as the program prints it.
@Suite struct `Commands for an audience` {
  private func makeTown() throws -> Program {
    let program = try Program()
    try program.makeExample()
    var number = 0
    for line in [
      "visibility.set project/eakte visibility=public",
      "visibility.set project/glas visibility=public",
      "visibility.set indicator/glas visibility=public",
      "visibility.set project/foerder-schule visibility=restricted",
    ] {
      number += 1
      let id = "00000000-0000-7000-8000-0000000001\(number < 10 ? "0" : "")\(number)"
      let made = try program.run("record \(line) --actor person/k1 --id \(id) -q")
      try #require(made.status == 0, "\(line): \(made.errors)")
    }
    return program
  }

  @Test func `show the public what is published and the house all but the restricted`() throws {
    let program = try makeTown()
    let id = "--actor person/k1 --id 00000000-0000-7000-8000-0000000002"
    try expectGolden(
      "audience", program,
      [
        "portfolio --audience public", "portfolio --audience internal",
        "portfolio --audience public --lang de",
        "portfolio --audience public --format csv",
        "portfolio --audience public --where money.gap>0",
        "portfolio --audience public --group-by department",
        "budget --year 2024 --audience public", "kpi board --audience public",
        "kpi series indicator/glas --audience public",
        "show project/eakte --audience public", "show project/foerder-schule --audience internal",
        "show project/foerder-schule --audience public", "show project/nobody --audience public",
        "audit --audience public", "funding --audience public",
        "audit --actor person/p1 --reason x --audience internal", "duties --audience internal",
        "portfolio --audience everybody",
        // Narrowed by hand: what it would touch is marked, and has no light.
        "record visibility.set event/60 visibility=restricted \(id)01",
        "record visibility.set event/31 visibility=restricted \(id)02",
        "show event/31 --audience internal",
        "history project/eakte --audience internal --format csv",
        "portfolio --audience internal --format csv", "budget --year 2024 --audience internal",
        // Published by name.
        #"record publication.set publication/public 'kinds=["project","milestone"]'"#
          + #" 'attributes=["title","cost.baseline","account","maximum","forecast.total","due"]'"#
          + " \(id)03",
        "funding --audience public", "milestones --audience public",
        "portfolio --audience public --format json",
      ])
  }

  @Test func `keep what is restricted out of a report that is published`() throws {
    let program = try makeTown()
    let secret = "Schulförderung"
    for (audience, isThere) in [("", false), ("--audience full", true)] {
      let made = try program.shell(
        "$PROGRAM publish report/a\(isThere) --kind portfolio --out \(isThere).json \(audience) -q"
          + " --actor person/k1 >/dev/null && grep -c \(secret) \(isThere).json")
      #expect((made.status == 0) == isThere, "\(made.output)\(made.errors)")
    }
    let again = try program.run("reproduce report/afalse -q")
    #expect(again.status == 0, "\(again.errors)")
    // What is narrowed later changes no page of before.
    let narrowed = try program.run(
      "record visibility.set project/eakte visibility=restricted --actor person/k1 -q")
    #expect(narrowed.status == 0, "\(narrowed.errors)")
    #expect(try program.run("reproduce report/afalse -q").status == 0)
  }

  @Test func `keep payees and who recorded out of an export for the house`() throws {
    let program = try makeTown()
    let exported = try program.run("export --audience internal -q").output
    #expect(!exported.contains("\"actor\"") && !exported.contains("\"payee\""))
    #expect(!exported.contains("foerder-schule"))
    #expect(exported.contains("\"amount\""))
    #expect(try program.run("export --audience public -q").status == 77)
    #expect(try program.run("export --facts --audience internal -q").status == 64)
  }

  @Test func `keep guarded fields out of corrections and events that the house reads`() throws {
    let program = try makeTown()
    let id = "--actor person/k1 --id 00000000-0000-7000-8000-0000000003"
    let booked = try program.run(
      "record expenditure.booked project/glas booking=X-1 year=2026 amount=10.00EUR type=material"
        + " source=source/hh payee=Geheim-GmbH purpose=Streng-geheim \(id)01 -q")
    try #require(booked.status == 0, "\(booked.errors)")
    let number =
      try program.run("bookings --format csv --columns sequence,payee --where payee=Geheim-GmbH")
      .output.split(separator: "\r\n").last?.split(separator: ",").first ?? ""
    let corrected = try program.run(
      "correct \(number) payee=Andere-GmbH --reason 'wrong payee' \(id)02 -q")
    try #require(corrected.status == 0, "\(corrected.errors)")
    for line in [
      "audit --corrections --format json", "audit --format json", "show event/\(number)",
      "history project/glas --format json", "bookings --format json", "vouchers grant/glas",
      "explain project/glas account:spent --format json", "export",
    ] {
      let full = try program.run("\(line) -q").output
      let house = try program.run("\(line) --audience internal -q").output
      for word in ["Geheim-GmbH", "Andere-GmbH", "Streng-geheim"] {
        #expect(!house.contains(word), "\(line): \(word)")
      }
      if line.hasPrefix("audit --corr") { #expect(full.contains("Geheim-GmbH")) }
    }
  }
}
