import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What of the year's budget is spent: bars of the greatest within frames of what is authorised.
struct BudgetBars {
  private let context: PageContext
  private static let rowsMax = 6

  init(_ context: PageContext) { self.context = context }

  private struct Bar {
    let subject: String
    let name: String
    let authorised: Int64
    let spent: Int64
    let currency: Currency
  }

  /// Adds the bars to a page; nothing where the year has no budget.
  func write(to body: inout PageBody, columns: Int = 7) throws {
    let year = context.asOf.year
    guard
      let rows = try? PageRows(
        AnyView(Budget.self), context, given: [("year", String(year))],
        choice: RowChoice(sort: "authorised:desc"), rowsMax: 50)
    else { return }
    let bars = rows.rows.compactMap { row -> Bar? in
      guard case .subject(let subject)? = rows.value(row, "subject"),
        case .money(let authorised)? = rows.value(row, "authorised")
      else { return nil }
      let spent: Int64 =
        if case .money(let money)? = rows.value(row, "spent") { money.minor.clamped } else { 0 }
      return Bar(
        subject: subject, name: rows.names[subject] ?? subject,
        authorised: authorised.minor.clamped, spent: spent, currency: authorised.currency)
    }.prefix(BudgetBars.rowsMax)
    guard !bars.isEmpty else { return }
    let language = context.language
    body.section(
      columns,
      Label(
        "Budget \(year): authorised and spent",
        "Haushalt \(year): fortgeschriebener Ansatz und verausgabt")[language],
      tools: [(Label("table", "Tabelle")[language], context.links.to("/budget/\(year)"))]
    ) { page in
      let exact = bars.map { bar in
        FramesPicture.Row(
          bar.name, Rational(Int128(bar.spent), over: 100) ?? Rational(0),
          of: Rational(Int128(bar.authorised), over: 100) ?? Rational(0),
          address: context.links.subject(bar.subject))
      }
      FramesPicture(
        Label("Budget \(year)", "Haushalt \(year)")[language], exact, unit: bars[0].currency.sign,
        language: language
      ).writeFigure(to: &page, id: "budget", caption: summary(rows))
    }
  }

  private func summary(_ rows: PageRows) -> String {
    guard case .object(let total)? = rows.closing.figures["total"],
      let authorised = total["authorised"]?.opened, let spent = total["spent"]?.opened
    else { return "" }
    func text(_ value: AnswerValue) -> String {
      RoundAmount.text(value, context.format, context.language) ?? context.format.text(value)
    }
    return Label(
      "Frame: what is authorised, with supplements, remainders and transfers. Bar: spent. All: \(text(spent)) of \(text(authorised)).",
      "Rahmen: fortgeschriebener Ansatz mit Nachträgen, Resten und Umschichtungen. Balken: verausgabt. Alle: \(text(spent)) von \(text(authorised))."
    )[context.language]
  }
}
