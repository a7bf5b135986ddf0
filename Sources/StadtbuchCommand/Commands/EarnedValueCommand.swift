import ArgumentParser
import Presentation
import Stadtbuch

/// Shows earned value.
struct EarnedValueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evm",
    abstract: "Shows earned value: planned, earned and spent, and what it will come to.",
    discussion: """
      BAC is the sum of the cost baseline that was valid and known at the point, PV its lines up \
      to the day (of a running period the share of its days, the day included), EV is BAC × \
      progress, AC what was spent on the baseline's types of cost. From these follow SV = EV − PV, \
      CV = EV − AC, SPI = EV / PV, CPI = EV / AC, EAC = BAC · AC / EV, ETC = EAC − AC, VAC = BAC − \
      EAC and TCPI = (BAC − EV) / (BAC − AC), all from exact values.

      Progress older than the ledger's “staleprogress” days counts as none. With the method \
      “milestones” progress is the share of the milestones' weights that is reached. What cannot \
      be said is left out, with the reason. The portfolio's figures follow from the sums over the \
      projects that have PV, EV, AC and BAC.

      Examples:
        stadtbuch evm
        stadtbuch evm --as-of 2024-12-31 --known-at 2025-02-15
        stadtbuch evm --format csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let output = Output(options: output)
    let isTable = self.output.format == .table
    let answer = try book.earnedValue(
      asOf: point.day, knownAt: point.request, in: isTable ? output.language : .en)
    var footer: [String] = []
    var total: AnswerObject?
    if isTable, !answer.rows.isEmpty,
      case .object(let portfolio)? = answer.beside["portfolio"]
    {
      footer = [self.footer(portfolio, answer.rows.count, output)]
      total = sum(portfolio, output)
    }
    try output.write(
      answer,
      Output.Layout(
        title: .earnedValue,
        columns: [
          .named("subject", .subject), .named("progress", .progress, show: .percent),
          column("bac"), column("pv"), column("ev"), column("ac"),
          column("sv", leaveOut: 3), column("cv", leaveOut: 2), column("spi"), column("cpi"),
          column("eac", leaveOut: 1), column("etc", leaveOut: 6), column("vac", leaveOut: 5),
          column("tcpi", leaveOut: 4), .named("na", .noFigure, mayShrink: true),
          .named("warnings", .notes, mayShrink: true, leaveOut: 7),
        ], total: total, footer: footer))
  }

  /// A figure under the letters that it has in every language.
  private func column(_ name: String, leaveOut: Int = 0) -> TableColumn {
    let letters = name.uppercased()
    return .named(name, Label(letters, letters), show: .figure, leaveOut: leaveOut)
  }

  /// The sums as the last line, if any project has all figures.
  private func sum(_ portfolio: AnswerObject, _ output: Output) -> AnswerObject? {
    guard portfolio["bac"] != nil else { return nil }
    var sum = AnswerObject()
    sum.append("subject", .text(Label.portfolio[output.language]))
    for member in portfolio.members where !["includes", "leftOut"].contains(member.name) {
      sum.append(member.name, member.value)
    }
    return sum
  }

  private func footer(_ portfolio: AnswerObject, _ count: Int, _ output: Output) -> String {
    var included = 0
    if case .list(let names)? = portfolio["includes"] { included = names.count }
    let language = output.language
    guard included > 0 else { return EarnedValueGap.noProject.text(in: language) }
    return "\(Label.addsUp[language]) \(included) \(Label.ofProjects[language]) \(count)"
  }
}
