import Timelines
import Vocabulary

/// Earned value of the projects of the portfolio: planned, earned and spent.
public enum EarnedValue: View {
  /// What it is.
  public static let about = ViewAbout(
    "evm", title: .earnedValue,
    sentence: Label(
      "Shows earned value: planned, earned and spent, and what it will come to.",
      "Zeigt den Fertigstellungswert (Earned Value): geplant, geleistet, ausgegeben, und worauf es hinausläuft."
    ),
    discussion: Label(
      """
      BAC is the sum of the cost baseline that was valid and known at the point, PV its lines up to \
      the day (of a running period the share of its days, the day included), EV is BAC × progress, \
      AC what was spent on the baseline's types of cost. From these follow SV = EV − PV, CV = EV − \
      AC, SPI = EV / PV, CPI = EV / AC, EAC = BAC · AC / EV, ETC = EAC − AC, VAC = BAC − EAC and TCPI \
      = (BAC − EV) / (BAC − AC), all from exact values.

      Progress older than the ledger's “staleprogress” days counts as none. With the method \
      “milestones” progress is the share of the milestones' weights that is reached. What cannot be \
      said is left out, with the reason. The portfolio's figures follow from the sums over the \
      projects that have PV, EV, AC and BAC.
      """,
      """
      BAC ist die Summe des Kostenplans, der am Stichtag galt und bekannt war, PV die seiner \
      Positionen bis zu diesem Tag (eines laufenden Zeitraums der Anteil seiner Tage, den Stichtag \
      mitgezählt), EV ist BAC × Fortschritt, AC, was für die Kostenarten des Plans ausgegeben wurde. \
      Daraus folgen SV = EV − PV, CV = EV − AC, SPI = EV / PV, CPI = EV / AC, EAC = BAC · AC / EV, \
      ETC = EAC − AC, VAC = BAC − EAC und TCPI = (BAC − EV) / (BAC − AC), alle aus genauen Werten.

      Fortschritt, der älter ist als „staleprogress“ Tage, zählt nicht. Beim Verfahren „Meilensteine“ \
      ist der Fortschritt der Anteil der Gewichte, der erreicht ist. Was sich nicht sagen lässt, \
      fehlt, mit Grund. Die Zahlen des Portfolios folgen aus den Summen der Projekte, die PV, EV, AC \
      und BAC haben.
      """),
    examples: [
      "evm", "evm --as-of 2024-12-31 --known-at 2025-02-15", "evm --where 'cpi<1' --sort cv",
      "evm --format csv",
    ])

  /// The rows that a choice asks for.
  public static func shape(_: NoChoice) -> Shape {
    Shape("rows", columns, figures: figures.map(\.head)) { (frame, take) throws(TimelinesError) in
      var sums = EarnedValueSums(currency: frame.currency, language: frame.language)
      var notices: [Notice] = []
      try EarnedValueReader.read(frame) { (row) throws(TimelinesError) in
        let line = EarnedValueLine(row: row, currency: frame.currency, language: frame.language)
        guard try take(line) else { return }
        sums.add(row)
        notices += row.notices
      }
      return Closing(sums, figures, notices: notices)
    }
  }

  /// All forms that its rows have.
  public static let shapes = [shape(NoChoice())]

  static let columns: [Column<EarnedValueLine>] =
    [
      .subject("subject", .subject, of: "project", \.row.subject).key,
      .number("baseline", .costPlan, \.row.baseline).detail.rests(on: "cost.baseline"),
      .share("progress", .progress, \.row.progress).rests(on: "progress"),
      .share("progressEntered", .progressEntered, \.row.enteredProgress).detail
        .rests(on: "progress"),
    ]
    + columns(of: \.row.figures, in: \.currency) + [
      .text("na", .noFigure) { $0.row.missing.reason($0.language) }.flexible,
      .texts("warnings", .notes) { line in
        line.row.warnings.nonEmpty?.map { $0.text(in: line.language) }
      }.flexible.importance(8),
      .money("worst", .worstVariance) { line in
        guard let figures = line.row.figures else { return nil }
        return [figures.sv, figures.cv].compactMap { $0 }.min()
          .map { Money(minor: $0, currency: line.currency) }
      }.forChoice.rests(on: "cost.baseline", "progress", "account:spent"),
    ]

  static let figures: [Column<EarnedValueSums>] =
    [
      .subjects("portfolio.includes", .included, of: "project", \.included).detail,
      .subjects("portfolio.leftOut", .leftOut, of: "project", \.leftOut).detail,
    ]
    + columns("portfolio.", of: \.figures, in: \.currency).map(\.inTotal) + [
      .text("portfolio.na", .noFigure, \.reason),
      .text("addsUp", .addsUp, \.addsUp).forPeople,
    ]

  /// The columns of figures: money, and ratios to four places.
  private static func columns<Row>(
    _ path: String = "", of figures: @escaping @Sendable (Row) -> EarnedValueFigures?,
    in currency: @escaping @Sendable (Row) -> Currency
  ) -> [Column<Row>] {
    func money(
      _ name: String, _ importance: Int,
      _ minor: @escaping @Sendable (EarnedValueFigures) -> Total?
    ) -> Column<Row> {
      .money(path + name, letters(name)) { row in
        figures(row).flatMap(minor).map { Money(minor: $0, currency: currency(row)) }
      }.importance(importance).rests(on: "cost.baseline", "progress", "account:spent")
    }
    func ratio(
      _ name: String, _ importance: Int,
      _ index: @escaping @Sendable (EarnedValueFigures) -> EarnedValueIndex?
    ) -> Column<Row> {
      .figure(path + name, letters(name)) { figures($0).flatMap(index)?.description }
        .importance(importance).rests(on: "cost.baseline", "progress", "account:spent")
    }
    return [
      money("bac", 1, \.bac), money("pv", 1, \.pv), money("ac", 1, \.ac), money("ev", 1, \.ev),
      money("sv", 5, \.sv), money("cv", 3, \.cv), ratio("spi", 1, \.spi), ratio("cpi", 1, \.cpi),
      money("eac", 2, \.eac), money("etc", 7, \.etc), money("vac", 6, \.vac),
      ratio("tcpi", 5, \.tcpi),
    ]
  }

  /// The letters that a figure has in every language.
  private static func letters(_ name: String) -> Label {
    Label(name.uppercased(), name.uppercased())
  }
}

/// A project's figures with what they are written in.
struct EarnedValueLine: Sendable {
  let row: EarnedValueRow
  let currency: Currency
  let language: Language
}

/// The four sums over the projects that have all four, and what follows from the sums.
struct EarnedValueSums: Sendable {
  let currency: Currency
  var language = Language.en
  /// The projects that have all of PV, EV, AC and BAC.
  var included: [String] = []
  /// The others.
  var leftOut: [String] = []
  /// The sums; nil if no project has all four.
  var figures: EarnedValueFigures?

  mutating func add(_ row: EarnedValueRow) {
    guard row.isComplete, let found = row.figures else { return leftOut.append(row.subject) }
    included.append(row.subject)
    figures = (figures ?? .zero) + found
  }

  /// Why figures are missing; nil where none is.
  var reason: String? { (figures?.missing ?? [.noProject]).reason(language) }

  /// How many projects the sums are of.
  var addsUp: String? {
    guard figures != nil else { return nil }
    return "\(included.count) \(Label.ofProjects[language]) \(included.count + leftOut.count)"
  }
}

extension [EarnedValueGap] {
  /// The reasons in one text; nil where nothing is missing.
  fileprivate func reason(_ language: Language) -> String? {
    isEmpty ? nil : map { $0.text(in: language) }.joined(separator: "; ")
  }
}
