import Foundation

/// Measures, or writes the log, as the options say.
func measure(_ options: BenchmarkOptions) throws {
  let folder =
    "\(options.folder)/city-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var run = BenchmarkRun(
    folder: folder, count: options.count, program: options.program, peer: options.peer,
    only: options.only)
  if let path = options.lines {
    print("\(try run.writeLines(options.count, to: path)) bytes")
    return
  }
  print(Machine.description)
  var log = CityLog(count: min(options.count, 200_000))
  var made = 0
  let seconds = Timing.seconds { while log.next() != nil { made += 1 } }
  print("the generator makes \(Timing.rate(made, seconds))")
  try run.run()
  print("\n\(Machine.description)\n\n\(run.table.markdown)")
}

do throws(BenchmarkOptions.Fault) {
  guard let options = try BenchmarkOptions(Array(CommandLine.arguments.dropFirst())) else {
    print(BenchmarkOptions.use)
    exit(0)
  }
  do {
    try measure(options)
  } catch {
    print("\(error)")
    exit(1)
  }
} catch {
  FileHandle.standardError.write(
    Data("city-benchmark: \(error); see “city-benchmark --help”\n".utf8))
  exit(64)
}
