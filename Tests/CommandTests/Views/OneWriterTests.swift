import Foundation
import TestSupport
import Testing

/// Commands that are no views answer in the form of views.
@Suite struct `What is no view` {
  private static let commands = [
    "record unit.created unit/neu kind=office name=Neu", "verify", "rebuild", "replay --verify",
    "doctor", "import empty.csv", "reproduce", "reproduce report/none",
    "reconcile booked.csv --key booking", "init --name B --ledger b",
  ]

  private func town() throws -> Program {
    let program = try Program()
    try program.makeExample()
    try program.write("booking,amount\nB-1,1\nB-1,2\n", to: "booked.csv")
    try program.write("type,subject\n", to: "empty.csv")
    return program
  }

  @Test(arguments: commands) func `has the keys of every answer`(command: String) throws {
    let outcome = try town().run("\(command) -q --format json")
    let answer = try JSONValue(parsing: outcome.output)
    for key in ["asOf", "knownAt", "lastSequence", "rows", "warnings", "notices"] {
      #expect(outcome.output.contains("\"\(key)\":"), "\(command) has \(key)")
    }
    #expect(answer["warnings"].elements.count == answer["notices"].elements.count, "\(command)")
  }

  @Test(arguments: commands.dropLast())
  func `has as many cells as columns in every line of CSV`(command: String) throws {
    let outcome = try town().run("\(command) -q --format csv")
    let lines = outcome.output.split(separator: "\r\n").filter { !$0.contains("\"") }
    let counts = Set(lines.map { $0.count { $0 == "," } })
    #expect(counts.count == 1, "\(command):\n\(outcome.output)")
  }
}
