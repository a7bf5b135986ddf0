import Foundation
import LMDB
import Presentation
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

  /// Whether a workbook stands at a path: yesterday's may be written over, nothing else.
  private static func isWorkbook(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4)) == Data([0x50, 0x4b, 0x03, 0x04])
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
    if asked.asked != nil, common.point.asOf != nil || common.point.knownAt != .head {
      throw ChoiceError(
        nil,
        Label(
          "the points are said already; leave out --as-of and --known-at",
          "die Stände sind schon gesagt; --as-of und --known-at weglassen"))
    }
    let opened = try common.place.open(quiet: common.isQuiet)
    defer { opened.close() }
    let book = opened.seen(by: Audience(common.audience))
    var point = common.point
    point.language = common.textLanguage
    if common.organisationIsToday { point.organisationDay = book.today }
    var (frame, known) = try book.frame(point, of: asked)
    let progress = Progress(
      view.about.name, total: frame.point.knownAt, isQuiet: common.isQuiet)
    frame.progress = { progress.update($0) }
    let run = ShapeRun(book: book, frame: frame, known: known, progress: progress)
    var shape = try common.rows.applied(to: frame.seen(asked), currency: frame.currency)
    if common.isDrawn {
      guard shape.chart != nil else {
        throw ChoiceError(
          "chart",
          Label(
            "rows that are grouped so cannot be drawn; leave out --group-by",
            "so zusammengefasste Zeilen lassen sich nicht zeichnen; --group-by weglassen"))
      }
      shape.isDrawn = true
    }
    let head = AnswerHead(
      title: view.about.title, empty: view.about.empty, shape: shape, asOf: frame.point.asOf,
      knownAt: known, currency: frame.currency, audience: book.audience,
      shown: try common.rows.shown(in: shape.columns))
    let closing: Closing
    switch common.usedFormat {
    case .json:
      var format = JSONFormat(head, common.textLanguage)
      closing = try run.take(shape, &format)
      try console.write { try format.write(closing, $0) }
    case .csv:
      var format = CSVFormat(head, common.csvForm)
      closing = try run.take(shape, &format)
      try console.write { try format.write(closing, $0) }
    case .table:
      var format = TableFormat(
        head, common.language, width: console.width, hasColour: console.hasColour)
      closing = try run.take(shape, &format)
      try format.finish(closing) { subjects in
        try book.titles(of: subjects, asOf: frame.point.asOf, knownAt: known)
      }
      try console.write(lines: format.lineCount, paged: common.hasPager) {
        try format.write(closing, $0)
      }
    case .html:
      var format = HTMLFormat(head, common.language)
      closing = try run.take(shape, &format)
      try format.finish { try book.titles(of: $0, asOf: frame.point.asOf, knownAt: known) }
      try console.write { try format.write(closing, $0) }
    case .xlsx:
      var format = XLSXFormat(head, common.language)
      closing = try run.take(shape, &format)
      var workbook: [UInt8] = []
      try format.write(closing) { workbook += $0 }
      let path = try CommandInput.checked(path: common.out ?? "")
      var writer = ReportWriter(mayReplace: ViewProgram.isWorkbook(path))
      try writer.write([(path, workbook)])
    }
    if common.usedFormat != .json {
      for notice in head.notices(closing, common.language) {
        console.say("\(Label.warning[common.language]): \(notice.text)")
      }
    }
    if !closing.exists { throw Failure(.no) }
  }
}

/// A run of a shape on a ledger.
private struct ShapeRun {
  let book: Book
  let frame: Frame
  let known: KnownAt
  let progress: Progress

  /// Hands the rows of a shape to a format: they wait until the view has run to its end, so that no
  /// transaction is open while somebody reads.
  func take<Format: AnswerFormat & ~Copyable>(
    _ shape: Shape, _ format: inout Format
  ) throws -> Closing {
    defer { progress.end(frame.point.knownAt) }
    return try book.run(shape, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
  }
}
