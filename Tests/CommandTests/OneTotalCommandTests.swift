import Foundation
import Testing

/// The total of a portfolio on the terminal.
@Suite struct `The total of a portfolio` {
  /// The small city of two projects, of which one is merged into the other.
  private func merged() throws -> Program {
    let program = try Program()
    let lines = [
      "init --name T --time-zone Europe/Berlin --currency EUR -q",
      "record unit.created unit/a kind=office name=A --valid-from 2024-01-01 -q",
      "record source.defined source/hh kind=budget title=HH --valid-from 2024-01-01 -q",
      "record project.registered project/p title=p kind=department lead=unit/a "
        + "--valid-from 2024-01-01 -q",
      "record project.registered project/q title=q kind=department lead=unit/a "
        + "--valid-from 2024-01-01 -q",
      "record budget.appropriated project/p year=2024 kind=appropriation amount=1000EUR "
        + "source=source/hh --valid-from 2024-01-01 -q",
      "record budget.appropriated project/q year=2024 kind=appropriation amount=500EUR "
        + "source=source/hh --valid-from 2024-01-01 -q",
      "record project.merged project/p into=project/q --valid-from 2024-06-01 -q",
    ]
    for line in lines {
      let outcome = try program.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    return program
  }

  @Test func `04-two-totals-of-one-portfolio`() throws {
    let program = try merged()
    func total(_ line: String) throws -> String {
      let lines = try program.run(line).output.split(separator: "\n")
      let total = try #require(lines.last { $0.hasPrefix("Total") })
      return String(total.split(separator: " ").first { $0.contains(".") } ?? "")
    }
    let list = try total("portfolio --as-of 2024-07-01")
    #expect(list == "1,500.00")
    for key in ["lead", "department", "status", "kind", "funding.derived"] {
      #expect(try total("portfolio --as-of 2024-07-01 --group-by \(key)") == list, "\(key)")
    }
    let json = try program.run("portfolio --as-of 2024-07-01 --format json").output
    #expect(
      json.contains(
        #""ended":{"count":1,"need":{"amount":"0.00","currency":"EUR"},"#
          + #""secured":{"amount":"1000.00","currency":"EUR"},"#
          + #""spent":{"amount":"0.00","currency":"EUR"}}"#))
    #expect(
      json.contains(#""total":{"count":1,"secured":{"amount":"1500.00","currency":"EUR"}"#))
  }

  @Test func `a merger takes away what describes a project and none of its money`() throws {
    let changes = try merged().run(
      "changes --rows --from 2024-05-31 --to 2024-06-30 --subject project/p --lang de")
    #expect(changes.status == 0)
    #expect(!changes.output.contains("money."))
    #expect(changes.output.contains("zusammengelegt mit project/q"))
  }
}
