import Vocabulary

extension Label {
  /// The name of what may be asked of a view, as a form says it.
  static func parameter(_ name: String) -> Label {
    switch name {
    case "where": Label("Only rows with", "Nur Zeilen mit")
    case "groupBy": Label("Group by", "Zusammenfassen nach")
    case "sort": Label("Order by", "Ordnen nach")
    case "columns": Label("Columns", "Spalten")
    case "subject": .subject
    case "from": Label("From", "Von")
    case "to": Label("To", "Bis")
    case "rows": Label("only figures of the portfolio", "nur Größen des Portfolios")
    case "late": Label("Later than … days", "Später als … Tage")
    case "corrections": Label("corrections", "Berichtigungen")
    case "vintages": Label("every value that a period has had", "alle Werte eines Zeitraums")
    case "plot": Label("drawn", "gezeichnet")
    case "per": Label("Per", "Je")
    case "all": Label("also definitions and the first load", "auch Definitionen und Erstbefüllung")
    default: .field(name)
    }
  }
}
