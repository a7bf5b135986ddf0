import Foundation
import Testing

/// Answers on their way out: readers that leave, disks that are full.
@Suite struct `Answers on their way` {
  @Test(arguments: [
    "export", "export --format csv", "audit --format json", "audit --no-pager",
    "history project/eakte",
    "portfolio --format csv", "schema",
  ])
  func `end quietly where the reader leaves`(command: String) throws {
    let program = try Program()
    try program.makeExample()
    // The status of the program, not of the reader.
    let outcome = try program.shell(
      "{ $PROGRAM \(command); echo $? >status; } | head -c 10 >/dev/null; cat status")
    #expect(outcome.output == "0\n", "\(command)")
    let whole = try program.run(command)
    #expect(outcome.errors == whole.errors, "\(command)")
  }

  @Test(arguments: ["export", "export --format csv", "audit --format json", "portfolio"])
  func `say so where the disk is full`(command: String) throws {
    let program = try Program()
    try program.makeExample()
    let outcome = try program.shell("$PROGRAM \(command) -q >/dev/full")
    #expect(outcome.status == 74, "\(command)")
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
  }

  @Test func `leave no temporary file behind`() throws {
    let program = try Program()
    try program.makeExample()
    let outcome = try program.shell(
      "mkdir scratch && TMPDIR=$PWD/scratch $PROGRAM audit --format csv -q >/dev/null && ls -A scratch"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }
}
