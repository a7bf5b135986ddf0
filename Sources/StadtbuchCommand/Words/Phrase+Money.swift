/// Words of the budget, as a city's finance office says them.
extension Phrase {
  static let budget = Phrase("Budget", "Haushalt")
  static let closedYear = Phrase("closed", "abgeschlossen")
  static let total = Phrase("Total", "Summe")
  static let measure = Phrase("Measure", "Maßnahme")
  static let unit = Phrase("Unit", "Einheit")
  static let source = Phrase("Source", "Quelle")

  static let appropriation = Phrase("Appropriation", "Ansatz")
  static let supplementary = Phrase("Supplementary", "Nachtrag")
  static let overPlan = Phrase("Over plan", "Überplanmäßig")
  static let offPlan = Phrase("Off plan", "Außerplanmäßig")
  static let carriedIn = Phrase("Carried in", "Rest übernommen")
  static let carriedOut = Phrase("Carried out", "Rest übertragen")
  static let transferredIn = Phrase("Transferred in", "Zugang")
  static let transferredOut = Phrase("Transferred out", "Abgang")
  static let authorised = Phrase("Authorised", "Fortgeschrieben")
  static let blocked = Phrase("Blocked", "Gesperrt")
  static let committed = Phrase("Committed", "Gebunden")
  static let expended = Phrase("Spent", "Verausgabt")
  static let available = Phrase("Available", "Verfügbar")
  static let rest = Phrase("Rest", "Rest")
  static let lapsed = Phrase("Lapsed", "Verfallen")
  static let stranded = Phrase("Stranded", "Offen geblieben")
  static let forecast = Phrase("Forecast", "Prognose")
  static let deviation = Phrase("Deviation", "Abweichung")
  static let requested = Phrase("Requested", "Angemeldet")
  static let draft = Phrase("Draft", "Entwurf")
  static let mediumTerm = Phrase("Medium term", "Finanzplan")
  static let result = Phrase("Result", "Rechnungsergebnis")
  static let revenuePlanned = Phrase("Revenue planned", "Ertrag geplant")
  static let revenueResult = Phrase("Revenue result", "Ertrag Ergebnis")
  static let revenueReceived = Phrase("Revenue received", "Ertrag eingegangen")

  static let openCommitments = Phrase("Open commitments", "Offene Aufträge")
  static let authority = Phrase("Commitment authority", "Verpflichtungsermächtigung")
  static let granted = Phrase("granted", "erteilt")
  static let used = Phrase("used", "in Anspruch genommen")
  static let free = Phrase("free", "frei")
  static let otherCurrencies = Phrase("In other currencies", "In anderen Währungen")
  static let noBudget = Phrase("No money in this year.", "Kein Geld in diesem Jahr.")

  /// The words of a year's figures by their keys in a row.
  static let ofBudget: [String: Phrase] = [
    "appropriation": .appropriation, "supplementary": .supplementary, "overPlan": .overPlan,
    "offPlan": .offPlan, "carriedIn": .carriedIn, "carriedOut": .carriedOut,
    "transferredIn": .transferredIn, "transferredOut": .transferredOut, "blocked": .blocked,
    "committed": .committed, "spent": .expended, "forecast": .forecast,
    "requested": .requested, "draft": .draft, "mediumTerm": .mediumTerm, "result": .result,
    "revenue.planned": .revenuePlanned, "revenue.result": .revenueResult,
    "revenue.received": .revenueReceived,
  ]
}
