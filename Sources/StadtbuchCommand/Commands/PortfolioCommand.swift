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
    if self.output.format == .json {
      let json = answer.json { json in
        for (index, row) in portfolio.rows.enumerated() {
          if index > 0 { json.append(0x2c) }
          row.append(json: &json)
        }
      }
      try Terminal.write(json)
      return
    }
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
        ], footer: [footer(portfolio, output)]))
  }

  /// The sums of what stands above: of groups with the money of ended projects, which are one.
  private func footer(
    _ portfolio: PortfolioAnswer, _ output: Output, isGrouped: Bool = false
  ) -> String {
    let total = portfolio.total(withEnded: isGrouped)
    let format = output.format
    func amount(_ phrase: Phrase, _ minor: Total?) -> String? {
      minor.map {
        "\(phrase[output.language]) "
          + format.text(.money(Money(minor: $0, currency: total.currency)))
      }
    }
    let parts =
      ["\(total.count) \((total.count == 1 ? Phrase.project : .projects)[output.language])"]
      + [
        amount(.need, total.need), amount(.secured, total.secured), amount(.gap, total.gap),
        amount(.spent, total.spent),
      ].compactMap { $0 }
    return parts.joined(separator: " · ")
  }

  private func show(
    _ groups: [PortfolioGroup], _ keys: [PortfolioKey], _ portfolio: PortfolioAnswer,
    _ answer: inout Answer
  ) throws {
    let output = Output(options: output)
    if self.output.format == .json {
      let json = answer.json { json in
        for (index, group) in groups.enumerated() {
          if index > 0 { json.append(0x2c) }
          group.append(json: &json)
        }
      }
      try Terminal.write(json)
      return
    }
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
        footer: [footer(portfolio, output, isGrouped: true)]))
  }
}
