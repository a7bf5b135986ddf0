import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Makes a ledger of real data, or of an invented city, and walks through it.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a ledger of real data or of an invented city and walks through it.",
    discussion: """
      Without --city: ten yearly lists of the UK's major projects, the real data that come with the \
      source. With --city: the several years of an invented German city; --list names them.

      Each step prints the command line that does it, so that it can be tried again with another \
      date. A ledger that an earlier demonstration has made is used again. Each list counts as \
      known from the end of July of the year in which it was published.

      The data are found in the folder Fixtures above the current directory or the program, or \
      where STADTBUCH_FIXTURES says.

      Examples:
        stadtbuch demo
        stadtbuch demo --list
        stadtbuch demo --city musterstadt --lang de
        stadtbuch demo /tmp/uk.stadtbuch --lang de
      """)

  @Argument(help: "Where the ledger is made; else demo.stadtbuch, of a city NAME.stadtbuch.")
  var folder: String?

  @Option(help: ArgumentHelp("An invented city instead of the real data.", valueName: "NAME"))
  var city: String?

  @Flag(help: "Names what is offered.")
  var list = false

  @Option(help: "The language of words for people; else taken from LANG.")
  var lang: LanguageOption?

  @Flag(name: .shortAndLong, help: "Shows no progress.")
  var quiet = false

  private var directory: String { folder ?? (city ?? "demo") + ".stadtbuch" }

  func validate() throws {
    guard let city, DemoCity.named(city) == nil else { return }
    let names = DemoCity.all.map(\.key).joined(separator: ", ")
    throw ValidationError(
      Label(
        "--city “\(city.excerpt)”: there is no such city; give one of \(names)",
        "--city „\(city.excerpt)“: diese Stadt gibt es nicht; eine angeben von \(names)"))
  }

  func run() throws {
    let language = (try OutputOptions.parse([])).language(or: lang)
    if list {
      for (name, text) in DemoCommand.offers(language) { say("\(name)  \(text)") }
      return
    }
    let fixtures = try FixturesFolder.find()
    let chosen = city.flatMap(DemoCity.named)
    if !FileManager.default.fileExists(atPath: directory + "/ledger.json") {
      say((chosen.map(DemoCommand.introduction) ?? DemoCommand.introduction)[language])
      let making = chosen?.making(fixtures) ?? DemoStep.making(fixtures)
      for command in making { try run(command, language) }
    }
    for (number, step) in (chosen?.walk(fixtures) ?? DemoStep.walk).enumerated() {
      say("\n\(number + 1). \(step.text[language])")
      for command in step.commands { try run(command, language) }
    }
    say(
      Label(
        "\nGo on: stadtbuch help, or stadtbuch portfolio --ledger \(directory.visibleLine)",
        "\nWeiter: stadtbuch help oder stadtbuch portfolio --ledger \(directory.visibleLine)")[
          language])
  }

  private static let introduction = Label(
    """
    A ledger of the UK Government Major Projects Portfolio: ten yearly lists, each compared with \
    the one before, so that only what differs is recorded.
    """,
    """
    Ein Stadtbuch der Großprojekte der britischen Regierung: zehn jährliche Listen, jede \
    verglichen mit der davor, so dass nur erfasst wird, was sich ändert.
    """)

  private static func introduction(_ city: DemoCity) -> Label {
    Label(
      "\(city.name) (invented), \(city.text[.en]).",
      "\(city.name) (frei erfunden), \(city.text[.de]).")
  }

  /// What is offered, the names set to one width.
  private static func offers(_ language: Language) -> [(String, String)] {
    let real = Label(
      "the UK's major projects, ten yearly lists (real data)",
      "Großprojekte der britischen Regierung, zehn jährliche Listen (echte Daten)")
    let invented = Label("invented", "frei erfunden")[language]
    let cities = DemoCity.all.map {
      ("--city \($0.key)", "\($0.name) (\(invented)), \($0.text[language])")
    }
    let offers = [("", real[language])] + cities
    let width = offers.map(\.0.count).max() ?? 0
    return offers.map { name, text in
      ("stadtbuch demo \(name)" + String(repeating: " ", count: width - name.count), text)
    }
  }

  private func say(_ text: String) {
    try? Terminal.write(Array((text + "\n").utf8))
  }

  /// Shows the command line, then runs it.
  private func run(_ command: [String], _ language: Language) throws {
    let line = (["stadtbuch"] + command + ["--ledger", directory]).map(DemoCommand.quoted)
    say(
      "\n"
        + Style.bold.on("$ \(line.joined(separator: " ").visibleLine)", Terminal.hasColour))
    var options = ["--lang", language.rawValue, "--no-pager"]
    if quiet || command.first == "import" { options.append("--quiet") }
    do {
      try DemoCommand.run(command + options, in: directory)
    } catch let failure as Failure where failure.status == .no && failure.text == nil {
      // The answer is no, such as a list that differs: that is what the step shows.
    }
  }

  /// Runs a command in a ledger.
  static func run(_ command: [String], in directory: String) throws {
    let words = command + ["--ledger=\(directory)"]
    guard let program = ViewProgram(words, .standard) else {
      var parsed = try Root.parseAsRoot(words)
      return try parsed.run()
    }
    try program.run()
  }

  private static func quoted(_ argument: String) -> String {
    argument.contains(" ") ? "\"\(argument)\"" : argument
  }
}
