import Foundation
import Glibc
import Testing

/// Whoever may only read can ask everything: a member of the group, on a mount for reading only, on
/// a full disk. These tests take another user or mount folders, so they need root, as CI has it.
@Suite(.enabled(if: geteuid() == 0)) struct RightsTests {
  /// What is noted before it is shown needs the right to note it.
  private static let logged = [
    "export", "export --format csv", "export --facts", "vouchers grant/glas",
  ]

  private func example() throws -> Program {
    let program = try Program()
    try program.makeExample()
    _ = try program.shell("chmod 755 . && chgrp -R 4711 city.stadtbuch")
    return program
  }

  @Test func `a member of the group with the right to read can ask everything but what is noted`()
    throws
  {
    let program = try example()
    let member = "setpriv --reuid=65534 --regid=65534 --groups=4711 $PROGRAM"
    for line in ReadingCommands.all where line != "doctor" {
      let wanted = try program.run(line)
      let found = try program.shell("\(member) \(Self.quoted(line))")
      if Self.logged.contains(line) {
        #expect(found.status == 77 && found.output == "", "\(line)")
      } else {
        #expect(found.status == wanted.status, "\(line): \(found.errors)")
        #expect(found.output == wanted.output, "\(line)")
      }
    }
    let refused = try program.shell(
      "\(member) record project.described project/eakte cohort=3 --reason x")
    #expect(refused.status == 77)
    #expect(
      refused.errors
        == "stadtbuch: city.stadtbuch is open for reading only: this user may not write "
        + "city.stadtbuch/log/data.mdb\n")
  }

  @Test func `who is no member of the group is told how to become one`() throws {
    let program = try example()
    let found = try program.shell(
      "setpriv --reuid=65534 --regid=65534 --clear-groups $PROGRAM portfolio")
    #expect(found.status == 77)
    #expect(
      found.errors
        == "stadtbuch: city.stadtbuch may not be read by this user; whoever asks must be a member "
        + "of the group 4711: run `sudo usermod -aG 4711 nobody`, then log in again\n")
  }

  @Test func `a member reads beside an importer`() throws {
    let program = try example()
    let importer = try program.start(
      [
        "-c",
        "for n in 1 2 3 4 5; do $PROGRAM record project.described project/eakte cohort=$n "
          + "--reason x -q >/dev/null || exit 1; done",
      ],
      environment: ["PROGRAM": Program.path], executable: "/bin/sh")
    for _ in 0..<6 {
      let found = try program.shell(
        "setpriv --reuid=65534 --regid=65534 --groups=4711 $PROGRAM history project/eakte")
      #expect(found.status == 0, "\(found.errors)")
    }
    #expect(try importer.outcome().status == 0)
  }

  @Test func `on a mount for reading only everything can be asked`() throws {
    let program = try example()
    for line in ReadingCommands.all where line != "doctor" {
      let wanted = try program.run(line)
      let found = try program.shell(Self.mounted("$PROGRAM \(Self.quoted(line))"))
      #expect(found.status == wanted.status, "\(line): \(found.errors)")
      #expect(found.output == wanted.output, "\(line)")
    }
    let refused = try program.shell(
      Self.mounted("$PROGRAM record project.described project/eakte cohort=3 --reason x"))
    #expect(refused.status == 77)
    #expect(
      refused.errors
        == "stadtbuch: city.stadtbuch is open for reading only: its disk is mounted for reading "
        + "only\n")
  }

  @Test func `on a full disk everything can be asked, and what is recorded is refused`() throws {
    let program = try Program()
    try program.makeExample()
    let wanted = try program.run("portfolio")
    let found = try program.shell(
      """
      unshare -m sh -c 'mkdir small && mount -t tmpfs -o size=2m none small && \
      cp -r city.stadtbuch small/ && (head -c 4m /dev/zero > small/rest 2>/dev/null || true) && \
      $PROGRAM portfolio --ledger small/city.stadtbuch && \
      $PROGRAM record project.described project/eakte cohort=3 --reason x \
      --ledger small/city.stadtbuch; echo $?; $PROGRAM verify -q --ledger small/city.stadtbuch \
      | tail -1'
      """)
    #expect(found.output == wanted.output + "74\nyes          150\n", "\(found.errors)")
    #expect(found.errors.contains("MiB are free"), "\(found.errors)")
  }

  private static func mounted(_ command: String) -> String {
    "unshare -m sh -c 'mount --bind city.stadtbuch city.stadtbuch && "
      + "mount -o remount,ro,bind city.stadtbuch && \(command)'"
  }

  /// The line for a shell within single quotes.
  private static func quoted(_ line: String) -> String {
    line.replacingOccurrences(of: "'", with: "'\\''")
  }
}
