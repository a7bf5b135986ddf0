import ArgumentParser
import Stadtbuch

/// Shows the portfolio.
struct PortfolioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio",
    abstract: "Shows the projects and their money at a point, one by one or in groups.",
    discussion: """
      --where compares keys of the rows (as --format json names them) with =, !=, <, <=, >, >=, \
      joined by and; a text with blanks stands in double quotes.

      Examples:
        stadtbuch portfolio
        stadtbuch portfolio --as-of 2024-12-31 --known-at 2025-01-15
        stadtbuch portfolio --group-by department,status
        stadtbuch portfolio --where 'status=implementation and money.gap > 0' --format csv
        stadtbuch portfolio --group-by department --org today
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var organisation: OrganisationOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Groups by keys of the rows that have one value.", valueName: "A[,B]"))
  var groupBy: String?

  @Option(name: .customLong("where"), help: ArgumentHelp("Only these.", valueName: "EXPR"))
  var filter: String?

  func run() throws {
    let keys = try groupBy.map { try parsed("--group-by") { try PortfolioKey.list($0) }($0) }
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var options = PortfolioOptions(organisation: organisation(book))
    if let filter {
      let currency = Currency(book.ledger.identity.currency) ?? .eur
      options.condition = try parsed("--where") {
        try PortfolioCondition($0, currency: currency)
      }(filter)
    }
    let (portfolio, knownAt) = try book.portfolio(
      asOf: point.day, knownAt: point.request, options)
    if self.output.format == .json {
      return try Terminal.write(book.json(portfolio, knownAt, groupedBy: keys))
    }
    var answer = book.frame(portfolio, knownAt)
    if let keys {
      try show(portfolio.groups(by: keys), keys, portfolio, &answer)
    } else {
      try show(portfolio, &answer)
    }
  }

  /// The result of a parser, its faults named as those of the option.
  private func parsed<Value>(
    _ option: String, _ parse: @escaping (String) throws -> Value
  ) -> (String) throws -> Value {
    { text in
      do {
        return try parse(text)
      } catch let error as ConditionError {
        throw Failure(.usage, "\(option) “\(text.excerpt)”: \(error)")
      }
    }
  }

  private func organisation(_ book: Book) -> PortfolioOptions.Organisation {
    switch organisation.org {
    case .then: .then
    case .today: .on(book.today)
    case .day(let day): .on(day)
    }
  }

  private func show(_ portfolio: PortfolioAnswer, _ answer: inout Answer) throws {
    let output = Output(options: output)
    answer.columns = PortfolioAnswer.columns
    answer.rows = portfolio.objects
    try output.write(
      answer,
      Output.Layout(
        title: .portfolio,
        columns: [
          .named("subject", .subject), .field("title", mayShrink: true),
          .field("status", show: .word), .named("department", .department, leaveOut: 3),
          .field("report.overall", show: .light), .field("forecast.end", leaveOut: 2),
          .named("funding.derived", .funding, show: .word, leaveOut: 1),
          .named("money.need", .need),
          .named("money.secured", .secured, leaveOut: 4), .named("money.gap", .gap),
          .named("money.spent", .spent), .field("progress", show: .percent, leaveOut: 5),
        ], footer: footer(portfolio, output)))
  }

  /// The total, the same however the portfolio is looked at. Above it what no row of a list shows:
  /// the money of projects that have ended, of which groups have a row.
  private func footer(
    _ portfolio: PortfolioAnswer, _ output: Output, isGrouped: Bool = false
  ) -> [String] {
    let (ended, total) = (portfolio.endedTotal, portfolio.total)
    func counted(_ count: Int64, _ one: Label, _ several: Label) -> String {
      "\(count) \((count == 1 ? one : several)[output.language])"
    }
    var projects = counted(total.count, .project, .projects)
    if ended.count > 0 {
      projects += ", \(counted(ended.count, .endedCounted, .endedCounted))"
    }
    let sums = line(total, output, projects)
    guard ended.count > 0, !isGrouped else { return [sums] }
    return [line(ended, output, counted(ended.count, .endedProject, .endedProjects)), sums]
  }

  private func line(_ sums: PortfolioGroup, _ output: Output, _ counted: String) -> String {
    func amount(_ phrase: Label, _ minor: Total?) -> String? {
      minor.map {
        "\(phrase[output.language]) "
          + output.format.text(.money(Money(minor: $0, currency: sums.currency)))
      }
    }
    let parts =
      [counted]
      + [
        amount(.need, sums.need), amount(.secured, sums.secured),
        sums.isEnded ? nil : amount(.gap, sums.gap), amount(.spent, sums.spent),
      ].compactMap { $0 }
    return parts.joined(separator: " · ")
  }

  private func show(
    _ groups: [PortfolioGroup], _ keys: [PortfolioKey], _ portfolio: PortfolioAnswer,
    _ answer: inout Answer
  ) throws {
    let output = Output(options: output)
    answer.columns = PortfolioAnswer.columns(groupedBy: keys)
    answer.rows = groups.map(\.object)
    var columns = keys.map { key in
      TableColumn.field("group.\(key.rawValue)", show: .word, mayShrink: true)
    }
    columns += [
      .named("group.ended", .ended), .named("count", .count), .named("need", .need),
      .named("secured", .secured), .named("gap", .gap), .named("spent", .spent),
    ]
    columns += ["green", "amber", "red", "grey"].map {
      TableColumn(path: $0, title: Labels.word($0))
    }
    try output.write(
      answer,
      Output.Layout(
        title: .portfolio, columns: columns,
        footer: footer(portfolio, output, isGrouped: true)))
  }
}
