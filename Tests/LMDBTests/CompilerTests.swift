import Foundation
import Testing

/// What the compiler must refuse, tried with the compiler itself.
@Suite struct CompilerTests {
  struct Snippet: Sendable, CustomTestStringConvertible {
    let name: String
    let body: String
    let error: String
    var testDescription: String { name }
  }

  static let refused: [Snippet] = [
    Snippet(
      name: "a span kept after its read",
      body: """
          var kept: Span<UInt8>? = nil
          try environment.read { (transaction) throws(LMDBError) in
            kept = try transaction.get(table, 1)
          }
          print(kept?.count ?? 0)
        """, error: "lifetime-dependent variable 'kept' escapes its scope"),
    Snippet(
      name: "a span returned from a read",
      body: """
          let kept: Span<UInt8>? = try environment.read { (transaction) throws(LMDBError) in
            try transaction.get(table, 1)
          }
          print(kept?.count ?? 0)
        """, error: "Escapable"),
    Snippet(
      name: "a span of a cursor kept after its read",
      body: """
          var kept: Span<UInt8> = Span()
          try environment.read { (transaction) throws(LMDBError) in
            var cursor = try transaction.cursor(table)
            if try cursor.first() { kept = cursor.value }
          }
          print(kept.count)
        """, error: "lifetime-dependent variable 'kept' escapes its scope"),
    Snippet(
      name: "a span used after the next write",
      body: """
          try environment.write { (transaction) throws(LMDBError) in
            let value = try transaction.get(table, 1)
            try transaction.delete(table, 1)
            print(value?.count ?? 0)
          }
        """, error: "overlapping accesses to 'transaction'"),
    Snippet(
      name: "a span put back while it is still borrowed",
      body: """
          try environment.write { (transaction) throws(LMDBError) in
            guard let value = try transaction.get(table, 1) else { return }
            try transaction.put(table, 2, value: value)
          }
        """, error: "overlapping accesses to 'transaction'"),
    Snippet(
      name: "a cursor moved after a write",
      body: """
          try environment.write { (transaction) throws(LMDBError) in
            var cursor = try transaction.cursor(table)
            try transaction.delete(table, 1)
            _ = try cursor.next()
          }
        """, error: "overlapping accesses to 'transaction'"),
    Snippet(
      name: "the reading side used after a write",
      body: """
          try environment.write { (transaction) throws(LMDBError) in
            let reading = transaction.reading
            try transaction.delete(table, 1)
            print(try reading.count(of: table))
          }
        """, error: "overlapping accesses to 'transaction'"),
    Snippet(
      name: "a read transaction used after its end",
      body: """
          func keep(_ transaction: consuming ReadTransaction) {}
          try environment.read { (transaction) throws(LMDBError) in keep(transaction) }
        """, error: "'transaction' is borrowed and cannot be consumed"),
    Snippet(
      name: "a write transaction used after its end",
      body: """
          func keep(_ transaction: consuming WriteTransaction) {}
          try environment.write { (transaction) throws(LMDBError) in keep(transaction) }
        """, error: "missing reinitialization of inout parameter 'transaction' after consume"),
    Snippet(
      name: "a transaction carried into a closure that runs later",
      body: """
          var later: [() -> UInt64] = []
          try environment.write { (transaction) throws(LMDBError) in
            later.append({ transaction.id })
          }
          print(later.count)
        """, error: "escaping closure captures 'inout' parameter 'transaction'"),
  ]

  @Test(arguments: refused)
  func `an escape from a transaction does not compile`(_ snippet: Snippet) throws {
    let result = try Self.compile(snippet.body)
    #expect(result.status != 0, "it compiled")
    #expect(result.output.contains(snippet.error), "\(result.output)")
  }

  @Test func `the same without the escape compiles`() throws {
    let result = try Self.compile(
      """
        let size = try environment.read { (transaction) throws(LMDBError) in
          var cursor = try transaction.cursor(table)
          guard try cursor.first() else { return 0 }
          let first = cursor.value
          _ = try cursor.next()
          return first.count + (try transaction.get(table, 1)?.count ?? 0)
        }
        try environment.write { (transaction) throws(LMDBError) in
          let size = try transaction.get(table, 1)?.count ?? size
          print(size, try transaction.reading.count(of: table))
          try transaction.delete(table, 1)
        }
      """)
    #expect(result.status == 0, "\(result.output)")
  }

  /// Compiles a function with this body against the module under test, up to the checks of
  /// ownership and lifetimes, which come after type checking.
  private static func compile(_ body: String) throws -> (status: Int32, output: String) {
    let directory = try TemporaryDirectory()
    let file = directory.path + "/Snippet.swift"
    let text = """
      import LMDB
      func snippet(_ environment: Environment, _ table: Table) throws {
      \(body)
      }
      """
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let modules = try #require(
      modulesDirectory, "the built module LMDB was not found beside \(CommandLine.arguments)")
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL.path()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6",
      "-enable-experimental-feature", "Lifetimes", "-I", modules,
      "-Xcc", "-fmodule-map-file=\(root)/Sources/CLMDB/module.modulemap", file,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Where the build has put its modules: beside the test program or bundle.
  private static let modulesDirectory: String? = {
    var candidates = CommandLine.arguments
    candidates.append(URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path())
    for candidate in candidates where candidate.hasPrefix("/") {
      var folder = URL(filePath: candidate)
      for _ in 0..<6 {
        folder = folder.deletingLastPathComponent()
        let modules = folder.appending(path: "Modules").path()
        if FileManager.default.fileExists(atPath: modules + "/LMDB.swiftmodule") { return modules }
      }
    }
    return nil
  }()
}
