import ArgumentParser
import Presentation
import Stadtbuch

/// Shows what makes a figure, and the events behind a value.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what makes a figure, and the events behind a value.",
    discussion: """
      Of a key of a row, such as money.need of a project or value of an indicator, it shows the \
      figure, the rule that makes it and its parts, each with what it adds and the events that make \
      it; the amounts add up to the figure. Else ATTRIBUTE is a whole name as “stadtbuch show” \
      prints it or the beginning of names; without it all attributes are explained. An indicator is \
      explained for --period, else for the latest period of which anything is known; one that is \
      counted down to the items. Exit code 1 if there is nothing: then it says whether subject, \
      attribute or day is another than was meant.

      Examples:
        stadtbuch explain project/eakte money.need
        stadtbuch explain project/eakte money.secured --as-of 2024-12-31
        stadtbuch explain project/eakte available --year 2024
        stadtbuch explain indicator/glas value --period 2024-Q4
        stadtbuch explain project/eakte status
        stadtbuch explain project/eakte account:spent/2024 --as-of 2024-12-31
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Of an indicator: the period.", valueName: "period"))
  var period: String?

  @Option(help: ArgumentHelp("Of a row of the budget: the year.", valueName: "year"))
  var year: Int?

  @Argument(help: "The subject: kind/key.")
  var subject: String

  @Argument(help: "The key of a row, or the attribute.")
  var attribute: String?

  func run() throws {
    // What programs read is English unless a language is asked for.
    var request = ExplainRequest(
      language: output.format == .table ? output.language : output.lang?.language ?? .en)
    if let period {
      guard let named = Period(period) else {
        throw Failure(
          .usage, "--period “\(period)” is not a period; give 2024, 2024-Q4 or 2024-12")
      }
      request.period = named
    }
    if let year, !(1900...2999).contains(year) {
      throw Failure(.usage, "--year \(year) is no fiscal year; give one from 1900 to 2999")
    }
    request.year = year
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let answer = try book.explain(
      subject, attribute, asOf: point.day, knownAt: point.request, request)
    let title = attribute.map { "\(subject) \($0)" } ?? subject
    let output = Output(options: output)
    try output.write(
      answer,
      Output.Layout(
        title: Label(title, title),
        columns: [
          .named("sequence", .event), .named("type", .type),
          .named("subject", .subject, mayShrink: true),
          .named("attribute", .attribute, mayShrink: true),
          .named("value", .value, mayShrink: true), .named("validFrom", .validFrom),
          .named("recordedAt", .recordedAt, show: .instant, leaveOut: 1),
          .named("actor", .actor, leaveOut: 2),
          .named("reason", .reason, mayShrink: true), .named("state", .state),
        ], sections: sections(answer), footer: footer(answer, output)))
    if answer.rows.isEmpty { throw Failure(.no) }
  }

  private func sections(_ answer: Answer) -> [Output.Section] {
    func rows(_ name: String) -> [AnswerObject] {
      guard case .list(let values)? = answer.beside[name] else { return [] }
      return values.compactMap { value in
        if case .object(let row) = value { row } else { nil }
      }
    }
    return [
      Output.Section(
        title: .inputs,
        columns: [
          .named("attribute", .attribute), .named("value", .value, show: .figure),
        ], rows: rows("inputs")),
      Output.Section(
        title: .parts,
        columns: [
          .named("text", .part, mayShrink: true), .named("amount", .amount, show: .figure),
          .named("subject", .subject, mayShrink: true),
          .named("sequences", .eventsOfIt, mayShrink: true),
        ], rows: rows("parts")),
    ]
  }

  /// The figure, and the rule that makes it.
  private func footer(_ answer: Answer, _ output: Output) -> [String] {
    guard case .object(let figure)? = answer.beside["figure"],
      case .text(let key)? = figure["attribute"],
      case .text(let rule)? = answer.beside[path: "rule.text"]
    else { return [] }
    let value = figure["value"].map { value -> String in
      if case .text(let digits) = value { return output.format.figures(digits) }
      return output.format.text(value, of: key.split(separator: ".").last.map(String.init))
    }
    return ["\(key): \(value ?? "–")", rule]
  }
}
