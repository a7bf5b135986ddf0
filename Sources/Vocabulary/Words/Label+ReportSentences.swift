/// The sentences of the quarterly report; figures in them are written by the language already.
extension Label {
  /// The title of a report of a quarter.
  package static func reportTitle(quarter: Int, year: Int) -> Label {
    Label("Quarterly report Q\(quarter) \(year)", "Quartalsbericht \(quarter)/\(year)")
  }

  /// The point in words.
  package static func reportPoint(_ day: Label, known: Label) -> Label {
    Label(
      "As of \(day.en), known up to event \(known.en)",
      "Stand \(day.de), bekannt bis Ereignis \(known.de)")
  }

  /// With what the report is compared.
  package static func reportComparison(_ day: Label, known: UInt64, report: String?) -> Label {
    let named = report.map { " (\($0))" } ?? ""
    return Label(
      "Compared with \(day.en), known up to event \(known)\(named).",
      "Verglichen wird mit dem Stand \(day.de), bekannt bis Ereignis \(known)\(named).")
  }

  /// For whom the report is.
  package static let reportForPublic = Label(
    "This report is for the public: it shows what is published; there may be more.",
    "Dieser Bericht ist für die Öffentlichkeit: Er zeigt das Veröffentlichte; es kann mehr geben.")
  package static let reportForHouse = Label(
    "This report is for the house: what is restricted is not in it.",
    "Dieser Bericht ist für die Verwaltung: Eingeschränktes steht nicht darin.")
  package static let reportForFull = Label(
    "This report shows restricted entries too: it is not to be passed on.",
    "Dieser Bericht zeigt auch Eingeschränktes: Er ist nicht zur Weitergabe bestimmt.")

  /// How many projects there are, by light.
  package static func reportProjects(
    _ count: Int64, lights: (green: Int64, amber: Int64, red: Int64, grey: Int64), ended: Int64
  ) -> Label {
    Label(
      """
      The portfolio has \(count) projects: \(lights.green) green, \(lights.amber) amber, \
      \(lights.red) red, \(lights.grey) grey (not assessed or no report). Amounts of ended projects (\(ended)) \
      are included.
      """,
      """
      Das Portfolio hat \(count) Projekte: \(lights.green) grün, \(lights.amber) gelb, \
      \(lights.red) rot, \(lights.grey) grau (nicht bewertet oder kein Bericht). Die Beträge \
      beendeter Projekte (\(ended)) zählen mit.
      """)
  }

  /// What projects need and lack.
  package static func reportNeed(_ need: Label, secured: Label, lacking: Int, gap: Label) -> Label {
    Label(
      """
      The total need is \(need.en); \(secured.en) is secured. Projects with a funding gap: \(lacking), \
      together \(gap.en).
      """,
      """
      Der Gesamtbedarf beträgt \(need.de); gesichert sind \(secured.de). Projekte, denen Geld \
      fehlt: \(lacking), zusammen \(gap.de).
      """)
  }

  /// What the budget of a year comes to.
  package static func reportBudget(
    _ year: Int, authorised: Label, spent: Label, available: Label
  ) -> Label {
    Label(
      """
      In \(year) \(authorised.en) is authorised, \(spent.en) spent, \(available.en) still available.
      """,
      """
      Der fortgeschriebene Ansatz \(year) beträgt \(authorised.de); verausgabt sind \(spent.de), \
      verfügbar noch \(available.de).
      """)
  }

  /// What the budget of a closed year came to.
  package static func reportClosedBudget(
    _ year: Int, authorised: Label, spent: Label, lapsed: Label
  ) -> Label {
    Label(
      """
      The year \(year) is closed: \(authorised.en) was authorised, \(spent.en) spent; \(lapsed.en) \
      has lapsed.
      """,
      """
      Das Jahr \(year) ist abgeschlossen: Der fortgeschriebene Ansatz betrug \(authorised.de), \
      verausgabt wurden \(spent.de); verfallen sind \(lapsed.de).
      """)
  }

  /// How many indicators have which light.
  package static func reportIndicators(_ count: Int, green: Int, amber: Int, red: Int) -> Label {
    Label(
      """
      Of \(count) indicators \(green) are green, \(amber) amber and \(red) red; the others have no \
      light.
      """,
      """
      Von \(count) Kennzahlen sind \(green) grün, \(amber) gelb und \(red) rot; die übrigen haben \
      keine Ampel.
      """)
  }

  /// How much is overdue.
  package static func reportOverdue(milestones: Int, obligations: Int) -> Label {
    Label(
      "Overdue milestones: \(milestones); overdue obligations: \(obligations).",
      "Überfällige Meilensteine: \(milestones); überfällige Berichtspflichten und Aufträge: \(obligations)."
    )
  }

  /// What was put right since the report before.
  package static func reportEntries(late: Int, corrections: Int) -> Label {
    Label(
      "Recorded since the previous report: late entries \(late), corrections \(corrections).",
      "Seit dem Vorbericht erfasst: späte Einträge \(late), Berichtigungen \(corrections)."
    )
  }

  /// How many projects ask for attention; what the money beside them is.
  package static func reportPortfolio(attention: Int, of all: Int) -> Label {
    Label(
      """
      Projects that report amber or red, or have not reported in time: \(attention) of \(all). Amounts \
      are those of all years together.
      """,
      """
      Projekte, die Gelb oder Rot melden oder nicht rechtzeitig berichtet haben: \(attention) von \(all). \
      Die Beträge gelten für alle Jahre zusammen.
      """)
  }

  /// How many items the inventories have.
  package static func reportInventories(_ count: Int, items: Int64) -> Label {
    Label(
      "Inventories: \(count), with \(items) items in all.",
      "Bestände: \(count), mit zusammen \(items) Gegenständen.")
  }

  /// How much the chain from goals to projects lacks.
  package static func reportHoles(_ count: Int) -> Label {
    Label(
      "Missing links between goals, measures and projects: \(count).",
      "Fehlende Verknüpfungen zwischen Zielen, Maßnahmen und Projekten: \(count).")
  }

  /// How the causes of changes are told apart.
  package static let reportCausesRule = Label(
    """
    “Happened” means that the world changed; “learned late”, that it was already so and became \
    known later; “corrected”, that an earlier statement was wrong and was put right.
    """,
    """
    „Eingetreten“ heißt: Die Welt hat sich geändert. „Später erfahren“: Es war schon so und wurde \
    später bekannt. „Berichtigt“: Eine frühere Angabe war falsch und wurde berichtigt.
    """)

  /// How many projects lack money, and where what is said contradicts the money.
  package static func reportGaps(_ lacking: Int, of all: Int, conflicts: Int) -> Label {
    Label(
      """
      Projects that lack money: \(lacking) of \(all). Where the reported funding contradicts the amounts: \
      \(conflicts).
      """,
      """
      Projekte, denen Geld fehlt: \(lacking) von \(all). Widersprüche zwischen Meldung und \
      Rechnung: \(conflicts).
      """)
  }

  /// How many indicators ask for attention.
  package static func reportAttention(_ count: Int, of all: Int) -> Label {
    Label(
      """
      Indicators that miss their target, are out of date, incomplete or missing: \(count) of \(all); \
      these are listed first.
      """,
      """
      Kennzahlen, die ihr Ziel verfehlen, veraltet oder unvollständig sind oder fehlen: \(count) von \
      \(all); sie stehen voran.
      """)
  }

  /// The marks in the drawings of series.
  package static let reportMarks = Label(
    """
    Filled circle: final. Empty circle: not final or incomplete. Dashed: target. Dotted upright: a \
    break in the series, which no line crosses. Where a value is missing, so is the line.
    """,
    """
    Gefüllter Kreis: endgültig. Leerer Kreis: nicht endgültig oder unvollständig. Gestrichelt: Ziel. \
    Gepunktete Senkrechte: Bruch der Zeitreihe, über den keine Linie führt. Wo ein Wert fehlt, fehlt \
    die Linie.
    """)

  /// How many milestones are overdue and due soon.
  package static func reportMilestones(overdue: Int, next: Int) -> Label {
    Label(
      "Overdue milestones: \(overdue); due in the next 90 days: \(next).",
      "Überfällige Meilensteine: \(overdue); in den nächsten 90 Tagen fällig: \(next).")
  }

  /// Of how many projects earned value is known.
  package static func reportEarned(known: Int, without: Int) -> Label {
    Label(
      """
      Known for \(known) projects; \(without) have no baseline, no progress or no cost, which the \
      file says. An index below 1 is behind plan or above cost.
      """,
      """
      Bekannt für \(known) Projekte; bei \(without) fehlen Basisplan, Fortschritt oder Kosten, wie \
      die Datei sagt. Ein Index unter 1 liegt hinter dem Plan oder über den Kosten.
      """)
  }

  /// What the letters of earned value stand for.
  package static let reportLetters = Label(
    """
    BAC: budget; PV: planned value; EV: earned value; AC: actual cost; SPI: schedule index; CPI: \
    cost index; EAC: estimate at completion.
    """,
    """
    BAC: Budget; PV: Planwert; EV: Fertigstellungswert; AC: Istkosten; SPI: Terminindex; CPI: \
    Kostenindex; EAC: erwartete Gesamtkosten.
    """)

  /// How many grants there are, and how many ask for attention.
  package static func reportGrants(_ count: Int, attention: Int) -> Label {
    Label(
      """
      Approved grants: \(count); for \(attention) of them a proof of use is overdue or the eligibility period ends within \
      90 days.
      """,
      """
      Bewilligte Zuwendungen: \(count); bei \(attention) ist ein Nachweis überfällig oder endet der \
      Bewilligungszeitraum binnen 90 Tagen.
      """)
  }

  /// How many obligations are overdue and due soon.
  package static func reportObligations(_ overdue: Int, of all: Int, next: Int) -> Label {
    Label(
      "Overdue: \(overdue) of \(all); due in the next 90 days: \(next).",
      "Überfällig: \(overdue) von \(all); in den nächsten 90 Tagen fällig: \(next).")
  }

  /// What counts as a late entry.
  package static func reportLateRule(days: Int, after number: UInt64) -> Label {
    Label(
      """
      Recorded after event \(number), and more than \(days) days after it held or after its period \
      was closed.
      """,
      """
      Erfasst nach Ereignis \(number), und mehr als \(days) Tage, nachdem es galt, oder nach \
      Abschluss des Zeitraums.
      """)
  }

  /// What to know to read the report.
  package static let reportRules = [
    Label(
      """
      Every figure is of a point made of two things: the day whose truth is meant, and the last \
      event recorded by then. What is recorded later does not change this report.
      """,
      """
      Jede Zahl gilt für einen Stand aus zwei Angaben: dem Tag, dessen Wahrheit gemeint ist, und \
      dem letzten Ereignis, das damals erfasst war. Was danach erfasst wurde, ändert diesen \
      Bericht nicht.
      """),
    Label(
      """
      “–” means not known, which is not 0. Gaps in funding are added up and never netted; amounts \
      in other currencies stand beside.
      """,
      """
      „–“ heißt: nicht bekannt. Das ist nicht 0. Lücken der Finanzierung werden addiert und nie \
      gegeneinander verrechnet; Beträge in anderen Währungen stehen daneben.
      """),
    Label(
      """
      Lights are what projects report of themselves. A stale report keeps its light and is called \
      stale. Lights of indicators follow from value, target and thresholds.
      """,
      """
      Die Ampel setzt die Projektleitung. Ein veralteter Bericht behält seine Ampel und gilt \
      als veraltet. Ampeln der Kennzahlen folgen aus Wert, Ziel und Schwellen.
      """),
    Label(
      """
      The tables show what needs attention. All rows are in the CSV files that lie beside this \
      report.
      """,
      """
      Die Tabellen zeigen, was Aufmerksamkeit verlangt. Alle Zeilen stehen in den CSV-Dateien, \
      die neben diesem Bericht liegen.
      """),
  ]
}
