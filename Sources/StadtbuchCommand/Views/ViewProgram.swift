import Stadtbuch

/// Runs the command of a view: everything that it takes and prints follows from the view.
struct ViewProgram {
  let view: AnyView
  let words: [String]
  var console = Console.terminal

  /// The program of the view that a command line names; nil where it names none.
  init?(_ arguments: [String], _ catalogue: Catalogue, console: Console = .terminal) {
    // The longest name that fits: `kpi board` before one that is called `kpi`.
    let found = catalogue.views.filter { arguments.starts(with: $0.about.path) }
      .max { $0.about.path.count < $1.about.path.count }
    guard let found else { return nil }
    view = found
    words = Array(arguments.dropFirst(found.about.path.count))
    self.console = console
  }

  func run() throws {
    let language = ViewArguments.language(in: words) ?? Language.ofEnvironment
    do {
      let arguments = try ViewArguments(words, view)
      if arguments.wantsHelp {
        return try console.write(Array(ViewHelp(view, language).text.utf8))
      }
      try answer(arguments)
    } catch let error as ChoiceError {
      let option = error.parameter.map { name in
        let head = view.parameters.first { $0.name == name }
        // What is given by its place is known by its name in the help.
        return head?.isPositional ?? false
          ? "\(name.uppercased()) "
          : "\(ParameterHead(name: name, kind: .text, help: .nothing).option) "
      }
      let help = "stadtbuch \(view.about.path.joined(separator: " ")) --help"
      throw Failure(
        .usage,
        Label(
          en: "\(option ?? "")\(error.why.en); see “\(help)”",
          de: "\(option ?? "")\(error.why.de); siehe „\(help)“"))
    }
  }

  private func answer(_ arguments: ViewArguments) throws {
    let common = arguments.common
    let asked = try view.shape(arguments.given)
    if common.usedFormat == .xlsx, common.out == nil {
      throw ChoiceError(
        nil,
        Label(
          "--format xlsx needs --out FILE.xlsx", "--format xlsx braucht --out DATEI.xlsx"))
    }
    if common.usedFormat != .xlsx, common.out != nil {
      throw ChoiceError(
        nil,
        Label(
          "--out belongs to --format xlsx; send other formats into a file with >",
          "--out gehört zu --format xlsx; andere Formate mit > in eine Datei leiten"))
    }
    if asked.isDrawn || common.isDrawn, common.usedFormat != .table {
      throw ChoiceError(
        nil,
        Label(
          "a drawing is for people; leave out --format \(common.usedFormat)",
          "eine Zeichnung ist für Menschen; --format \(common.usedFormat) weglassen"))
    }
    if asked.asked != nil,
      common.question.point.asOf != nil || common.question.point.knownAt != .head
    {
      throw ChoiceError(
        nil,
        Label(
          "the points are said already; leave out --as-of and --known-at",
          "die Stände sind schon gesagt; --as-of und --known-at weglassen"))
    }
    let opened = try common.place.open(quiet: common.isQuiet)
    defer { opened.close() }
    let engine = opened.seen(by: Audience(common.audience))
    var question = common.question
    question.point.language = common.textLanguage
    var ready = try engine.ready(view, asked, question)
    let progress = Progress(
      view.about.name, total: ready.frame.point.knownAt, isQuiet: common.isQuiet)
    ready.frame.progress = { progress.update($0) }
    if common.isDrawn {
      guard ready.shape.chart != nil else {
        throw ChoiceError(
          "chart",
          Label(
            "rows that are grouped so cannot be drawn; leave out --group-by",
            "so zusammengefasste Zeilen lassen sich nicht zeichnen; --group-by weglassen"))
      }
      ready.draw()
    }
    let (point, known) = (ready.frame.point, ready.knownAt)
    let closing = try AnswerWriter(common, console: console).write(
      ready.head, names: { try engine.titles(of: $0, asOf: point.asOf, knownAt: known) }
    ) { take in
      defer { progress.end(point.knownAt) }
      return try engine.run(ready, take)
    }
    if !closing.exists { throw Failure(.no) }
  }
}
