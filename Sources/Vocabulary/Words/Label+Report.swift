/// What the quarterly report alone says: the titles of its sections and of their tables.
extension Label {
  package static let reportSkip = Label("Skip to the content", "Zum Inhalt springen")
  package static let reportContents = Label("Contents", "Inhalt")
  package static let reportSummary = Label("Summary", "Zusammenfassung")
  package static let reportPortfolio = Label("Portfolio by department", "Portfolio nach Dezernat")
  package static let reportChanges = Label(
    "Changes since the previous quarter", "Änderungen seit dem Vorquartal")
  package static let reportGaps = Label("Funding gaps", "Finanzierungslücken")
  package static let reportEntries = Label(
    "Late entries and corrections", "Späte Einträge und Berichtigungen")
  package static let reportInventories = Label("Inventories", "Bestände")
  package static let reportWarnings = Label("Warnings", "Hinweise")
  package static let reportGuide = Label(
    "How to read this report", "Wie dieser Bericht zu lesen ist")
  package static let reportOrigin = Label("Origin", "Herkunft")

  package static let reportFigures = Label("Key figures", "Eckwerte")
  package static let reportFigure = Label("Key figure", "Kennwert")
  package static let reportNow = Label("Now", "Jetzt")
  package static let reportThen = Label("Previous quarter", "Vorquartal")
  package static let reportSpent = Label("Spent, all years", "Verausgabt, alle Jahre")
  package static let reportHeat = Label(
    "Projects by department and field, with the worst light",
    "Projekte nach Dezernat und Handlungsfeld, mit der schlechtesten Ampel")
  package static let reportAttention = Label(
    "Projects that need attention", "Projekte, die Aufmerksamkeit brauchen")
  package static let reportCauses = Label("Changes by cause", "Änderungen nach Ursache")
  package static let reportInRows = Label("In rows", "In Zeilen")
  package static let reportInAll = Label("In all attributes", "In allen Merkmalen")
  package static let reportMoves = Label("Main changes", "Wichtigste Änderungen")
  package static let reportConflicts = Label(
    "Reported funding contradicts the amounts", "Meldung und Rechnung widersprechen sich")
  package static let reportOverdrawn = Label("Overdrawn budgets", "Überzogene Ansätze")
  package static let reportSeries = Label("Series", "Zeitreihen")
  package static let reportSeriesData = Label("Chart data", "Daten zum Diagramm")
  package static let reportShare = Label("Share", "Anteil")
  package static let reportOverdue = Label("Overdue milestones", "Überfällige Meilensteine")
  package static let reportNextDue = Label(
    "Due in the next 90 days", "In den nächsten 90 Tagen fällig")
  package static let reportLate = Label("Late entries", "Späte Einträge")
  package static let reportCorrections = Label(
    "Corrections, voids, reversals and restated values",
    "Berichtigungen, Stornos, Rückbuchungen und neu festgestellte Werte")
  package static let reportLights = Label("The lights", "Die Ampeln")
  package static let reportLastEvent = Label("Last event", "Letztes Ereignis")
  package static let reportAgain = Label(
    "How to reproduce this report", "So lässt sich dieser Bericht erneut erstellen")
  package static let reportLedger = Label("Ledger", "Stadtbuch")

  package static let reportNothing = Label("nothing.", "nichts.")
  package static let reportNone = Label("None.", "Keine.")

  /// How many rows are shown, and where all of them are; the name of the file follows.
  package static func reportShown(_ count: Int, of all: Int) -> Label {
    count == all
      ? Label("As a file: ", "Als Datei: ")
      : Label(
        "\(count) of \(all) rows are shown; all in ",
        "Gezeigt sind \(count) von \(all) Zeilen; alle in ")
  }

  /// The budget of a year.
  package static func reportBudget(_ year: Int) -> Label {
    Label("Budget of the year \(year)", "Haushalt des Jahres \(year)")
  }

  /// The bars of the budget of a year.
  package static func reportBudgetBars(_ year: Int) -> Label {
    Label(
      "Authorised, committed and spent \(year)",
      "Fortgeschriebener Ansatz, Gebundenes und Verausgabtes \(year)")
  }

  /// How far milestones slipped.
  package static func reportSlips(_ of: Label) -> Label {
    Label("\(of.en): planned and expected", "\(of.de): geplant und erwartet")
  }

  /// The states of what is called so.
  package static func reportStates(of title: String) -> Label {
    Label("\(title) by state", "\(title) nach Zustand")
  }

  /// The data of what is called so.
  package static func reportData(of title: String) -> Label {
    Label("Data: \(title)", "Daten: \(title)")
  }

  /// The light of a colour as a figure.
  package static func reportLight(_ word: Label) -> Label {
    Label("Light: \(word.en)", "Ampel: \(word.de)")
  }

  /// What the lights of projects mean.
  package static func reportMeaning(ofLight light: String) -> Label {
    switch light {
    case "green": Label("on course", "im Plan")
    case "amber": Label("at risk, steering needed", "gefährdet, Steuerung nötig")
    case "red": Label("off course, decision needed", "nicht im Plan, Entscheidung nötig")
    default: Label("not assessed, or no report", "nicht bewertet oder kein Bericht")
    }
  }
}
