import Foundation
import Testing
import Vocabulary

/// The `.proto` file under the stock compiler: what an auditor has who trusts no code of ours.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: Protoc.path)))
struct SchemaProtocTests {
  @Test func `the stock protoc accepts the proto file`() throws {
    let protoc = try Protoc()
    let result = try protoc.run(["--fatal_warnings", "-o", "/dev/null", "stadtbuch.proto"])
    #expect(result.status == 0)
  }

  @Test func `the stock protoc reads every record of the example and writes the same bytes`()
    throws
  {
    let protoc = try Protoc()
    var log: [UInt8] = []
    for (index, line) in try Self.lines().enumerated() {
      let record = try Self.record(line, sequence: UInt64(index + 1))
      log.append(0x0A)
      var length = record.count
      while length > 0x7F {
        log.append(UInt8(length & 0x7F) | 0x80)
        length >>= 7
      }
      log.append(UInt8(length))
      log += record
    }
    let decoded = try protoc.run(["--decode=stadtbuch.v1.Log", "log.proto"], input: Data(log))
    #expect(decoded.status == 0)
    let text = String(decoding: decoded.output, as: UTF8.self)
    // A field that the file does not know is printed by its number.
    let unknown = text.split(separator: "\n").filter {
      $0.drop { $0 == " " }.first?.isNumber ?? false
    }
    #expect(unknown.isEmpty)
    #expect(text.contains("project_registered {"))
    let encoded = try protoc.run(
      ["--deterministic_output", "--encode=stadtbuch.v1.Log", "log.proto"], input: decoded.output)
    #expect(encoded.output == Data(log))
  }

  private static func lines() throws -> [String] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/example/dezernat-4.jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func record(_ line: String, sequence: UInt64) throws -> [UInt8] {
    let bytes = Array(line.utf8)
    var draft = try DraftReader().read(line: bytes.span)
    draft.validFrom = draft.validFrom ?? Day(year: 2024, month: 1, day: 15)
    draft.visibility = draft.visibility ?? .internal
    var record: [UInt8] = []
    RecordEncoder.encode(
      draft, sequence: sequence, time: try #require(draft.time), timeTrusted: true, into: &record)
    return record
  }
}

/// The compiler in a folder of its own that holds the schema.
private final class Protoc {
  static let path = "/usr/bin/protoc"
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Schema.proto(.current).utf8).write(to: folder.appending(path: "stadtbuch.proto"))
    let log = """
      syntax = "proto3";
      package stadtbuch.v1;
      import "stadtbuch.proto";
      message Log { repeated Record record = 1; }
      """
    try Data(log.utf8).write(to: folder.appending(path: "log.proto"))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func run(_ arguments: [String], input: Data = Data()) throws -> (status: Int32, output: Data) {
    let (from, to) = (folder.appending(path: "input"), folder.appending(path: "output"))
    try input.write(to: from)
    try Data().write(to: to)
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = ["--proto_path=\(folder.path)"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: from)
    process.standardOutput = try FileHandle(forWritingTo: to)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try Data(contentsOf: to))
  }
}
