import Testing

@Suite struct `Commands of money print` {
  private let t1 = "--as-of 2024-09-30 --known-at 2024-10-15T12:00:00Z"
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `the budget of a year`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "budget", program,
      [
        "budget --year 2024 \(t1)", "budget --year 2024 \(t2) --lang de",
        "budget --year 2024 \(t2) --by measure", "budget --year 2025 \(t2) --by unit --lang de",
        "budget --year 2024 --as-of 2025-12-31 --by unit --org today",
        "budget --year 2024 --as-of 2025-12-31 --by source --lang de",
        "budget --year 2025 --as-of 2025-12-31 --format csv",
        "budget --year 2024 \(t2) --by measure --format json",
        "budget --year 2025 \(t1)", "budget --year 2025 \(t1) --format json",
        "budget --year 2024 --known-at 0 --lang de", "budget", "budget --year 1066",
        "budget --year 2024 --by moon",
      ])
  }

  @Test func `funding, grants and vouchers`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "grants", program,
      [
        "funding \(t1)", "funding \(t2) --lang de", "funding --gap \(t2)",
        "funding --gap \(t2) --format json", "funding \(t1) --format csv",
        "funding --gap --known-at 0 --lang de", "grants \(t1)", "grants \(t2) --lang de",
        "grants --as-of 2025-12-31 --lang de", "grants \(t2) --format json",
        "grants \(t2) --format csv", "grants --known-at 0", "vouchers grant/glas \(t2)",
        "vouchers grant/glas --as-of 2025-12-31 --lang de",
        "vouchers grant/glas \(t2) --format json", "vouchers grant/glas \(t1) --format csv",
        "vouchers grant/nichts", "vouchers project/eakte --lang de",
      ])
  }
}
