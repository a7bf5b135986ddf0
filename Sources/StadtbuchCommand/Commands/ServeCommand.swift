import ArgumentParser
import Foundation
import Stadtbuch

/// Becomes the program that serves ledgers over HTTP.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves ledgers over HTTP: every view, every entry, for the right people only.",
    usage: "stadtbuch serve [--ledger DIR …] [--host H] [--port P] [--config FILE] [--demo]",
    discussion: """
      Without configuration it answers this machine alone and writes nothing; it prints an address \
      with a key that opens it once. --demo opens on an invented city with years of history. All \
      options: stadtbuch serve --options.

      It becomes the program stadtbuch-serve, which stands beside this one or in PATH and is built \
      apart, since a server's packages are slow to build:
        swift build -c release --product stadtbuch-serve

      Examples:
        stadtbuch serve --demo
        stadtbuch serve --ledger leipzig.stadtbuch --port 8080
        stadtbuch serve --config leipzig.stadtbuch/config/serve.yaml
      """)

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var words: [String] = []

  func run() throws {
    if words.contains("--help") || words.contains("-h") { throw CleanExit.helpRequest(self) }
    try check()
    _ = try SecondProgram.path()
    var words = words.map { $0 == "--options" ? "--help" : $0 }
    if let place = words.firstIndex(of: "--demo") {
      words.replaceSubrange(place...place, with: ["--ledger", try demoCity(), "--open"])
    }
    try SecondProgram.become(words)
  }

  /// Refuses what the other program would not know, in the words of this one.
  private func check() throws {
    var isValue = false
    for word in words {
      defer { isValue = !isValue && ServeCommand.valued.contains(word) }
      let isOption =
        ServeCommand.valued.contains(word) || ["--demo", "--options", "--version"].contains(word)
        || ServeCommand.valued.contains { word.hasPrefix("\($0)=") }
      guard !isValue, !isOption else { continue }
      throw Failure(
        .usage,
        "“\(word.excerpt)” is not understood; “stadtbuch serve --options” names the options",
        "„\(word.excerpt)“ ist unverständlich; „stadtbuch serve --options“ nennt die Optionen")
    }
  }

  /// The options of the other program that take a value.
  private static let valued = ["--ledger", "--host", "--port", "--config"]

  /// The ledger of the demonstration's city: made where none is yet.
  private func demoCity() throws -> String {
    let folder = NSTemporaryDirectory() + "stadtbuch-demo-\(getuid())"
    let ledger = "\(folder)/musterstadt.stadtbuch"
    guard !FileManager.default.fileExists(atPath: "\(ledger)/ledger.json") else { return ledger }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let fixtures = try FixturesFolder.find()
    guard let city = DemoCity.named("musterstadt") else { return ledger }
    for command in city.making(fixtures) {
      try DemoCommand.run(command + ["--quiet"], in: ledger)
    }
    return ledger
  }
}
