import Testing

/// What asks for attention: whole outputs.
@Suite struct `Findings` {
  @Test func `what needs attention`() throws {
    let program = try Program()
    try program.makeExample()
    let point = "--as-of 2024-12-31 --known-at 109"
    try expectGolden(
      "attention", program,
      [
        "attention \(point)", "attention \(point) --lang de", "attention \(point) --format json",
        "attention \(point) --format csv", "attention \(point) --group-by kind --lang de",
        "attention \(point) --kind gap --kind no-report --unit unit/dez-4",
        "attention \(point) --kind nonsense", "attention --as-of 2024-12-31 --known-at 0",
        "attention --help",
      ])
  }
}
