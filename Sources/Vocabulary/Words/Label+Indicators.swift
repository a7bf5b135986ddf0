/// Words of indicators, inventories and samples.
extension Label {
  package static let reportedUnits = Label("Units with a value", "Einheiten mit Wert")
  package static let reportingUnits = Label("Units that should report", "Einheiten, die melden")
  package static let measuredWith = Label("Measured by definition", "Gemessen nach Definition")
  package static let reachBy = Label("How this is found", "Wie das ermittelt ist")
  package static let fromRemovals = Label("Of these removed", "Davon ausgeschieden")
  package static let series = Label("Time series", "Zeitreihe")
  package static let periods = Label("Periods", "Zeiträume")
  package static let vintages = Label("Vintages", "Fassungen")
  package static let vintagesOrItems = Label("Vintages or items", "Fassungen oder Gegenstände")
  package static let rollUp = Label("Sum of units", "Summe der Einheiten")

  package static let inventory = Label("Inventory", "Bestand")
  package static let partOf = Label("Part of", "Teil von")
  package static let states = Label("States", "Zustände")
  package static let moved = Label("In another state", "In anderem Zustand")
  package static let added = Label("Added", "Neu")
  package static let removed = Label("Removed", "Ausgeschieden")

  package static let method = Label("Method", "Verfahren")
  package static let wanted = Label("Asked for", "Verlangt")
  package static let seed = Label("Seed", "Startwert")
  package static let types = Label("Types of event", "Ereignisarten")
  package static let sum = Label("Sum of the values", "Summe der Werte")
  package static let drawnOver = Label("Amounts above zero", "Beträge über null")
  package static let firstUnit = Label("First unit at", "Erste Einheit bei")
  package static let firstUnitExactly = Label(
    "First unit, in parts of a minor unit", "Erste Einheit, in Teilen der kleinsten")
  package static let withoutChance = Label("Not to be chosen", "Nicht wählbar")

  /// What has no value in a column.
  package static func without(_ label: Label) -> Label {
    Label("no \(label.en.lowercased())", "ohne \(label.de)")
  }
}
