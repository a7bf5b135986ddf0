import Foundation
import Synchronization
import TestSupport
import Testing

/// What a run of the program left behind.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
  /// The signal that ended it, if one did.
  var signal: Int32?
}

/// The built program in a folder of its own, with a clock that stands still.
final class Program {
  /// The folder in which it runs; the ledger is `city.stadtbuch` in it.
  let folder: URL
  /// Tells the files of runs apart.
  private let started = Atomic<Int>(0)

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("stadtbuch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The root of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The worked example.
  static let example = package.appendingPathComponent("Fixtures/example/dezernat-4.jsonl").path

  /// The program next to the tests' bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder =
      bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
      ?? package.appendingPathComponent(".build/debug")
    return folder.appendingPathComponent("stadtbuch").path
  }()

  /// Runs it to its end.
  func run(
    _ arguments: [String], environment extra: [String: String] = [:],
    executable: String = Program.path
  ) throws -> Outcome {
    try start(arguments, environment: extra, executable: executable).outcome()
  }

  /// Starts it; any number may run at once.
  func start(
    _ arguments: [String], environment extra: [String: String] = [:],
    executable: String = Program.path
  ) throws -> Running {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8",
      "STADTBUCH_NOW": "2026-02-01T12:00:00Z",
    ]
    environment.merge(extra) { $1 }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let number = started.wrappingAdd(1, ordering: .relaxed).newValue
    let running = Running(
      process: process, line: arguments.joined(separator: " "),
      output: folder.appendingPathComponent("output-\(number)"),
      errors: folder.appendingPathComponent("errors-\(number)"))
    let output = try file(running.output)
    let errors = try file(running.errors)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try output.close()
    try errors.close()
    return running
  }

  /// A run that has not ended yet.
  struct Running {
    let process: Process
    /// Its arguments, for messages.
    let line: String
    fileprivate let output: URL
    fileprivate let errors: URL

    /// Waits for its end.
    func outcome() throws -> Outcome {
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: try text(output), errors: try text(errors),
        signal: process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil)
    }

    private func text(_ url: URL) throws -> String {
      defer { try? FileManager.default.removeItem(at: url) }
      return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
  }

  /// Runs a line of the shell in which `$PROGRAM` is the program.
  func shell(_ line: String) throws -> Outcome {
    try run(["-c", line], environment: ["PROGRAM": Program.path], executable: "/bin/sh")
  }

  /// Runs a command line as people write it; blanks in double quotes belong to an argument.
  func run(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
    try run(Program.arguments(line), environment: environment)
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of any bytes into the folder.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  /// Makes the ledger of the worked example.
  func makeExample() throws {
    let made = try run("init --name Musterstadt --origin test/musterstadt -q")
    try #require(made.status == 0, "\(made.errors)")
    let imported = try run(["import", Program.example, "--trust-time", "-q"])
    try #require(imported.status == 0, "\(imported.errors)")
  }

  private func file(_ url: URL) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return try FileHandle(forWritingTo: url)
  }

  static func arguments(_ line: String) -> [String] {
    var arguments: [String] = []
    var current = ""
    var (isQuoted, hasQuotes) = (false, false)
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        hasQuotes = true
      case " " where !isQuoted:
        if !current.isEmpty || hasQuotes { arguments.append(current) }
        (current, hasQuotes) = ("", false)
      default: current.append(character)
      }
    }
    if !current.isEmpty || hasQuotes { arguments.append(current) }
    return arguments
  }
}

/// Compares what command lines print, whole, with what stands in `Golden`.
func expectGolden(
  _ name: String, _ program: Program, _ lines: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var text = ""
  for line in lines {
    let outcome = try program.run(line)
    text += "$ stadtbuch \(line)\n\(outcome.output)"
    if !outcome.errors.isEmpty { text += "2> \(outcome.errors)" }
    if !text.hasSuffix("\n") { text += "\n" }
    text += "[\(outcome.status)]\n\n"
  }
  // An id that the program draws is another one each time, so the file would hold only once.
  let drawn = text.split(separator: "\n").first { $0.contains("019c1912-fa00-7") }
  #expect(drawn == nil, "give --id", sourceLocation: sourceLocation)
  // Nor may a place of this machine stand in it: columns are as wide as what stands in them.
  #expect(
    !text.contains(Program.package.path) && !text.contains(program.folder.path),
    "copy the file into the program's folder", sourceLocation: sourceLocation)
  let url = Program.package.appendingPathComponent("Tests/CommandTests/Golden/\(name).txt")
  let difference = try Golden.difference(text, from: url)
  #expect(difference == nil, "\(difference ?? "")", sourceLocation: sourceLocation)
}
