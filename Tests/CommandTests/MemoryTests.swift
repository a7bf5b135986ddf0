import Dispatch
import Foundation
import Testing

/// What the program holds in memory must not depend on how much there is to answer.
@Suite struct `Memory` {
  /// Commands whose answers grow with the log.
  private static let commands = [
    "export", "export --format csv", "export --facts", "audit --format json",
    "audit --format csv", "audit --no-pager", "audit --corrections --format json",
    "audit --late 0 --all --format json", "history project/p1 --format json",
    "history project/p1", "changes --from 2020-01-01@30 --to 2024-12-31 --format json",
    "verify", "replay --verify", "sample --method random --n 20000 --seed 1 --format json",
    "sample --method amount --n 20000 --seed 1 --format csv",
  ]

  @Test func `does not grow with the log`() throws {
    let short = try town(events: 1_000)
    let long = try town(events: 6_000)
    for command in Memory.commands {
      let before = try short.peak(of: command)
      let after = try long.peak(of: command)
      // Up to eight megabytes of an answer wait in memory, in a list that grows by doubling. Five
      // thousand rows that were kept as such would take twelve megabytes and more.
      let waiting = 4 * (after.output - before.output) + 4_000
      #expect(
        after.memory - before.memory < waiting,
        "\(command): \(before) kB at 1,000 events, \(after) kB at 6,000")
    }
  }

  /// A town in which one project has most of the history, in an empty ledger.
  private func town(events count: Int) throws -> Program {
    let program = try Program()
    var lines = MemoryTown(count: count)
    try program.write(lines.text(), to: "town.jsonl")
    let made = try program.run("init --name Musterstadt --origin test/memory -q")
    try #require(made.status == 0, "\(made.errors)")
    let imported = try program.run("import town.jsonl --trust-time -q")
    try #require(imported.status == 0, "\(imported.errors)")
    return program
  }
}

/// Writes the log of a town: bookings of one project on one grant for the most part, with voids,
/// approvals and reports.
private struct MemoryTown {
  let count: Int
  private var made = 0
  private var lines = ""

  init(count: Int) {
    self.count = count
  }

  mutating func text() -> String {
    add("source.defined", "source/hh", #"{"kind":"budget","title":"H"}"#, "2020-01-01")
    for number in 1...10 {
      add(
        "project.registered", "project/p\(number)",
        #"{"title":"Projekt \#(number)","kind":"agenda"}"#, "2020-01-01")
    }
    add(
      "grant.approved", "grant/g",
      #"{"project":"project/p1","reference":"R","notice":"2020-01-02","maximum":{"amount":"#
        + #""900000000.00","currency":"EUR"},"rate":9000,"form":"share","from":"2020-01-01","#
        + #""until":"2024-12-31"}"#, "2020-01-02")
    while made < count { next() }
    return lines
  }

  private mutating func next() {
    let day = "202\(1 + made % 4)-0\(1 + made % 9)-1\(made % 10)"
    switch made % 20 {
    case 17: add("event.approved", "event/\(made - 1)", "{}", day, actor: "person/q")
    case 18: add("event.voided", "event/\(made - 3)", "{}", day, reason: "Tippfehler")
    case 19:
      add("project.status-changed", "project/p1", #"{"status":"implementation"}"#, day)
    default:
      add(
        "expenditure.booked", "project/p\(made % 3 == 0 ? 2 + made % 8 : 1)",
        #"{"booking":"b\#(made)","year":\#(day.prefix(4)),"amount":{"amount":"\#(made).50","#
          + #""currency":"EUR"},"type":"material","source":"source/hh","grant":"grant/g","#
          + #""eligible":true,"voucher":"V-\#(made)","purpose":"Leistung nach Angebot"}"#, day)
    }
  }

  private mutating func add(
    _ type: String, _ subject: String, _ data: String, _ day: String,
    actor: String = "person/p", reason: String? = nil
  ) {
    made += 1
    let seconds = String(format: "%02d:%02d:%02d", made / 3600 % 24, made / 60 % 60, made % 60)
    let id = String(format: "01900000-0000-7000-8000-%012x", made)
    lines +=
      #"{"specversion":"1.0","id":"\#(id)","source":"test/town","type":"\#(type)","subject":"#
      + #""\#(subject)","time":"2025-01-01T\#(seconds)Z","validfrom":"\#(day)","actor":"\#(actor)""#
      + (reason.map { #","reason":"\#($0)""# } ?? "") + #","data":\#(data)}"# + "\n"
  }
}

extension Program {
  /// The greatest anonymous memory of a run and the size of its output, both in kB.
  fileprivate func peak(of line: String) throws -> (memory: Int, output: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = line.split(separator: " ").map(String.init) + ["-q"]
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "C.UTF-8", "STADTBUCH_NOW": "2026-02-01T12:00:00Z"]
    process.standardInput = FileHandle.nullDevice
    let path = folder.appendingPathComponent("peak").path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: path)
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    var peak = 0
    // Looked at each millisecond until its end, for the kernel keeps no peak of anonymous memory.
    repeat {
      peak = max(peak, Program.anonymous(process.processIdentifier))
    } while ended.wait(timeout: .now() + .milliseconds(1)) == .timedOut
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(line)")
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return (peak, (size ?? 0) / 1_024)
  }

  private static func anonymous(_ process: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line.flatMap { Int($0.split(separator: " ").dropLast().last ?? "") } ?? 0
  }
}
