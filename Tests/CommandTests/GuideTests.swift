import Foundation
import Testing

/// What the guide's pages show is what the program prints.
@Suite struct `The guide` {
  @Test(arguments: ["Questions", "AuditQuestions", "Fragen"])
  func `shows what the program prints`(page: String) throws {
    try expectShown(page, atLeast: 6, in: try folder())
  }

  @Test func `shows what it prints of the worked example`() throws {
    try expectShown("AskingInTime", atLeast: 4, in: try folder())
    let program = try folder()
    try program.makeExample()
    try expectShown("Auditing", atLeast: 8, in: program)
  }

  @Test func `is compared line by line, and only where it says so with gaps`() {
    let printed = ["a 1", "b 2", "", "c 3"]
    #expect(firstDifference(shown: printed, printed: printed) == nil)
    #expect(firstDifference(shown: ["a 1", "…", "c 3"], printed: printed) == nil)
    #expect(firstDifference(shown: ["…", "b 2", "…"], printed: printed) == nil)
    #expect(firstDifference(shown: ["a …", "b 2", "", "…3"], printed: printed) == nil)
    #expect(firstDifference(shown: ["a 1", "c 3"], printed: printed) != nil)
    #expect(firstDifference(shown: ["a 1", "b 2"], printed: printed) != nil)
    #expect(firstDifference(shown: ["…", "c 3", "b 2"], printed: printed) != nil)
    #expect(firstDifference(shown: ["a 2", "…"], printed: printed) != nil)
    #expect(firstDifference(shown: ["b…", "…"], printed: printed) != nil)
    #expect(isShown("x  …  2  …  3.00  …", of: "x 1 2 0 3.00"))
    #expect(isShown("as of … · known at 7 (…)", of: "as of today · known at 7 (now)"))
    #expect(!isShown("x … 2 … 1", of: "x 1 2"))
    #expect(!isShown("x … 3.00 …", of: "x 13.00 1"))
  }

  /// A folder with the fixtures beside it, as the pages take it.
  private func folder() throws -> Program {
    let program = try Program()
    for (name, target) in [
      ("Fixtures", Program.package.appendingPathComponent("Fixtures").path),
      ("dezernat-4.jsonl", Program.example),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appendingPathComponent(name).path, withDestinationPath: target)
    }
    return program
  }

  /// Runs the commands of a page, one after another, and compares what stands below them.
  private func expectShown(_ page: String, atLeast count: Int, in program: Program) throws {
    let url = Program.package
      .appendingPathComponent("Sources/Stadtbuch/Stadtbuch.docc/\(page).md")
    let commands = shownCommands(String(decoding: try Data(contentsOf: url), as: UTF8.self))
    #expect(commands.count >= count, "\(page).md shows \(commands.count) commands")
    // The ledger of the long demonstration is left out: ten large lists take too long here.
    for command in commands where !command.line.contains("demo.stadtbuch") {
      let outcome = try program.shell(
        "stadtbuch() { \"$PROGRAM\" \"$@\"; }; { \(command.line); } 2>&1")
      guard !command.shown.isEmpty else {
        #expect(outcome.status == 0, "\(page).md: \(command.line)\n\(outcome.output)")
        continue
      }
      let difference = firstDifference(
        shown: command.shown, printed: trimmedLines(outcome.output))
      #expect(difference == nil, "\(page).md: $ \(command.line)\n\(difference ?? "")")
    }
  }
}

/// A command line on a page, and the lines that stand below it there.
private struct ShownCommand {
  let line: String
  var shown: [String] = []
}

/// The command lines of the blocks that begin with `$ stadtbuch`.
private func shownCommands(_ page: String) -> [ShownCommand] {
  var commands: [ShownCommand] = []
  for (number, block) in page.components(separatedBy: "```").enumerated()
  where number % 2 == 1 && block.hasPrefix("\n$ stadtbuch ") {
    let first = commands.count
    for line in trimmedLines(String(block.dropFirst())) {
      if line.hasPrefix("$ ") {
        commands.append(ShownCommand(line: String(line.dropFirst(2))))
      } else if commands.count > first {
        commands[commands.count - 1].shown.append(line)
      }
    }
  }
  return commands
}

/// The lines without blanks at their ends and without empty ones at the end of all.
private func trimmedLines(_ text: String) -> [String] {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    String(line.reversed().drop(while: { $0 == " " || $0 == "\r" }).reversed())
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}

/// What of the shown lines is not printed so: a line `…` stands for any lines.
private func firstDifference(shown: [String], printed: [String]) -> String? {
  var next = 0
  var mayLeaveOut = false
  for line in shown {
    guard line != "…" else {
      mayLeaveOut = true
      continue
    }
    let end = mayLeaveOut ? printed.count : min(next + 1, printed.count)
    guard let found = (next..<end).first(where: { isShown(line, of: printed[$0]) }) else {
      return "shown   \(line)\nprinted \(next < printed.count ? printed[next] : "the end")"
    }
    next = found + 1
    mayLeaveOut = false
  }
  return mayLeaveOut || next == printed.count ? nil : "not shown \(printed[next])"
}

/// Whether a line is shown: a `…` in it stands for any text. How wide a column is left blank
/// beside a `…` does not count, but where a blank stands there, a word must end.
private func isShown(_ shown: String, of printed: String) -> Bool {
  let pieces = shown.trimmingCharacters(in: [" "]).components(separatedBy: "…").map(narrowed)
  guard let first = pieces.first, pieces.count > 1 else { return shown == printed }
  let line = printed.trimmingCharacters(in: [" "]) + " "
  guard line.hasPrefix(first) else { return false }
  var rest = line.dropFirst(first.hasSuffix(" ") ? first.count - 1 : first.count)
  for piece in pieces.dropFirst().dropLast() where piece != " " {
    guard let place = rest.range(of: piece) else { return false }
    rest = rest[place.upperBound...]
    if piece.hasSuffix(" ") { rest = line[line.index(before: rest.startIndex)...] }
  }
  return pieces.last.map { $0.isEmpty || rest.hasSuffix($0 + " ") } ?? false
}

/// The text with one blank where several stand at its beginning or end.
private func narrowed(_ text: String) -> String {
  let inner = text.trimmingCharacters(in: [" "])
  guard !inner.isEmpty else { return text.isEmpty ? "" : " " }
  return (text.hasPrefix(" ") ? " " : "") + inner + (text.hasSuffix(" ") ? " " : "")
}
