import Foundation
import TestSupport
import Testing

/// Pages that were zeroed or overwritten, files that were cut off under a running program: the
/// right answer or an error that names the file, within a time limit.
@Suite struct `Damaged pages are named` {
  private static let pageBytes = 4_096
  private static let seconds = 60

  /// Questions that walk over much of log and views.
  private static let questions = [
    "portfolio --format json --as-of 2024-12-31", "audit --format json", "export",
    "history project/eakte --format json", "budget --year 2024 --as-of 2024-12-31 --format json",
    "kpi board --as-of 2024-12-31 --format json", "replay -q --format json",
    "export --facts --as-of 2024-12-31", "explain project/eakte --as-of 2024-12-31 --format json",
    "milestones --as-of 2024-12-31 --format json", "verify -q --format json",
  ]

  /// A ledger with records of several pages, so that large values are met, too.
  private func town() throws -> SpoiltTown {
    let town = try SpoiltTown()
    let reason = String(repeating: "Der Rat hat es so beschlossen. ", count: 400)
    let line =
      #"{"specversion":"1.0","id":"00000000-0000-7000-8000-00000000f001","source":"test","#
      + #""type":"unit.created","subject":"unit/lang","actor":"person/p1","validfrom":"2026-01-01","#
      + #""reason":"\#(reason)","data":{"kind":"office","name":"Lang"}}"# + "\n"
    try town.program.write(line, to: "long.jsonl")
    let outcome = try town.program.run("import long.jsonl -q")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return town
  }

  private func run(_ town: SpoiltTown, _ command: String) throws -> Outcome {
    try town.program.shell("timeout \(Self.seconds) \"$PROGRAM\" \(command)")
  }

  private func expectTruth(
    _ found: Outcome, _ wanted: Outcome, _ what: String, mayBeWrong: Bool = false
  ) {
    #expect(found.status != 124, "\(what) hangs")
    switch found.status {
    case wanted.status where found.output == wanted.output: break
    case 69, 74:
      #expect(found.errors.contains("data.mdb"), "\(what): \(found.errors)")
      #expect(found.errors.hasPrefix("stadtbuch: "), "\(what): \(found.errors)")
      #expect(!found.errors.contains("Backtracing"), "\(what): \(found.errors)")
    case 1 where found.output.contains(#""ok":false"#): break
    case 0, 1, 65: #expect(mayBeWrong, "\(what): \(found.output)\(found.errors)")
    default: Issue.record("\(what): \(found)")
    }
  }

  @Test(arguments: ["log/data.mdb", "views/1/data.mdb"])
  func `a page of zeros never reads as nothing`(file: String) throws {
    let town = try town()
    let whole = try Data(contentsOf: town.part(file))
    let wanted = try Self.questions.map { try run(town, $0) }
    for page in 0..<whole.count / Self.pageBytes {
      for turn in 0..<3 {
        let place = (page * 3 + turn) % Self.questions.count
        var zeroed = whole
        let start = page * Self.pageBytes
        zeroed.replaceSubrange(start..<start + Self.pageBytes, with: Data(count: Self.pageBytes))
        try zeroed.write(to: town.part(file))
        let found = try run(town, Self.questions[place])
        expectTruth(found, wanted[place], "\(file), page \(page), \(Self.questions[place])")
        // Views that are no store are made anew on the way; all starts from the same again.
        try restore(town, file, whole)
      }
    }
  }

  @Test(arguments: ["log/data.mdb", "views/1/data.mdb"])
  func `a page of anything ends no question with a signal, and none without end`(
    file: String
  ) throws {
    let town = try town()
    let whole = try Data(contentsOf: town.part(file))
    let wanted = try Self.questions.map { try run(town, $0) }
    var random = SplitMix64(seed: UInt64(file.count))
    for page in 0..<whole.count / Self.pageBytes {
      let place = page % Self.questions.count
      var spoilt = whole
      let start = page * Self.pageBytes
      let noise = (0..<Self.pageBytes).map { _ in UInt8.random(in: 0...255, using: &random) }
      spoilt.replaceSubrange(start..<start + Self.pageBytes, with: noise)
      try spoilt.write(to: town.part(file))
      let found = try run(town, Self.questions[place])
      expectTruth(
        found, wanted[place], "\(file), page \(page), \(Self.questions[place])", mayBeWrong: true)
      try restore(town, file, whole)
    }
  }

  private func restore(_ town: SpoiltTown, _ file: String, _ whole: Data) throws {
    if file.hasPrefix("views") {
      try town.take("views", of: .whole)
      try? FileManager.default.removeItem(at: town.part(file))
    }
    try whole.write(to: town.part(file))
  }

  @Test func `writing on damaged pages is refused, and nothing is half recorded`() throws {
    let town = try SpoiltTown()
    let whole = try Data(contentsOf: town.part("log/data.mdb"))
    for page in 2..<whole.count / Self.pageBytes {
      var zeroed = whole
      let start = page * Self.pageBytes
      zeroed.replaceSubrange(start..<start + Self.pageBytes, with: Data(count: Self.pageBytes))
      try zeroed.write(to: town.part("log/data.mdb"))
      let outcome = try run(town, "record unit.created unit/neu kind=office name=Neu -q")
      #expect(outcome.status != 124, "page \(page)")
      guard outcome.status != 0 else {
        try town.take("views", of: .whole)
        try whole.write(to: town.part("log/data.mdb"))
        continue
      }
      #expect([69, 74].contains(outcome.status), "page \(page): \(outcome)")
      #expect(outcome.errors.contains("data.mdb"), "page \(page): \(outcome.errors)")
      // With the page put back the log is as it was.
      try whole.write(to: town.part("log/data.mdb"))
      let head = try town.program.run("portfolio --format json")
      #expect(head.output.contains("\"lastSequence\":150,"), "page \(page): \(head)")
    }
  }

  @Test func `verify goes on behind a page that cannot be read, and says what is missing`() throws {
    let town = try SpoiltTown()
    let whole = try Data(contentsOf: town.part("log/data.mdb"))
    var found = 0
    for page in 2..<whole.count / Self.pageBytes {
      var zeroed = whole
      let start = page * Self.pageBytes
      zeroed.replaceSubrange(start..<start + Self.pageBytes, with: Data(count: Self.pageBytes))
      try zeroed.write(to: town.part("log/data.mdb"))
      let outcome = try run(town, "verify -q --format json")
      guard outcome.status == 1, outcome.output.contains("it cannot be checked") else { continue }
      found += 1
      #expect(outcome.output.contains("log/data.mdb is damaged"), "\(outcome.output)")
      #expect(outcome.output.contains(#""ok":false"#))
    }
    #expect(found > 3)
  }

  @Test func `a log that is cut off under a running program ends it with its name`() throws {
    let town = try SpoiltTown()
    let script = """
      mkfifo in; timeout \(Self.seconds) "$PROGRAM" import in -q 2>errors & p=$!; exec 3>in
      while ! grep -q 'log/data.mdb' /proc/$p/maps 2>/dev/null; do
        kill -0 $p 2>/dev/null || break; p=$(pgrep -P $! || echo $!); done
      truncate -s 8192 city.stadtbuch/log/data.mdb
      cat next.jsonl >&3; exec 3>&-; wait $!; echo $?
      """
    let line =
      #"{"specversion":"1.0","id":"00000000-0000-7000-8000-00000000f002","source":"test","#
      + #""type":"unit.created","subject":"unit/x","actor":"person/p1","validfrom":"2026-01-01","#
      + #""data":{"kind":"office","name":"X"}}"# + "\n"
    try town.program.write(line, to: "next.jsonl")
    let outcome = try town.program.shell(script)
    let errors = try String(
      contentsOf: town.program.folder.appendingPathComponent("errors"), encoding: .utf8)
    #expect(outcome.output.hasSuffix("74\n"), "\(outcome) \(errors)")
    #expect(errors.contains("log/data.mdb is damaged or ends too early"), "\(errors)")
    #expect(errors.split(separator: "\n").count == 1, "\(errors)")
  }

  @Test(arguments: ["SEGV", "BUS", "ABRT", "ILL", "TRAP", "FPE"])
  func `a signal ends the program with one line, and without a backtrace`(signal: String) throws {
    let town = try SpoiltTown()
    let script = """
      mkfifo in; "$PROGRAM" import in -q 2>errors & p=$!; exec 3>in
      while ! grep -q 'log/data.mdb' /proc/$p/maps 2>/dev/null; do kill -0 $p || break; done
      kill -\(signal) $p; wait $p; echo $?
      """
    let outcome = try town.program.shell(script)
    let errors = try String(
      contentsOf: town.program.folder.appendingPathComponent("errors"), encoding: .utf8)
    #expect(outcome.output == "74\n", "\(outcome) \(errors)")
    #expect(
      errors.hasPrefix("stadtbuch: stopped (SIG\(signal)) by a fault of the program"), "\(errors)")
    #expect(errors.contains("log/data.mdb"), "\(errors)")
    #expect(errors.split(separator: "\n").count == 1, "\(errors)")
    #expect(try town.program.run("verify -q").status == 0)
  }
}
