import Foundation

/// One line of the table.
struct Measurement {
  let work: String
  let target: String
  let measured: String
  var ratio = ""
  /// Nil where no target is set.
  var isMet: Bool?
}

/// Collects measurements and prints them as they come.
struct Table {
  private(set) var rows: [Measurement] = []

  mutating func add(
    _ work: String, _ target: String, _ measured: String, ratio: String = "", met: Bool? = nil
  ) {
    let row = Measurement(
      work: work, target: target, measured: measured, ratio: ratio, isMet: met)
    rows.append(row)
    // Unbuffered, so that long runs can be followed.
    FileHandle.standardError.write(Data("  \(work): \(measured) \(ratio)\n".utf8))
  }

  /// The table in Markdown.
  var markdown: String {
    var lines = ["| work | target | measured | ratio | met |", "|---|---|---|---|---|"]
    for row in rows {
      let met = row.isMet.map { $0 ? "yes" : "**no**" } ?? "–"
      lines.append(
        "| \(row.work) | \(row.target) | \(row.measured) | \(row.ratio) | \(met) |")
    }
    return lines.joined(separator: "\n")
  }
}

/// Time and its words.
enum Timing {
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    return seconds(clock.now - start)
  }

  static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  /// So many a second, in words.
  static func rate(_ count: Int, _ seconds: Double) -> String {
    let rate = Double(count) / max(seconds, 1e-9)
    if rate >= 1e6 { return "\(rounded(rate / 1e6)) M/s" }
    if rate >= 1e3 { return "\(rounded(rate / 1e3)) k/s" }
    return "\(rounded(rate)) /s"
  }

  static func duration(_ seconds: Double) -> String {
    if seconds < 1e-3 { return "\(rounded(seconds * 1e6)) µs" }
    if seconds < 1 { return "\(rounded(seconds * 1e3)) ms" }
    return "\(rounded(seconds)) s"
  }

  /// Three digits that count.
  static func rounded(_ value: Double) -> String {
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }

  /// The value below which so many percent lie.
  static func percentile(_ values: [Double], _ percent: Int) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }
}

/// What the measurements were taken on.
enum Machine {
  static var description: String {
    let cpu = lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }
    let memory = lines("/proc/meminfo").first { $0.hasPrefix("MemTotal") }
    let hash = lines("/proc/cpuinfo").first { $0.hasPrefix("flags") }
    let hasHash = hash?.split(separator: " ").contains("sha_ni") ?? false
    return [
      cpu.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? "unknown processor",
      "\(ProcessInfo.processInfo.activeProcessorCount) cores",
      memory.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } ?? "",
      hasHash ? "with SHA instructions" : "without SHA instructions",
      ProcessInfo.processInfo.operatingSystemVersionString,
    ].joined(separator: ", ")
  }

  private static func lines(_ path: String) -> [String] {
    ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
      .split(separator: "\n").map(String.init)
  }
}
