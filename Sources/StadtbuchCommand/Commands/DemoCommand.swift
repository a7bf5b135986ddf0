import ArgumentParser
import Foundation
import Stadtbuch

/// Makes a ledger of real data and walks through it.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a ledger of ten yearly lists of the UK's major projects and walks through it.",
    discussion: """
      Each step prints the command line that does it, so that it can be tried again with another \
      date. A ledger that an earlier demonstration has made is used again. Each list counts as \
      known from the end of July of the year in which it was published.

      The data are found in the folder Fixtures above the current directory or the program, or \
      where STADTBUCH_FIXTURES says.

      Examples:
        stadtbuch demo
        stadtbuch demo /tmp/uk.stadtbuch --lang de
      """)

  @Argument(help: "Where the ledger is made.")
  var directory = "demo.stadtbuch"

  @Option(help: "The language of words for people; else taken from LANG.")
  var lang: LanguageOption?

  @Flag(name: .shortAndLong, help: "Shows no progress.")
  var quiet = false

  func run() throws {
    let language = (try OutputOptions.parse([])).language(or: lang)
    if !FileManager.default.fileExists(atPath: directory + "/ledger.json") {
      say(
        Phrase(
          """
          A ledger of the UK Government Major Projects Portfolio: ten yearly lists, each compared \
          with the one before, so that only what differs is recorded.
          """,
          """
          Ein Stadtbuch der Großprojekte der britischen Regierung: zehn jährliche Listen, jede \
          verglichen mit der davor, so dass nur erfasst wird, was sich ändert.
          """)[language])
      for command in DemoStep.making(try FixturesFolder.find()) { try run(command, language) }
    }
    for (number, step) in DemoStep.walk.enumerated() {
      say("\n\(number + 1). \(step.text[language])")
      for command in step.commands { try run(command, language) }
    }
    say(
      Phrase(
        "\nGo on: stadtbuch help, or stadtbuch portfolio --ledger \(directory)",
        "\nWeiter: stadtbuch help oder stadtbuch portfolio --ledger \(directory)")[language])
  }

  private func say(_ text: String) {
    try? Terminal.write(Array((text + "\n").utf8))
  }

  /// Shows the command line, then runs it.
  private func run(_ command: [String], _ language: Language) throws {
    let line = (["stadtbuch"] + command + ["--ledger", directory]).map(DemoCommand.quoted)
    say("\n" + Style.bold.on("$ \(line.joined(separator: " "))", Terminal.hasColour))
    var options = ["--ledger", directory, "--lang", language.rawValue, "--no-pager"]
    if quiet || command.first == "import" { options.append("--quiet") }
    var parsed = try Root.parseAsRoot(command + options)
    try parsed.run()
  }

  private static func quoted(_ argument: String) -> String {
    argument.contains(" ") ? "\"\(argument)\"" : argument
  }
}
