import ArgumentParser
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
      if answer.rows.count > 1 { layout.total = total(answer, output) }
      try addWords(&answer, book, output)
    }
    try output.write(answer, layout)
  }

  /// Needs, secured money and gaps added up, each for itself.
  private func total(_ answer: Answer, _ output: Output) -> AnswerObject {
    var total = AnswerObject()
    total.append("subject", .text(Phrase.total[output.language]))
    for key in ["need", "secured", "gap"] {
      var sum: Money?
      for row in answer.rows {
        guard case .money(let money)? = row[key] else { continue }
        sum = Money(minor: (sum?.minor ?? 0) + money.minor, currency: money.currency)
      }
      total.append(key, sum.map(AnswerValue.money))
    }
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
