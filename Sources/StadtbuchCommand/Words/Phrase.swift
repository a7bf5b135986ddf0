import Stadtbuch

/// Words of the program itself, in both languages; words of the vocabulary come from its labels.
struct Phrase: Sendable {
  let label: Label

  init(_ en: String, _ de: String) {
    label = Label(en: en, de: de)
  }

  /// A word that others say too.
  init(_ label: Label) {
    self.label = label
  }

  subscript(language: Language) -> String { label[language] }
}

extension Phrase {
  static let yes = Phrase("yes", "ja")
  static let no = Phrase("no", "nein")
  static let warning = Phrase("warning", "Warnung")
  static let nothing = Phrase("Nothing.", "Nichts.")
  static let asOf = Phrase("as of", "Stand")
  static let knownAt = Phrase("known at", "bekannt bis")

  /// What a narrow terminal does not show.
  static func hiddenColumns(_ titles: [String]) -> Phrase {
    let names = titles.joined(separator: ", ")
    return Phrase(
      "hidden columns: \(names); widen the terminal or use --format csv",
      "ausgeblendete Spalten: \(names); Terminal verbreitern oder --format csv")
  }

  static let subject = Phrase("Subject", "Gegenstand")
  static let attribute = Phrase("Attribute", "Merkmal")
  static let value = Phrase("Value", "Wert")
  static let parts = Phrase("Parts", "Bestandteile")
  static let part = Phrase("Part", "Bestandteil")
  static let eventsOfIt = Phrase("Events", "Ereignisse")
  static let inputs = Phrase("Made of", "Gebildet aus")
  static let before = Phrase("Before", "Vorher")
  static let after = Phrase("After", "Nachher")
  static let change = Phrase("Change", "Änderung")
  static let cause = Phrase("Cause", "Ursache")
  static let event = Phrase("Event", "Ereignis")
  static let events = Phrase("Events", "Ereignisse")
  static let type = Phrase("Type", "Art")
  static let validFrom = Phrase("Valid from", "Gültig ab")
  static let recordedAt = Phrase("Recorded", "Erfasst")
  static let actor = Phrase("By", "Von")
  static let reason = Phrase("Reason", "Grund")
  static let state = Phrase("State", "Zustand")
  static let number = Phrase("No.", "Nr.")
  static let identity = Phrase("Id", "Kennung")
  static let version = Phrase("Version", "Version")
  static let file = Phrase("File", "Datei")
  static let rows = Phrase("Rows", "Zeilen")
  static let accepted = Phrase("Recorded", "Erfasst")
  static let duplicates = Phrase("Known before", "Schon bekannt")
  static let refused = Phrase("Refused", "Abgelehnt")
  static let first = Phrase("First", "Erstes")
  static let last = Phrase("Last", "Letztes")
  static let lag = Phrase("Days late", "Tage später")
  static let original = Phrase("On event", "Zu Ereignis")
  static let effect = Phrase("Effect", "Wirkung")
  static let inForce = Phrase("In force", "In Kraft")
  static let changes = Phrase("Changes", "Änderungen")
  static let voidedBy = Phrase("Voided by", "Storniert durch")
  static let audit = Phrase("Trail of events", "Ereignisspur")
  static let noDifference = Phrase("No difference.", "Kein Unterschied.")

  static let lights = Phrase("Lights", "Ampeln")
  static let scales = Phrase("Scales of lights", "Ampelskalen")
  static let scale = Phrase("Scale", "Skala")
  static let meaning = Phrase("Meaning", "Bedeutung")
  static let selfReport = Phrase("Own report", "Eigener Bericht")
  static let noReport = Phrase("no report", "kein Bericht")
  static let ofTheseStale = Phrase("of these stale", "davon veraltet")
  static let costOver = Phrase("Dearer by", "Teurer um")
  static let key = Phrase("Key", "Schlüssel")
  static let differences = Phrase("File ≠ ledger", "Datei ≠ Stadtbuch")
  static let matched = Phrase("matched", "gleich")
  static let different = Phrase("different", "verschieden")
  static let missingInLedger = Phrase("missing in ledger", "fehlt im Stadtbuch")
  static let missingInFile = Phrase("missing in file", "fehlt in der Datei")
  static let ambiguous = Phrase("ambiguous", "mehrdeutig")
  static let unreadable = Phrase("unreadable", "nicht lesbar")
  static let sample = Phrase("Sample", "Stichprobe")
  static let drawn = Phrase(
    "drawn over %1 of amounts above zero in %2 equal steps, the first unit at %3",
    "gezogen über %1 an Beträgen über null in %2 gleichen Schritten, die erste Einheit bei %3")
  static let population = Phrase("population", "Grundgesamtheit")
  static let hits = Phrase("Hits", "Treffer")
  static let bytes = Phrase("Bytes", "Bytes")
  static let quarterlyReport = Phrase("Quarterly report", "Quartalsbericht")
  static let published = Phrase("Published", "Veröffentlicht")
  static let reports = Phrase("Published reports", "Veröffentlichte Berichte")
  static let reportDay = Phrase("Tells of", "Berichtet über")
  static let reportKnownAt = Phrase("Known up to", "Bekannt bis")
  static let changedSince = Phrase("Changed since", "Seither geändert")
  static let sameBytes = Phrase("The same bytes", "Dieselben Bytes")
  static let keptIn = Phrase("Kept in", "Aufbewahrt in")
  static func figures(layout: Int, areSame: Bool) -> Phrase {
    areSame
      ? Phrase(
        "printed by layout \(layout); the figures are the same",
        "gedruckt nach Layout \(layout); die Zahlen sind dieselben")
      : Phrase(
        "printed by layout \(layout); the figures are not the same",
        "gedruckt nach Layout \(layout); die Zahlen sind nicht dieselben")
  }
  static let nothingChanged = Phrase("Nothing has changed since.", "Seither nichts geändert.")
  static let duties = Phrase("Segregation of duties", "Funktionstrennung")
  static let evaluations = Phrase("Access log", "Einsichtnahmen")
  static let lookedAt = Phrase("When", "Wann")
  static let lookedAtPerson = Phrase("What was looked at", "Was eingesehen wurde")
  static let lookedAtBy = Phrase("By", "Von")
  static let approvalRequired = Phrase("Needed", "Nötig")
  static let approval = Phrase("Approval", "Freigabe")
  static let approvalClaimed = Phrase("Said to be approved by", "Freigabe angegeben")
  static let approvalGiven = Phrase("Approved by", "Freigegeben von")
  static let approvalRejected = Phrase("Rejected by", "Abgelehnt von")
  static let samePerson = Phrase("Same person", "Dieselbe Person")
  static let closedPeriod = Phrase("After closing", "Nach Abschluss")

  static let imported = Phrase("Import", "Import")
  static let dryRun = Phrase("Import, nothing recorded", "Import, nichts erfasst")
  static let wouldRecord = Phrase("Would record", "Würde erfassen")
  static let row = Phrase("Row", "Zeile")
  static let column = Phrase("Column", "Spalte")

  static let portfolio = Phrase("Portfolio", "Portfolio")
  static let count = Phrase("Projects", "Projekte")
  static let project = Phrase("project", "Projekt")
  static let projects = Phrase("projects", "Projekte")
  static let department = Phrase("Department", "Dezernat")
  static let funding = Phrase("Funding", "Finanzierung")
  static let need = Phrase(MoneyWords.need)
  static let secured = Phrase(MoneyWords.secured)
  static let gap = Phrase(MoneyWords.gap)
  static let spent = Phrase(MoneyWords.spent)
  static let ended = Phrase("Ended", "Beendet")
  static let waysToEnd = Phrase(
    "merged, split or deregistered", "zusammengelegt, geteilt oder abgemeldet")
  static let endedProject = Phrase(
    "ended project (\(waysToEnd.label.en))", "beendetes Projekt (\(waysToEnd.label.de))")
  static let endedProjects = Phrase(
    "ended projects (\(waysToEnd.label.en))", "beendete Projekte (\(waysToEnd.label.de))")
  static let endedCounted = Phrase("ended", "beendet")

  static let indicators = Phrase("Indicators", "Kennzahlen")
  static let indicator = Phrase("Indicator", "Kennzahl")
  static let target = Phrase("Target", "Ziel")
  static let missed = Phrase("Missed", "Verfehlt")
  static let age = Phrase("Age in days", "Alter in Tagen")
  static let trend = Phrase("Trend", "Verlauf")
  static let definition = Phrase("Definition", "Definition")
  static let breakDay = Phrase("Break", "Bruch")
  static let reachDate = Phrase("Reached (linear trend)", "Erreicht (linearer Trend)")
  static let stale = Phrase("Stale", "Veraltet")
  static let incomplete = Phrase("Incomplete", "Unvollständig")
  static let vintage = Phrase("Vintage", "Stand")
  static let note = Phrase("Note", "Hinweis")
  static let organisationUnit = Phrase("Unit", "Einheit")
  static let organisationUnits = Phrase("Units", "Einheiten")
  static let notFinal = Phrase("not final or incomplete", "nicht endgültig oder unvollständig")
  static let missing = Phrase("missing", "fehlt")
  static let notReported = Phrase("not reported", "nicht gemeldet")
  static let items = Phrase("Items", "Gegenstände")
  static let withoutState = Phrase("no state", "ohne Zustand")

  static let replay = Phrase("Replay", "Nachvollzug")
  static let stateHash = Phrase("State hash", "Zustandshash")
  static let equal = Phrase("Equal", "Gleich")
  static let verify = Phrase("Verification", "Prüfung")
  static let inOrder = Phrase("In order", "In Ordnung")
  static let rootHash = Phrase("Root hash", "Wurzelhash")
  static let firstBad = Phrase("First bad", "Erstes falsche")
  static let rebuild = Phrase("Rebuild", "Neuaufbau")
  static let generation = Phrase("Generation", "Generation")
  static let doctor = Phrase("Condition", "Befund")
  static let check = Phrase("What", "Was")
  static let allWell = Phrase("Nothing needs doing.", "Nichts ist zu tun.")
}
