import Foundation
import Stadtbuch
import TestSupport
import Testing
import Views
import Vocabulary

@testable import Web

/// A ledger that a server of its own process serves, driven by a script of Python with the client of
/// the fixtures: one process is started from here, all others by it.
private struct ServerScript {
  let folder: String
  let token: String

  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/root/.pyenv/shims/python3"]
    .first(where: FileManager.default.isExecutableFile)

  static let program = Bundle.main.bundleURL.deletingLastPathComponent()
    .appending(path: "stadtbuch-serve").path

  /// Whether the programs are there that these tests are made with.
  static let isPossible =
    FileManager.default.isExecutableFile(atPath: program) && python != nil

  var ledger: String { folder + "/city.stadtbuch" }

  init() throws {
    folder = try TemporaryLedger.folder()
    let engine = try Engine.create(
      at: folder + "/city.stadtbuch",
      identity: LedgerIdentity(name: "Stadt", origin: "test/kill", timeZone: "Europe/Berlin"))
    defer { engine.close() }
    var chance = SystemRandomNumberGenerator()
    token = try AccessTokens(engine.ledger.folders).create(
      "k1", role: .controller, actor: "client/test", units: [], now: engine.ledger.now,
      expires: nil, from: &chance
    ).text
    try "write: true\n".write(toFile: folder + "/serve.yaml", atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// What begins every script: the server runs, and `client` asks it.
  private var head: String {
    """
    import json, signal, subprocess, sys, threading
    sys.path.insert(0, \(quoted(ServedTown.fixtures.appending(path: "clients").path)))
    sys.dont_write_bytecode = True
    from stadtbuch_client import Client, Problem
    server = subprocess.Popen(
        [\(quoted(ServerScript.program)), "--ledger", \(quoted(ledger)), "--port", "0",
         "--config", \(quoted(folder + "/serve.yaml"))],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    client = Client(server.stdout.readline().strip() + "api/v1", \(quoted(token)))
    data = {"title": "E-Akte", "kind": "agenda"}
    def named(number):
        return "00000000-0000-7000-8000-%012x" % number
    def register(number, tries=1):
        return client.record(
            "project.registered", "project/k%d" % number, data, named(number), tries)
    try:
    """
  }

  /// Runs a script, and ends the server as a power cut does; gives what it printed.
  func run(_ body: String) throws -> String {
    let script =
      head + "\n"
      + body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    " + $0 }.joined(separator: "\n")
      + "\nfinally:\n    server.kill()\n    server.wait()\n"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ServerScript.python ?? "")
    process.arguments = ["-c", script]
    process.standardInput = FileHandle.nullDevice
    let out = folder + "/out"
    _ = FileManager.default.createFile(atPath: out, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: out))
    process.standardOutput = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    #expect(process.terminationStatus == 0)
    return try String(contentsOfFile: out, encoding: .utf8)
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

@Suite(.serialized, .enabled(if: ServerScript.isPossible))
struct `The server as a process` {
  @Test func `the client in Python reads, records and follows`() throws {
    let script = try ServerScript()
    defer { script.remove() }
    let printed = try script.run(
      """
      for number in (1, 2, 3):
          print(register(number)["events"][0]["outcome"])
      print(register(1)["events"][0]["outcome"])
      print(len(list(client.rows("portfolio", limit=2, columns="status"))))
      for number, event in enumerate(client.follow(after=0), 1):
          print(event["sequence"], event["subject"])
          if number == 3:
              break
      try:
          client.read("portfolio", nix=1)
      except Problem as problem:
          print(problem.status, problem.problem["reason"])
      """)
    #expect(
      printed == """
        recorded
        recorded
        recorded
        duplicate
        3
        1 project/k1
        2 project/k2
        3 project/k3
        400 choice

        """)
  }

  @Test func `what was answered is there after the process was killed`() async throws {
    let script = try ServerScript()
    defer { script.remove() }
    var answered: Set<String> = []
    for round in 0..<(LongForm.isAsked ? 100 : 4) {
      let printed = try script.run(
        """
        answered, lock = [], threading.Lock()
        def work(start):
            for number in range(start, start + 40):
                try:
                    register(number)
                except Exception:
                    return
                with lock:
                    answered.append(number)
                    if len(answered) == 20:
                        server.kill()
        threads = [threading.Thread(target=work, args=(\(round * 1_000) + place * 50 + 1,)) for place in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for number in answered:
            print(number)
        """)
      let numbers = printed.split(separator: "\n").map(String.init)
      #expect(numbers.count >= 20)
      answered.formUnion(numbers)
      let engine = try Engine.open(at: script.ledger)
      let text = String(decoding: try engine.json(Portfolio.self), as: UTF8.self)
      for number in answered {
        #expect(text.contains("\"project/k\(number)\""), "round \(round), project \(number)")
      }
      let town = Stadtbuch(engine)
      #expect(try await town.replay(comparing: true).isEqual == true)
      await town.close()
    }
  }
}
