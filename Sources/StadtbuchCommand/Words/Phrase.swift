import Stadtbuch

/// Words of the program itself, in both languages; words of the vocabulary come from its labels.
struct Phrase: Sendable {
  let label: Label

  init(_ en: String, _ de: String) {
    label = Label(en: en, de: de)
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

  static let subject = Phrase("Subject", "Gegenstand")
  static let attribute = Phrase("Attribute", "Merkmal")
  static let value = Phrase("Value", "Wert")
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
  static let original = Phrase("Takes back", "Nimmt zurück")
  static let effect = Phrase("Effect", "Wirkung")
  static let inForce = Phrase("In force", "In Kraft")
  static let changes = Phrase("Changes", "Änderungen")
  static let voidedBy = Phrase("Voided by", "Storniert durch")
  static let audit = Phrase("Trail of events", "Ereignisspur")
  static let noDifference = Phrase("No difference.", "Kein Unterschied.")

  static let duties = Phrase("Segregation of duties", "Funktionstrennung")
  static let approvalRequired = Phrase("Needed", "Nötig")
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
  static let need = Phrase("Need", "Bedarf")
  static let secured = Phrase("Secured", "Gesichert")
  static let gap = Phrase("Gap", "Lücke")
  static let spent = Phrase("Spent", "Ausgegeben")
  static let ended = Phrase("Ended", "Beendet")

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
