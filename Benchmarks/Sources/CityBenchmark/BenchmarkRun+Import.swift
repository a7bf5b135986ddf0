import Foundation
import Vocabulary

/// The program itself, as a process of its own.
extension BenchmarkRun {
  mutating func measureImport() throws {
    guard let program else {
      table.add("import of JSON lines, whole process", Targets.importing.text, "not measured")
      return
    }
    let lines = min(count, 1_000_000)
    let file = folder + "/city.jsonl"
    let bytes = try writeLines(lines, to: file)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let path = folder + "/imported.stadtbuch"
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try run(program, ["init", "-q", "--ledger", path, "--name", "Musterstadt"])
    let (seconds, peak) = try run(
      program, ["import", "-q", "--ledger", path, "--trust-time", file])
    let rate = Double(lines) / seconds
    table.add(
      "import of \(Targets.size(lines)) JSON lines (\(bytes / max(lines, 1)) bytes each), process",
      Targets.importing.text, Timing.rate(lines, seconds), met: rate >= Targets.importing.value)
    table.add(
      "peak of that process", Targets.memory.text, "RssAnon \(peak / 1024) MB",
      met: Double(peak) / 1024 <= Targets.memory.value)
  }

  /// Writes a city's log as CloudEvents; gives the number of bytes.
  func writeLines(_ count: Int, to path: String) throws -> Int {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw BenchmarkError(description: "\(path) cannot be written") }
    var log = CityLog(count: count)
    var record: [UInt8] = []
    var lines: [UInt8] = []
    var (sequence, total): (UInt64, Int) = (0, 0)
    while var draft = log.next() {
      sequence += 1
      draft.visibility = .internal
      draft.validFrom = draft.validFrom ?? Day(ordinal: log.today)
      let isOwnDay = draft.contentType.day != .given
      record.removeAll(keepingCapacity: true)
      RecordEncoder.encode(
        draft, sequence: sequence, time: log.now, timeTrusted: true, into: &record)
      if isOwnDay, let layout = try? RecordLayout(record.span) {
        draft.validFrom = ownDay(record.span, layout) ?? draft.validFrom
        record.removeAll(keepingCapacity: true)
        RecordEncoder.encode(
          draft, sequence: sequence, time: log.now, timeTrusted: true, into: &record)
      }
      CloudEventWriter.append(record.span, try RecordLayout(record.span), to: &lines)
      if lines.count > 1 << 20 {
        total += lines.count
        try file.write(contentsOf: lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: lines)
    try file.close()
    return total + lines.count
  }

  /// The day that the data of a type name.
  private func ownDay(_ record: Span<UInt8>, _ layout: RecordLayout) -> Day? {
    let number = layout.innerTypeNumber ?? layout.typeNumber
    guard let type = Registry.current.type(numbered: number) else { return nil }
    let data = DataView(type.fields, record.extracting(layout.data))
    switch type.day {
    case .given: return nil
    case .field(let name): return data.date(name)
    case .periodEnd(let name): return data.text(name).flatMap { Period($0)?.lastDay }
    }
  }

  /// Runs a program to its end, its output into a file or nowhere; gives the seconds and the peak of
  /// its anonymous memory in kB. That its answer is no is no failure.
  func run(
    _ program: String, _ arguments: [String], output: String? = nil
  ) throws -> (seconds: Double, peak: Int) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    if let output {
      _ = FileManager.default.createFile(atPath: output, contents: nil)
      process.standardOutput = FileHandle(forWritingAtPath: output)
    }
    process.standardError = FileHandle.standardError
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    var peak = 0
    while process.isRunning {
      peak = max(peak, anonymous(process.processIdentifier))
      Thread.sleep(forTimeInterval: 0.005)
    }
    process.waitUntilExit()
    guard process.terminationStatus <= 1 else {
      throw BenchmarkError(
        description: "\(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
    return (Timing.seconds(clock.now - start), peak)
  }

  private func anonymous(_ process: Int32) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") })
    else { return 0 }
    return Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0
  }
}
