import Foundation
import TestSupport
import Testing

/// Sums beyond 64 bits, through the program as people run it.
@Suite struct `Amounts without end` {
  private let day = "--as-of \(RichLedger.day)"

  private func ledger(_ rich: RichLedger) throws -> Program {
    let program = try Program()
    try program.write(rich.lines.joined(separator: "\n"), to: "rich.jsonl")
    let made = try program.run("init --name Krösus -q")
    try #require(made.status == 0, "\(made.errors)")
    let imported = try program.run("import rich.jsonl -q")
    try #require(imported.status == 0, "\(imported.errors)")
    return program
  }

  @Test func `are answered by every command, and in every form`() throws {
    let rich = RichLedger()
    let program = try ledger(rich)
    let failures = try Questions.failures(
      program, subjects: ["project/p", "grant/g", "synergy/s"], points: [day],
      others: ["\(day) --known-at \(rich.open)"])
    #expect(failures == [])
    let report = try program.run("report quarterly \(day) --out report --lang de -q")
    #expect(report.status == 0, "\(report.errors)")
    // Eleven baselines of a thousand lines: what only the sum over projects goes beyond.
    let portfolio = try program.run("portfolio \(day) --lang en", environment: ["COLUMNS": "400"])
    #expect(!portfolio.output.contains("amount 9"), "money is no object of two texts")
    let before = try program.run(
      "portfolio \(day) --known-at \(rich.open) --group-by kind --format json")
    let group = try JSONValue(parsing: before.output)["rows"].elements.first
    #expect(group?["need"]["amount"] == .text(RichLedger.times(11_000).text(scale: 2)))
  }

  @Test func `of 9,300 bookings on one project are shown as money`() throws {
    let rich = RichLedger(
      bookings: RichLedger.many, onOthers: LongForm.isAsked ? RichLedger.many : 10)
    let program = try ledger(rich)
    let point = "\(day) --known-at \(rich.open)"
    if LongForm.isAsked {
      #expect(try Questions.failures(program, subjects: ["project/p"], points: [point]) == [])
    }
    let amount = RichLedger.times(RichLedger.many).text(scale: 2)
    let all = RichLedger.times(RichLedger.many + (LongForm.isAsked ? RichLedger.many : 10))
    let json = try JSONValue(parsing: try program.run("portfolio \(point) --format json").output)
    #expect(json["rows"].elements.first?["money"]["spent"]["amount"] == .text(amount))
    let table = try program.run("portfolio \(point) --lang en", environment: ["COLUMNS": "400"])
    #expect(table.status == 0 && table.output.contains("92,999,999,999,999,907.00"))
    #expect(!table.output.contains("amount 9"), "money is no object of two texts")
    let csv = try program.run("portfolio \(point) --format csv").output
    #expect(csv.contains(",\(amount),") && csv.contains(",EUR\r\n"))
    let few = try program.run("portfolio \(point) --where 'money.spent>92999999999999906.99' -q")
    #expect(few.output.contains("project/p") && !few.output.contains("project/q1"))
    let money = { (sum: LongNumber) in
      #"{"amount":"\#(sum.text(scale: 2))","currency":"EUR"}"#
    }
    let shown = try program.run("show project/p \(point) --format json").output
    #expect(shown.contains(money(RichLedger.times(RichLedger.many))))
    let budget = try program.run("budget --year 2024 \(point) --format json").output
    #expect(budget.contains(#""spent":"# + money(all)))
    let facts = try program.run("export --facts \(point)").output
    #expect(
      facts.contains(
        "account:spent/2024/source/hh/material:EUR\t" + money(RichLedger.times(RichLedger.many))))
    for line in [
      "replay --verify \(point)", "budget --year 2024", "sample --method amount --n 3 --seed 1",
    ] {
      let outcome = try program.run(line + " -q")
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }
}
