import Foundation

/// `city-benchmark [--events N] [--folder PATH] [--program PATH] [--only GROUP] [--lines PATH]`
///
/// Measures a log of N events (default a million) and prints a Markdown table. `--lines` only
/// writes the city's log as JSON lines. GROUP is `city`, `reading`, `questions`, `log`,
/// `replay`, `steady`, `durable`, `import` or `memory`.
func option(_ name: String) -> String? {
  guard let place = CommandLine.arguments.firstIndex(of: name) else { return nil }
  return CommandLine.arguments.dropFirst(place + 1).first
}

func measure() throws {
  let count = option("--events").flatMap(Int.init) ?? 1_000_000
  let base = option("--folder") ?? NSTemporaryDirectory()
  let folder = "\(base)/city-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var run = BenchmarkRun(
    folder: folder, count: count, program: option("--program"),
    only: option("--only"))
  if let path = option("--lines") {
    print("\(try run.writeLines(count, to: path)) bytes")
    return
  }
  print(Machine.description)
  var log = CityLog(count: min(count, 200_000))
  var made = 0
  let seconds = Timing.seconds { while log.next() != nil { made += 1 } }
  print("the generator makes \(Timing.rate(made, seconds))")
  try run.run()
  print("\n\(Machine.description)\n\n\(run.table.markdown)")
}

do {
  try measure()
} catch {
  print("\(error)")
  exit(1)
}
