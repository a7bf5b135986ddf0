import Foundation
import Testing

/// A question over an up-to-date ledger changes nothing on the disk.
struct ReadingNeverWritesTests {
  /// The system calls that change a file, its name or its rights, or wait for the disk.
  private static let changing =
    "fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,link,linkat,"
    + "symlink,mkdir,mkdirat,rmdir,ftruncate,truncate,fallocate,pwrite64,pwritev,pwritev2,"
    + "fchmod,chmod,fchmodat,utimensat,msync"

  @Test func `a question makes no sync, no rename and no write`() throws {
    let program = try Program()
    try program.makeExample()
    // What an import has left to be read is read.
    _ = try program.run("portfolio -q")
    let trace = program.folder.appendingPathComponent("trace").path
    let strace = ["-f", "-q", "-o", trace, "-e", "trace=\(Self.changing)", Program.path]
    // A full verification makes the tables anew in a folder of its own; all else writes nothing.
    for line in ReadingCommands.all where line != "verify" {
      let outcome = try program.run(
        strace + Program.arguments(line), executable: "/usr/bin/strace")
      #expect(outcome.status <= 1, "\(line): \(outcome.errors)")
      let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
        .filter { $0.contains("(") && !$0.contains("+++") }
      #expect(calls == [], "\(line)")
    }
  }

  @Test func `every file of the ledger is the same after all questions`() throws {
    let program = try Program()
    try program.makeExample()
    var before = try program.ledgerFiles()
    for line in ReadingCommands.all {
      _ = try program.run(line)
      let after = try program.ledgerFiles()
      #expect(after == before, "\(line)")
      before = after
    }
  }

  @Test func `with --read-only views that are missing are made elsewhere`() throws {
    let program = try Program()
    try program.makeExample()
    let wanted = try program.run("portfolio --format json")
    try FileManager.default.removeItem(
      at: program.folder.appendingPathComponent("city.stadtbuch/views"))
    let before = try program.ledgerFiles()
    let found = try program.run("portfolio --format json --read-only")
    #expect(found.output == wanted.output && found.status == 0, "\(found.errors)")
    #expect(try program.ledgerFiles() == before)
  }

  @Test func `with --read-only nothing is recorded`() throws {
    let program = try Program()
    try program.makeExample()
    let outcome = try program.run(
      "record project.described project/eakte cohort=9 --reason x --read-only")
    #expect(outcome.status == 77)
    #expect(outcome.errors == "stadtbuch: city.stadtbuch is open for reading only\n")
  }

  @Test func `files are for owner and group, whatever the mask`() throws {
    let program = try Program()
    let made = try program.shell(
      """
      umask 0; $PROGRAM init --name T -q && $PROGRAM import \(Program.example) --trust-time -q \
      >/dev/null && $PROGRAM show person/k1 >/dev/null; \
      $PROGRAM audit --actor person/k1 --reason x >/dev/null; \
      find city.stadtbuch -printf '%m %y %f\\n'
      """)
    var lines = made.output.split(separator: "\n").map(String.init)
    lines.removeAll { $0.hasSuffix(" lock.mdb") && $0.hasPrefix("660 f") }
    #expect(lines.contains("640 f access.jsonl"))
    #expect(lines.contains("640 f data.mdb") && lines.contains("640 f ledger.json"))
    #expect(lines.filter { !$0.hasPrefix("640 f ") && !$0.hasPrefix("750 d ") } == [])
  }
}

extension Program {
  /// Each file of the ledger with its size, rights and time of change; but the library's own table
  /// of readers, which holds no data.
  func ledgerFiles() throws -> [String] {
    try shell(
      "find city.stadtbuch -type f ! -name lock.mdb -printf '%p %s %m %T@\\n' | sort"
    ).output.split(separator: "\n").map(String.init)
  }
}
