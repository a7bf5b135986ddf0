import Views
import Vocabulary

extension QuarterlySections {
  /// What matters most, in words, and the key figures beside those of the quarter before.
  var summary: ReportSection {
    section(
      "summary", ReportWords.summary,
      [.list(sentences), .table(keyFigures), .text(ReportWords.comparison(frame))])
  }

  private var sentences: [String] {
    let total = figures.portfolio.total
    let ended = figures.portfolio.endedTotal.count
    let gaps = figures.funding.rows.count { $0.minor("gap") > 0 }
    let rows = figures.board.rows
    func lights(_ word: String) -> Int { rows.count { $0.plain("light") == word } }
    let overdue = figures.milestones.rows.count { $0["overdue"] == .bool(true) }
    let owed = figures.obligations.rows.count { $0.plain("state") == "overdue" }
    let corrections = figures.corrections.rows.count
    return [
      say(
        """
        The portfolio has \(total.count) projects: \(total.green) green, \(total.amber) amber, \
        \(total.red) red, \(total.grey) grey (not assessed or no report). Money of ended projects \
        is counted too (\(ended)).
        """,
        """
        Das Portfolio hat \(total.count) Projekte: \(total.green) grün, \(total.amber) gelb, \
        \(total.red) rot, \(total.grey) grau (nicht bewertet oder kein Bericht). Das Geld \
        beendeter Projekte (\(ended)) zählt mit.
        """),
      say(
        "The total need is \(money(total.need)); \(money(total.secured)) is secured. Projects that lack money: \(gaps), together \(money(total.gap)).",
        "Der Gesamtbedarf beträgt \(money(total.need)); gesichert sind \(money(total.secured)). Projekte, denen Geld fehlt: \(gaps), zusammen \(money(total.gap))."
      ),
      budgetSentence,
      say(
        "Of \(rows.count) indicators \(lights("green")) are green, \(lights("amber")) amber and \(lights("red")) red; the others have no light.",
        "Von \(rows.count) Kennzahlen sind \(lights("green")) grün, \(lights("amber")) gelb und \(lights("red")) rot; die übrigen haben keine Ampel."
      ),
      say(
        "Overdue milestones: \(overdue); overdue obligations: \(owed).",
        "Überfällige Meilensteine: \(overdue); überfällige Pflichten: \(owed)."),
      say(
        "Since the report before \(figures.late.rows.count) late entries and \(corrections) corrections were recorded.",
        "Seit dem Vorbericht wurden \(figures.late.rows.count) späte Einträge und \(corrections) Berichtigungen erfasst."
      ),
    ]
  }

  /// What the budget of the year comes to: what is still available, of a closed year what lapsed.
  private var budgetSentence: String {
    let budget = figures.budget.beside
    let year = frame.point.asOf.year
    func sum(_ name: String) -> String { money(budget.amount("total.\(name)")) }
    if budget["closed"] == .bool(true) {
      return say(
        "The year \(year) is closed: \(sum("authorised")) was authorised, \(sum("spent")) spent; \(sum("lapsed")) has lapsed.",
        "Das Jahr \(year) ist abgeschlossen: Der fortgeschriebene Ansatz betrug \(sum("authorised")), ausgegeben wurden \(sum("spent")); verfallen sind \(sum("lapsed"))."
      )
    }
    return say(
      "In \(year) \(sum("authorised")) is authorised, \(sum("spent")) spent, \(sum("available")) still available.",
      "Der fortgeschriebene Ansatz \(year) beträgt \(sum("authorised")); ausgegeben sind \(sum("spent")), verfügbar noch \(sum("available"))."
    )
  }

  private var keyFigures: ReportTable {
    let (now, then) = (figures.portfolio.total, figures.before.total)
    func row(_ title: Label, _ now: AnswerValue?, _ then: AnswerValue?) -> AnswerObject {
      AnswerObject(members: [
        ("figure", .text(title[language])), ("now", now), ("then", then),
      ])
    }
    func amount(_ title: Label, _ path: (PortfolioGroup) -> Total?) -> AnswerObject {
      func money(_ minor: Total?) -> AnswerValue? {
        minor.map { .money(Money(minor: $0, currency: now.currency)) }
      }
      return row(title, money(path(now)), money(path(then)))
    }
    func count(_ title: String, _ path: (PortfolioGroup) -> Int64) -> AnswerObject {
      row(Label(en: title, de: title), .integer(path(now)), .integer(path(then)))
    }
    func light(_ word: String) -> String {
      "\(ReportWords.light[language]): \(AnswerWords.word(word, of: nil, language))"
    }
    let rows = [
      count(ReportWords.projects[language]) { $0.count },
      count(light("green")) { $0.green }, count(light("amber")) { $0.amber },
      count(light("red")) { $0.red }, count(light("grey")) { $0.grey },
      amount(ReportWords.need) { $0.need }, amount(ReportWords.secured) { $0.secured },
      amount(ReportWords.gap) { $0.gap }, amount(ReportWords.spentInAllYears) { $0.spent },
    ]
    return table(
      "key-figures", ReportWords.keyFigures,
      [
        ReportColumn("figure", ReportWords.figure), ReportColumn("now", ReportWords.now),
        ReportColumn("then", ReportWords.then),
      ], rows)
  }
}

extension AnswerObject {
  /// The amount at a path in the smallest unit, if there is one.
  func amount(_ path: String) -> Total? {
    guard case .money(let money)? = self[path: path] else { return nil }
    return money.minor
  }
}
