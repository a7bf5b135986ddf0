import Timelines
import Vocabulary

/// The words of reports that are no words of the vocabulary.
enum ReportWords {
  private static func pair(_ en: String, _ de: String) -> Label { Label(en: en, de: de) }

  static let yes = pair("yes", "ja")
  static let no = pair("no", "nein")
  static let nothing = pair("nothing.", "nichts.")
  static let report = pair("Quarterly report", "Quartalsbericht")
  static let skip = pair("Skip to the content", "Zum Inhalt springen")
  static let contents = pair("Contents", "Inhalt")
  static let summary = pair("Summary", "Zusammenfassung")
  static let portfolio = pair("Portfolio by department", "Portfolio nach Dezernat")
  static let changes = pair(
    "What has changed since the quarter before", "Was sich seit dem Vorquartal geändert hat")
  static let funding = pair("Funding gaps", "Finanzierungslücken")
  static let budget = pair("Budget of the year", "Haushalt des Jahres")
  static let indicators = pair("Indicators", "Kennzahlen")
  static let inventories = pair("Inventories", "Bestände")
  static let milestones = pair("Milestones", "Meilensteine")
  static let earned = pair("Earned value", "Leistungswert")
  static let grants = Label.grants
  static let holes = pair(
    "Holes in the chain from goal to project", "Lücken in der Kette vom Ziel zum Projekt")
  static let obligations = pair("Obligations", "Berichtspflichten und Aufträge")
  static let entries = pair("Late entries and corrections", "Späte Einträge und Berichtigungen")
  static let warnings = pair("Warnings", "Hinweise")
  static let reading = pair("How to read this report", "Wie dieser Bericht zu lesen ist")
  static let origin = pair("Origin", "Herkunft")

  static let keyFigures = pair("Key figures", "Eckwerte")
  static let figure = pair("Figure", "Größe")
  static let now = pair("Now", "Jetzt")
  static let then = pair("Quarter before", "Vorquartal")
  static let projects = pair("Projects", "Projekte")
  static let department = pair("Department", "Dezernat")
  static let noDepartment = pair("no department", "ohne Dezernat")
  static let ended = pair("ended projects", "beendete Projekte")
  static let total = pair("Total", "Summe")
  static let project = pair("Project", "Projekt")
  static let light = pair("Light", "Ampel")
  static let lights = pair("Lights", "Ampeln")
  static let status = pair("Status", "Status")
  static let stale = pair("Stale", "Veraltet")
  static let period = pair("Report of", "Bericht für")
  static let end = pair("Expected end", "Erwartetes Ende")
  static let need = Label.need
  static let secured = Label.secured
  static let gap = Label.gap
  static let spent = Label.spent
  static let spentInAllYears = pair("Spent, all years", "Ausgegeben, alle Jahre")
  static let asserted = Label.asserted
  static let derived = Label.derived
  static let conflict = Label.conflict
  static let conflicts = pair(
    "What is asserted contradicts the money", "Meldung und Rechnung widersprechen sich")
  static let subject = pair("Subject", "Gegenstand")
  static let attribute = pair("What", "Was")
  static let before = pair("Before", "Vorher")
  static let after = pair("After", "Nachher")
  static let cause = pair("Cause", "Ursache")
  static let change = pair("Change", "Änderung")
  static let number = pair("Number", "Anzahl")
  static let authorised = Label.authorised
  static let blocked = Label.blocked
  static let committed = Label.committed
  static let available = Label.available
  static let forecast = Label.forecast
  static let indicator = pair("Indicator", "Kennzahl")
  static let unit = pair("Unit", "Einheit")
  static let value = pair("Value", "Wert")
  static let state = pair("State", "Zustand")
  static let target = pair("Target", "Ziel")
  static let deviation = pair("Deviation", "Abweichung")
  static let age = pair("Age in days", "Alter in Tagen")
  static let inventory = pair("Inventory", "Bestand")
  static let noState = pair("no state", "ohne Zustand")
  static let milestone = pair("Milestone", "Meilenstein")
  static let baseline = pair("Agreed", "Vereinbart")
  static let expected = pair("Expected", "Erwartet")
  static let slip = pair("Slip in days", "Verzug in Tagen")
  static let slipFirst = pair("Against the first plan", "Gegen den ersten Plan")
  static let daysOverdue = pair("Days overdue", "Tage überfällig")
  static let owner = pair("Responsible", "Zuständig")
  static let grant = Label.grant
  static let maximum = Label.maximum
  static let used = Label.usedMoney
  static let received = Label.received
  static let unused = Label.unused
  static let reclaimable = Label.reclaimable
  static let proof = Label.nextProof
  static let proofDays = Label.daysLeft
  static let until = Label.eligibleUntil
  static let hole = pair("Hole", "Lücke")
  static let examples = pair("The first of them", "Die ersten davon")
  static let obligation = pair("Obligation", "Pflicht")
  static let due = pair("Due", "Fällig")
  static let daysLate = pair("Days late", "Tage zu spät")
  static let body = pair("Body", "Gremium")
  static let text = pair("What is owed", "Was geschuldet ist")
  static let event = pair("Event", "Ereignis")
  static let type = pair("Type", "Art")
  static let validFrom = pair("Holds from", "Gilt ab")
  static let recorded = pair("Recorded", "Erfasst")
  static let lag = pair("Days late", "Tage später")
  static let by = pair("By", "Von")
  static let reason = pair("Reason", "Grund")
  static let approval = pair("Approval", "Freigabe")
  static let effect = pair("Effect", "Wirkung")
  static let original = pair("On event", "Zu Ereignis")
  static let inForce = pair("In force", "In Kraft")
  static let breakWord = pair("break", "Bruch")
  static let note = pair("Note", "Hinweis")
  static let sign = pair("Sign", "Zeichen")
  static let meaning = pair("Meaning", "Bedeutung")
  static let attention = pair(
    "Projects that need attention", "Projekte, die Aufmerksamkeit brauchen")
  static let series = pair("Series", "Zeitreihen")
  static let seriesData = pair("Data of the drawing", "Daten der Zeichnung")
  static let chartOfLights = pair(
    "Projects of each department by light", "Projekte je Dezernat nach Ampel")
  static let chartOfBudget = pair(
    "Authorised and spent", "Fortgeschriebener Ansatz und Ausgaben")
  static let chartOfStates = pair("Items by state", "Gegenstände nach Zustand")
  static let late = pair("Late entries", "Späte Einträge")
  static let corrections = pair(
    "Corrections, voids, reversals and restated values",
    "Berichtigungen, Stornos, Rückbuchungen und neu festgestellte Werte")
  static let point = pair("Point", "Stand")
  static let lastEvent = pair("Last event", "Letztes Ereignis")
  /// For whom the report is, in a sentence.
  static func audience(_ audience: Audience) -> Label {
    switch audience.level {
    case .public:
      pair("This report is for the public.", "Dieser Bericht ist für die Öffentlichkeit.")
    case .internal:
      pair(
        "This report is for the house: what is restricted is not in it.",
        "Dieser Bericht ist für die Verwaltung: Eingeschränktes steht nicht darin.")
    case .full:
      pair(
        "This report shows restricted entries too: it is not to be passed on.",
        "Dieser Bericht zeigt auch Eingeschränktes: Er ist nicht zur Weitergabe bestimmt.")
    }
  }

  static let stateHash = pair("State hash", "Zustandshash")
  static let makeAgain = pair("To make this report again", "Diesen Bericht noch einmal erstellen")
  static let ledger = pair("Ledger", "Stadtbuch")
  static let overdue = pair("overdue", "überfällig")

  /// What the lights of projects mean.
  static func meaning(_ light: ReportLight) -> Label {
    switch light {
    case .green: pair("on course", "im Plan")
    case .amber: pair("at risk, steering needed", "gefährdet, Steuerung nötig")
    case .red: pair("off course, decision needed", "nicht im Plan, Entscheidung nötig")
    case .grey: pair("not assessed, or no report", "nicht bewertet oder kein Bericht")
    }
  }

  /// The lists of holes.
  static func hole(_ name: String) -> Label {
    switch name {
    case "goalsWithoutMeasure": pair("Goals without a measure", "Ziele ohne Maßnahme")
    case "measuresWithoutGoal": pair("Measures without a goal", "Maßnahmen ohne Ziel")
    case "measuresWithoutProject": pair("Measures without a project", "Maßnahmen ohne Projekt")
    case "projectsWithoutGoal": pair("Projects without a goal", "Projekte ohne Ziel")
    case "indicatorsWithoutData": pair("Indicators without data", "Kennzahlen ohne Daten")
    case "indicatorsWithoutGoal": pair("Indicators without a goal", "Kennzahlen ohne Ziel")
    case "projectsWithoutLead": pair("Projects without a lead", "Projekte ohne Federführung")
    case "leadUnitClosed":
      pair("Projects led by a closed unit", "Projekte mit aufgelöster Federführung")
    default: pair(name, name)
    }
  }

  /// The keys of the portfolio's rows.
  static func attribute(_ name: String) -> Label {
    switch name {
    case "money.need": need
    case "money.secured": secured
    case "money.gap": gap
    case "money.spent": spent
    case "money.appropriated": authorised
    case "money.committed": committed
    case "money.forecast": forecast
    case "report.overall": light
    case "report.period": period
    case "baseline.start": pair("Agreed start", "Vereinbarter Beginn")
    case "baseline.end": pair("Agreed end", "Vereinbartes Ende")
    case "forecast.start": pair("Expected start", "Erwarteter Beginn")
    case "forecast.end": end
    case "funding.asserted": pair("Asserted funding", "Gemeldete Finanzierung")
    case "funding.derived": pair("Funding", "Finanzierung")
    case "funding.conflict": pair("Conflict in funding", "Widerspruch in der Finanzierung")
    case "department": department
    default: Labels.field(name)
    }
  }
}
