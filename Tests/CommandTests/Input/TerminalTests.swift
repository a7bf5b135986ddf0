import Foundation
import Testing

/// What the program does on a terminal, over a pseudo-terminal made by `script` (of Debian's
/// essential bsdutils).
@Suite("On a terminal")
struct TerminalTests {
  /// Runs a command line on a terminal of so many rows and columns; gives what stands on it.
  private func onTerminal(
    _ program: Program, _ line: String, rows: Int = 200, columns: Int = 80,
    environment: String = "NO_COLOR=1"
  ) throws -> String {
    let inner = "stty rows \(rows) cols \(columns); \(environment) \"$PROGRAM\" \(line)"
    try program.write(inner, to: "line.sh")
    let outcome = try program.shell("script -qec 'sh line.sh' /dev/null </dev/null")
    return outcome.output.replacing("\r\n", with: "\n")
  }

  @Test(arguments: [60, 100, 300])
  func `a table is no wider than the terminal`(columns: Int) throws {
    let program = try Program()
    try program.makeExample()
    let shown = try onTerminal(
      program, "portfolio --as-of 2024-12-31 --known-at 109", columns: columns)
    let lines = shown.split(separator: "\n")
    #expect(lines.contains { $0.contains("E-Akte") }, "\(shown)")
    let rows = lines.dropFirst(1).prefix(7)
    let widest = rows.map(\.count).max() ?? 0
    // Figures are never cut, and here they alone take more than 60 columns.
    #expect(widest <= max(columns, 72) && widest > 40, "\(shown)")
    #expect(rows.contains { $0.contains("700,000.00") })
    #expect(rows.contains { $0.contains("project/eakte") } == (columns > 60))
  }

  @Test func `COLUMNS goes before the terminal, unless it is no sensible width`() throws {
    let program = try Program()
    try program.makeExample()
    let line = "portfolio --as-of 2024-12-31 --known-at 109"
    let narrow = try onTerminal(program, line, columns: 60)
    let said = try onTerminal(
      program, line, columns: 200, environment: "NO_COLOR=1 COLUMNS=60")
    #expect(said == narrow)
    for wrong in ["0", "-3", "x", "99999999999999999999", "9223372036854775807"] {
      let shown = try onTerminal(
        program, line, columns: 60, environment: "NO_COLOR=1 COLUMNS=\(wrong)")
      #expect(shown == narrow, "COLUMNS=\(wrong)")
    }
  }

  @Test func `colour stands on a terminal alone, and not where it is not wanted`() throws {
    let program = try Program()
    try program.makeExample()
    let line = "portfolio --as-of 2024-12-31 --known-at 109"
    let coloured = try onTerminal(program, line, environment: "TERM=xterm")
    #expect(coloured.contains("\u{1b}[1m") && coloured.contains("\u{1b}[32m"))
    for plain in ["NO_COLOR=1 TERM=xterm", "TERM=dumb"] {
      #expect(!(try onTerminal(program, line, environment: plain)).contains("\u{1b}"))
    }
    #expect(!(try program.run(line).output.contains("\u{1b}")))
  }

  @Test func `long answers go through the pager, short ones and --no-pager do not`() throws {
    let program = try Program()
    try program.makeExample()
    let pager = "NO_COLOR=1 PAGER='sed s/^/paged:/'"
    let line = "portfolio --as-of 2024-12-31 --known-at 109"
    #expect(try onTerminal(program, line, rows: 5, environment: pager).contains("paged:"))
    #expect(!(try onTerminal(program, line, rows: 200, environment: pager).contains("paged:")))
    let without = try onTerminal(program, line + " --no-pager", rows: 5, environment: pager)
    #expect(!without.contains("paged:") && without.contains("E-Akte"))
    // A pager that is not there, or ends early, loses nothing and breaks nothing.
    let missing = try onTerminal(
      program, line, rows: 5, environment: "NO_COLOR=1 PAGER=/nowhere/less")
    #expect(missing.contains("E-Akte"))
    let early = try onTerminal(
      program, line + "; echo status $?", rows: 5, environment: "NO_COLOR=1 PAGER=true")
    #expect(early.contains("status 0"), "\(early)")
  }

  @Test func `wide letters and emoji keep the columns straight`() throws {
    let program = try Program()
    try #require(try program.run("init --name T -q").status == 0)
    for (key, name) in [
      ("a", "日本語の名前"), ("b", "Schlicht"), ("c", "👩‍👧 Familie ❤️"), ("d", "e\u{301}\u{302}tage"),
    ] {
      let recorded = try program.run([
        "record", "unit.created", "unit/\(key)", "kind=office",
        "name=\(name.precomposedStringWithCanonicalMapping)", "-q",
      ])
      #expect(recorded.status == 0, "\(recorded.errors)")
    }
    let shown = try program.run("changes --from 1.1.2026@0 --to 1.2.2026 ").output
    let lines = shown.split(separator: "\n").filter { $0.contains(" Name ") }
    #expect(lines.count == 4)
    // What stands behind the name begins in the same column in every line.
    let columns = lines.compactMap { line -> Int? in
      guard let end = line.range(of: "happened") else { return nil }
      return line[..<end.lowerBound].reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }
    #expect(Set(columns).count == 1, "\(shown)")
  }
}

extension Character {
  /// A second opinion of what is wide, for the letters of these tests alone.
  fileprivate var isWide: Bool {
    guard let first = unicodeScalars.first else { return false }
    return (0x3040...0x9fff).contains(first.value) || first.value >= 0x1f300
      || unicodeScalars.contains("\u{fe0f}")
  }
}
