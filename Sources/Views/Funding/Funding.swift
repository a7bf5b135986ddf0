import Timelines
import Vocabulary

/// Whether only projects that lack something are asked for.
public struct FundingChoice: Sendable, Equatable {
  /// Only those.
  public var gapsOnly: Bool

  /// All projects, unless told otherwise.
  public init(gapsOnly: Bool = false) {
    self.gapsOnly = gapsOnly
  }
}

/// What projects need, what of it is secured, and what is missing.
public enum Funding: View {
  /// What it is.
  public static let about = ViewAbout(
    "funding", title: .funding,
    sentence: Label(
      "Shows what projects need, what of it is secured, and what is missing.",
      "Zeigt, was Projekte brauchen, was davon gesichert ist und was fehlt."),
    discussion: Label(
      """
      Secured is what years authorise and do not block, of closed years what was spent, and what \
      grants promise beyond that. Gaps are added, never netted with what others have too much. What \
      was said about the funding stands beside what its money says. With --gap only projects that \
      lack something are shown, and their total; the sum of gaps is the same.
      """,
      """
      Gesichert ist, was Haushaltsjahre bewilligen und nicht sperren, von abgeschlossenen Jahren das \
      Verausgabte, und was Zuwendungen darüber hinaus zusagen. Lücken werden addiert und nie mit dem \
      verrechnet, was andere zu viel haben. Neben der gemeldeten Finanzierung steht die rechnerische. \
      Mit --gap werden nur Projekte gezeigt, denen etwas fehlt, und ihre Summe; die Summe der Lücken \
      ist dieselbe.
      """),
    examples: [
      "funding", "funding --gap --as-of 2024-12-31", "funding --gap --lang de --format csv",
    ])

  /// What is asked where nothing is said.
  public static let usual = FundingChoice()

  /// What may be asked.
  public static let parameters: [Parameter<FundingChoice>] = [
    .flag(
      "gap",
      Label("Only projects that lack something.", "Nur Projekte, denen etwas fehlt.")
    ) { $0.gapsOnly = true }
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: FundingChoice) -> Shape {
    Shape(
      "rows", columns, figures: figures.map(\.head),
      lastGroup: ColumnHead("ended", .ended, .bool), isBeside: \.hasEnded
    ) { (frame, take) throws(TimelinesError) in
      var answer = try frame.readers.funding.answer(at: frame.point)
      if choice.gapsOnly { answer = answer.withGaps }
      var sums = PortfolioSums(currency: frame.currency)
      for row in answer.rows + answer.ended where try take(row) { sums.add(row) }
      var closing = Closing(sums, figures, notices: answer.warnings)
      if choice.gapsOnly { closing.empty = .noGap }
      if sums.ended.count > 0 { closing.lastGroup = sums.lastGroup }
      return closing
    }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum")
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  private static let columns: [Column<FundingRow>] = [
    .subject("subject", .subject, of: "project", \.subject).key.rests(),
    .amount("need", .need) { $0.need }.summed().rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .amount("secured", .secured) { $0.secured }.summed().rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .rows("securedParts", .securedBy, of: parts) { row in
      row.parts.map { FundingPart(part: $0, currency: row.money.currency) }
    }.flexible.importance(3),
    .amount("gap", .gap) { $0.gap }.summed().rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .word("asserted", .asserted, of: PortfolioWords.asserted, \.asserted).rests(
      on: "funding.asserted"),
    .word("derived", .derived, of: DerivedFunding.allCases.map(\.rawValue)) {
      $0.derived.rawValue
    }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .bool("conflict", .conflict, \.hasConflict).importance(2).rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum",
      "funding.asserted"),
    Column("otherCurrencies.need", .otherCurrencies, .object, \.otherNeed).importance(4),
    .amount("spent", .spent) { $0.money.spent }.summed().forChoice.rests(on: "account:spent"),
  ]

  private static let parts: [Column<FundingPart>] = [
    .text("of", .securedBy, \.part.of),
    .money("amount", .amount) { Money(minor: $0.part.amount, currency: $0.currency) },
  ]

  private static let figures: [Column<PortfolioSums>] =
    Portfolio.moneyFigures + [
      .money("sumOfGaps", .sumOfGaps) { $0.amount($0.total.gap ?? 0) }.rests(
        on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum")
    ]
}

extension Column where Row == FundingRow {
  fileprivate static func amount(
    _ key: String, _ label: Label, _ minor: @escaping @Sendable (FundingRow) -> Total?
  ) -> Column {
    .money(key, label) { row in
      minor(row).map { Money(minor: $0, currency: row.money.currency) }
    }
  }
}

/// A part of what is secured, with its currency.
private struct FundingPart: Sendable {
  let part: FundingRow.Part
  let currency: Currency
}

extension PortfolioSums {
  fileprivate mutating func add(_ row: FundingRow) {
    total.add(row.money)
    if row.hasEnded {
      ended.add(row.money)
      ended.count += 1
    } else {
      total.count += 1
    }
  }
}

extension FundingRow {
  /// What it needs in other currencies, by currency; nil where there are none.
  fileprivate var otherNeed: AnswerValue? {
    guard !otherNeeds.isEmpty else { return nil }
    var amounts = AnswerObject()
    for money in otherNeeds { amounts.append(money.currency.description, .text(money.amount)) }
    return .object(amounts)
  }
}
