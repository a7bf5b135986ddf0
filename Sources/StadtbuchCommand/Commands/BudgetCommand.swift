import ArgumentParser
import Presentation
import Stadtbuch

/// By what a budget is put together.
enum BudgetGroupingArgument: String, ExpressibleByArgument, CaseIterable {
  case project, measure, unit, source

  /// The grouping; nil gives each project, measure and budget line its own row.
  var grouping: BudgetGrouping? { BudgetGrouping(rawValue: rawValue) }
}

/// Shows a year's budget.
struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "Shows a year's budget: authorised, blocked, committed, spent and what is available.",
    discussion: """
      The year is the fiscal year that money counts to, whichever day is asked for: --as-of says \
      what holds by then, --known-at what was recorded by then. Projects, measures and budget \
      lines with money in the year have a row each; --by puts them together, and every sum stays \
      the same. By measure, money is split by the weights of what a project implements.

      Examples:
        stadtbuch budget --year 2024
        stadtbuch budget --year 2024 --by source --as-of 2024-12-31
        stadtbuch budget --year 2025 --by unit --org today --lang de
        stadtbuch budget --year 2024 --format csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var organisation: OrganisationOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The fiscal year.", valueName: "Y"))
  var year: Int

  @Option(help: "What has a row: project, measure, unit or source.")
  var by: BudgetGroupingArgument = .project

  func validate() throws {
    guard (1900...2999).contains(year) else {
      throw ValidationError("--year \(year) is no fiscal year; give one from 1900 to 2999")
    }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.budget(
      year: year, by: by.grouping, asOf: point.day, knownAt: point.request,
      organisation: organisation.organisation(book))
    let output = Output(options: output)
    guard self.output.format == .table else { return try output.write(answer, layout(answer)) }
    let name = by == .project ? "subject" : "group.\(by.rawValue)"
    let notes = notes(answer, output)
    var total: AnswerObject?
    if case .object(var sums)? = answer.beside["total"], answer.rows.count > 1 {
      sums.append("subject", .text(Label.total[output.language]))
      sums.append("name", .text(Label.total[output.language]))
      total = sums
    }
    let titles = try book.titles(
      of: answer.rows.compactMap { $0[path: name]?.plainText }, asOf: answer.asOf,
      knownAt: answer.knownAt)
    for place in answer.rows.indices {
      let subject = answer.rows[place][path: name]?.plainText
      answer.rows[place].append("name", label(subject, answer.rows[place], output))
      answer.rows[place].append("title", subject.flatMap { titles[$0] }.map(AnswerValue.text))
    }
    var layout = layout(answer)
    layout.footer = notes
    layout.total = total
    try output.write(answer, layout)
  }

  /// What a row is called in the first column.
  private func label(_ subject: String?, _ row: AnswerObject, _ output: Output) -> AnswerValue {
    if row[path: "group.ended"] != nil { return .text(Label.ended[output.language]) }
    return .text(subject ?? "–")
  }

  /// The columns: of an open year what is available, of a closed one what lapsed instead, and where
  /// it is not nothing what was carried and spent beyond what there was.
  private func layout(_ answer: Answer) -> Output.Layout {
    let isClosed = answer.beside["closed"] == .bool(true)
    func hasAny(_ name: String) -> Bool {
      answer.rows.contains { row in
        if case .money(let money)? = row[name] { money.minor != 0 } else { false }
      }
    }
    let first: Label =
      switch by {
      case .project: .subject
      case .measure: .measure
      case .unit: .unit
      case .source: .source
      }
    var columns: [TableColumn] = [
      .named("name", first), .named("title", .title, mayShrink: true, leaveOut: 15),
      .named("appropriation", .appropriation, leaveOut: 8),
      .named("supplementary", .supplementary, leaveOut: 9),
      .named("overPlan", .overPlan, leaveOut: 12), .named("offPlan", .offPlan, leaveOut: 11),
      .named("carriedIn", .carriedIn, leaveOut: 10),
      .named("carriedOut", .carriedOut, leaveOut: 10),
      .named("transferredIn", .transferredIn, leaveOut: 10),
      .named("transferredOut", .transferredOut, leaveOut: 10),
      .named("authorised", .authorised), .named("blocked", .blocked, leaveOut: 4),
      .named("committed", .committed), .named("spent", .spent),
    ]
    if isClosed {
      columns.append(.named("lapsed", .lapsed))
      if hasAny("overCarried") { columns.append(.named("overCarried", .overCarried, leaveOut: 2)) }
      if hasAny("overspent") { columns.append(.named("overspent", .overspent, leaveOut: 2)) }
    } else {
      columns.append(.named("available", .available))
    }
    columns += [
      .named("rest", .rest, leaveOut: 3), .named("stranded", .stranded, leaveOut: 2),
      .named("forecast", .forecast, leaveOut: 7), .named("deviation", .deviation, leaveOut: 1),
      .named("requested", .requested, leaveOut: 14), .named("draft", .draft, leaveOut: 14),
      .named("mediumTerm", .mediumTerm, leaveOut: 14), .named("result", .result, leaveOut: 6),
      .named("revenue.planned", .revenuePlanned, leaveOut: 13),
      .named("revenue.result", .revenueResult, leaveOut: 13),
      .named("revenue.received", .revenueReceived, leaveOut: 13),
    ]
    let title = Label("\(Label.budget.en) \(year)", "\(Label.budget.de) \(year)")
    return Output.Layout(title: title, columns: columns, empty: .noBudget)
  }

  /// What stands in no column: orders, authority for later years, other currencies.
  private func notes(_ answer: Answer, _ output: Output) -> [String] {
    var notes: [String] = []
    if answer.beside["closed"] == .bool(true) {
      notes.append("\(year): \(Label.closedYear[output.language])")
    }
    for row in answer.rows {
      guard let subject = row["subject"]?.plainText else { continue }
      if case .object(let open)? = row["openCommitments"] {
        let orders = open.members.map { "\($0.name) \(output.format.text($0.value))" }
        notes.append(
          "\(subject) · \(Label.openCommitments[output.language]): "
            + orders.joined(separator: ", "))
      }
      if case .list(let authorities)? = row["authority"] {
        notes += authorities.compactMap { note($0, subject, output) }
      }
    }
    if case .object(let total)? = answer.beside["total"],
      case .object(let others)? = total["otherCurrencies"]
    {
      for member in others.members {
        guard case .object(let amounts) = member.value else { continue }
        let texts = amounts.members.map { amount in
          output.format.figures(amount.value.plainText ?? "") + "\u{a0}\(amount.name)"
        }
        notes.append(
          "\(Label.otherCurrencies[output.language]): "
            + "\(Label.ofBudget[member.name]?[output.language] ?? member.name) "
            + texts.joined(separator: ", "))
      }
    }
    return notes
  }

  private func note(
    _ authority: AnswerValue, _ subject: String, _ output: Output
  ) -> String? {
    guard case .object(let authority) = authority, let due = authority["due"] else { return nil }
    func part(_ key: String, _ phrase: Label) -> String {
      "\(phrase[output.language]) \(authority[key].map { output.format.text($0) } ?? "–")"
    }
    return "\(subject) · \(Label.authority[output.language]) \(output.format.text(due)): "
      + [part("granted", .granted), part("used", .used), part("free", .free)]
      .joined(separator: ", ")
  }
}

extension AnswerValue {
  /// The text of a value that is one.
  var plainText: String? {
    switch self {
    case .text(let text), .word(let text): text
    default: nil
    }
  }
}

extension OrganisationOptions {
  /// The organisation by which a book's units are grouped.
  func organisation(_ book: Book) -> PortfolioOptions.Organisation {
    switch org {
    case .then: .then
    case .today: .on(book.today)
    case .day(let day): .on(day)
    }
  }
}
