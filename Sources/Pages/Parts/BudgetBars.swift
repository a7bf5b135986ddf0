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
  func write(to body: inout PageBody) throws {
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
    let most = bars.map { max($0.authorised, $0.spent, 1) }.max() ?? 1
    let language = context.language
    body.section(
      7,
      Label(
        "Budget \(year): authorised and spent",
        "Haushalt \(year): fortgeschriebener Ansatz und verausgabt")[language],
      tools: [(Label("table", "Tabelle")[language], context.links.to("/budget/\(year)"))]
    ) { page in
      page.open("ul", [("class", "bars")])
      for bar in bars { write(bar, most, to: &page) }
      page.close("ul")
      page.element("p", [("class", "d")], summary(rows))
    }
  }

  private func write(_ bar: Bar, _ most: Int64, to page: inout HTMLWriter) {
    let (frame, filled) = (max(bar.authorised, 0) * 1_000 / most, max(bar.spent, 0) * 1_000 / most)
    let isOver = bar.spent > bar.authorised
    page.open("li")
    page.element("a", [("href", context.links.subject(bar.subject))], bar.name)
    page.raw("<svg viewBox=\"0 0 1000 18\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    page.empty("rect", [("class", "frame"), ("width", String(frame)), ("height", "18")])
    page.empty(
      "rect",
      [
        ("class", isOver ? "over" : "fill"), ("y", "4"), ("width", String(filled)),
        ("height", "10"),
      ])
    page.raw("</svg>")
    func text(_ minor: Int64) -> String {
      let value = AnswerValue.money(Money(recorded: minor, currency: bar.currency))
      return RoundAmount.text(value, context.format, context.language) ?? context.format.text(value)
    }
    let share = bar.authorised > 0 ? " · \(bar.spent * 100 / bar.authorised)\u{a0}%" : ""
    let over = isOver ? Label(" – overspent", " – überzogen")[context.language] : ""
    page.element(
      "span", [("class", "d")],
      Label(
        "\(text(bar.spent)) of \(text(bar.authorised))",
        "\(text(bar.spent)) von \(text(bar.authorised))")[
          context.language] + share + over)
    page.close("li")
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
