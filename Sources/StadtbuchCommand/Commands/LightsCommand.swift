import ArgumentParser
import Presentation
import Stadtbuch

/// Shows the lights of all projects side by side.
struct LightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lights",
    abstract: "Shows the lights of all projects: asserted beside computed, each assessor apart.",
    discussion: """
      Lights of different scales and assessors (self, controlling, external) stand side by side and \
      are never turned into one another. A project without a report is grey; a report that is too \
      old is shown and marked stale. ten-three is computed: red when a project is to cost more than \
      10 % above its cost baseline or to end more than three months after its baseline, grey when \
      one of the two is not known and the other is not red.

      Scales: \(LightScale.all.map { "\($0.name)@\($0.version)" }.joined(separator: ", "))

      Examples:
        stadtbuch lights --as-of 2024-12-31
        stadtbuch lights --scale ten-three --format csv
        stadtbuch lights --scales
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only this scale.", valueName: "NAME[@VERSION]"))
  var scale: String?

  @Flag(help: "The scales themselves and what their values mean.")
  var scales = false

  func run() throws {
    let one = try scale.map { text in
      guard let scale = LightScale.named(text) else {
        let names = LightScale.all.map { "\($0.name)@\($0.version)" }.joined(separator: ", ")
        throw Failure(
          .usage, "--scale “\(text.excerpt)”: there is no such scale; there are: \(names)")
      }
      return scale
    }
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    if scales { return try showScales(book) }
    let answer = try book.lights(asOf: point.day, knownAt: point.request, scale: one)
    let output = Output(options: output)
    guard self.output.format == .table else {
      return try output.write(answer, Output.Layout(title: .lights, columns: []))
    }
    let shown = one.map { [$0] } ?? LightScale.all
    var table = answer
    table.rows = answer.rows.map { LightsCommand.inWords($0, shown, output.language) }
    try output.write(
      table,
      Output.Layout(
        title: .lights, columns: columns(shown),
        footer: LightsCommand.footer(answer.beside, output.language)))
  }

  private func showScales(_ book: Book) throws {
    let output = Output(options: output)
    let language = output.language.rawValue
    try output.write(
      try book.lightScales(),
      Output.Layout(
        title: .scales,
        columns: [
          .named("scale", .scale), .named("version", .version),
          .named("title.\(language)", .type), .named("value", .value),
          .named("meaning.\(language)", .meaning, mayShrink: true),
        ]))
  }

  private func columns(_ scales: [LightScale]) -> [TableColumn] {
    var columns: [TableColumn] = [
      .named("subject", .subject), .field("title", mayShrink: true, leaveOut: 2),
      .named("report.overall", .selfReport, show: .light),
      .field("report.period", leaveOut: 3),
      .named("report.stale", .stale),
    ]
    for scale in scales {
      for assessor in ["self", "controlling", "external"] {
        let word = Labels.word(assessor, of: "assessor")
        columns.append(
          TableColumn(
            path: "asserted.\(scale.name).\(assessor).value",
            title: Label(
              en: "\(scale.title.en): \(word.en)", de: "\(scale.title.de): \(word.de)"),
            show: .light))
      }
      guard scale.rule != .asserted else { continue }
      let path = "computed.\(scale.name)"
      columns.append(TableColumn(path: "\(path).light", title: scale.title, show: .light))
      columns.append(.named("\(path).cost.over", .costOver, leaveOut: 1))
      columns.append(.named("\(path).time.delayDays", .lag, leaveOut: 1))
    }
    return columns
  }

  /// The row with the names of values that are more than a colour, and with a word where there is
  /// no report: that is another thing than a report that says grey.
  private static func inWords(
    _ row: AnswerObject, _ scales: [LightScale], _ language: Language
  ) -> AnswerObject {
    var row = row
    if row["report"] == nil {
      var none = AnswerObject()
      none.append("overall", .text(Label.noReport[language]))
      row.append("report", .object(none))
    }
    guard case .object(var asserted)? = row["asserted"] else { return row }
    for scale in scales {
      guard case .object(var assessors)? = asserted[scale.name] else { continue }
      for member in assessors.members {
        guard case .object(var light) = member.value, case .text(let text)? = light["value"],
          let value = scale.value(text), text.contains("-")
        else { continue }
        light["value"] = .text(value.title[language])
        assessors[member.name] = .object(light)
      }
      asserted[scale.name] = .object(assessors)
    }
    row["asserted"] = .object(asserted)
    return row
  }

  private static func footer(_ beside: AnswerObject, _ language: Language) -> [String] {
    func line(_ title: String, _ path: String) -> String? {
      guard case .object(let counts)? = beside[path: path] else { return nil }
      let parts = counts.members.compactMap { member -> String? in
        guard case .integer(let count) = member.value else { return nil }
        let word =
          member.name == "stale"
          ? Label.ofTheseStale[language] : Labels.word(member.name)[language]
        return "\(word) \(count)"
      }
      return "\(title): " + parts.joined(separator: " · ")
    }
    var lines = [line(Label.selfReport[language], "counts.report")]
    for scale in LightScale.all {
      lines.append(line(scale.title[language], "counts.computed.\(scale.name)"))
    }
    return lines.compactMap { $0 }
  }
}
