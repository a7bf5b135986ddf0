import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Stadtbuch
import Vocabulary
import Web

/// Serves ledgers over HTTP: what `stadtbuch serve` becomes.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stadtbuch-serve",
    abstract: "Serves ledgers over HTTP: every view, every entry, for the right people only.",
    usage: "stadtbuch serve [--ledger DIR …] [--host H] [--port P] [--config FILE] [--demo]",
    discussion: """
      Without configuration it answers this machine alone and writes nothing; it prints an address \
      with a key that opens it once.

      Examples:
        stadtbuch serve --demo
        stadtbuch serve --ledger leipzig.stadtbuch --port 8080
        stadtbuch serve --ledger a.stadtbuch --ledger b.stadtbuch --config serve.yaml
      """)

  @Option(
    help: ArgumentHelp(
      """
      A ledger's folder; may be given several times. Else those of the configuration, else \
      STADTBUCH_LEDGER, else ./city.stadtbuch.
      """, valueName: "DIR"))
  var ledger: [String] = []

  @Option(help: "The address at which it listens; 127.0.0.1 if nothing is said.")
  var host: String?

  @Option(help: "The port at which it listens; 8080 if nothing is said, 0 for one that is free.")
  var port: Int?

  @Option(
    help: ArgumentHelp("The configuration; see the guide “Serving over HTTP”.", valueName: "FILE"))
  var config: String?

  @Flag(help: .hidden)
  var open = false

  func run() async throws {
    do {
      try await serve()
    } catch {
      let (status, text) = ServeFailure.statusAndText(of: error)
      FileHandle.standardError.write(Data("stadtbuch serve: \(text)\n".utf8))
      Foundation.exit(status)
    }
  }

  private func serve() async throws {
    let setup = try ServeSetup(
      config: config, ledgers: ledger, host: host, port: port, isOpen: open)
    let logger = Logger(label: "stadtbuch") { label in
      ChangingLog(StreamLogHandler.standardError(label: label), setup.changing)
    }
    let server = try await setup.open(logger: logger)
    let application = try server.application(logger: logger) { port in
      let lines = server.greeting(port: port).joined(separator: "\n")
      FileHandle.standardOutput.write(Data("\(lines)\n".utf8))
    }
    do {
      try await application.runService()
    } catch {
      await server.close()
      throw error
    }
    await server.close()
  }
}
