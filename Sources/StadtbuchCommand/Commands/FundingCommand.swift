import ArgumentParser
import Presentation
import Stadtbuch

/// Shows who is not funded.
struct FundingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funding",
    abstract: "Shows what projects need, what of it is secured, and what is missing.",
    discussion: """
      Secured is what years authorise and do not block, of closed years what was spent, and what \
      grants promise beyond that. Gaps are added, never netted with what others have too much. \
      What was said about the funding stands beside what its money says.

      Examples:
        stadtbuch funding
        stadtbuch funding --gap --as-of 2024-12-31
        stadtbuch funding --gap --lang de --format csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Only projects that lack something.")
  var gap = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.funding(
      gapsOnly: gap, asOf: point.day, knownAt: point.request)
    let output = Output(options: output)
    var layout = Output.Layout(
      title: .funding,
      columns: [
        .named("subject", .subject), .named("title", .title, mayShrink: true, leaveOut: 3),
        .named("need", .need), .named("secured", .secured), .named("gap", .gap),
        .named("parts", .securedBy, mayShrink: true, leaveOut: 2),
        .named("asserted", .asserted, show: .word), .named("derived", .derived, show: .word),
        .named("conflict", .conflict, leaveOut: 1),
      ], empty: gap ? .noGap : .nothing)
    if self.output.format == .table {
      try addWords(&answer, book, output)
      addEnded(&answer, output)
      if answer.rows.count > 1 { layout.total = total(answer, output) }
    }
    try output.write(answer, layout)
  }

  /// What ended projects have as a last row, so that what stands above the total adds up to it.
  private func addEnded(_ answer: inout Answer, _ output: Output) {
    guard case .object(var ended)? = answer.beside["ended"],
      case .integer(let count)? = ended["count"], count > 0
    else { return }
    ended.append("subject", .text("\(count) \(Label.endedCounted[output.language])"))
    ended.append("title", .text(Label.waysToEnd[output.language]))
    answer.rows.append(ended)
  }

  /// The sums of the answer as the last line.
  private func total(_ answer: Answer, _ output: Output) -> AnswerObject? {
    guard case .object(var total)? = answer.beside["total"] else { return nil }
    total.append("subject", .text(Label.total[output.language]))
    return total
  }

  /// Adds titles, and what is secured by what, in words.
  private func addWords(_ answer: inout Answer, _ book: Book, _ output: Output) throws {
    let titles = try book.titles(
      of: answer.rows.compactMap { $0["subject"]?.plainText }, asOf: answer.asOf,
      knownAt: answer.knownAt)
    for place in answer.rows.indices {
      let row = answer.rows[place]
      answer.rows[place].append(
        "title", row["subject"]?.plainText.flatMap { titles[$0] }.map(AnswerValue.text))
      guard case .list(let parts)? = row["securedParts"], !parts.isEmpty else { continue }
      let texts = parts.compactMap { part -> String? in
        guard case .object(let part) = part, let of = part["of"], let amount = part["amount"]
        else { return nil }
        return "\(output.format.text(of)) \(output.format.text(amount, withCurrency: false))"
      }
      answer.rows[place].append("parts", .text(texts.joined(separator: " · ")))
    }
  }
}
