/// Words of the budget, as a city's finance office says them.
extension Label {
  package static let budget = Label("Budget", "Haushalt")
  package static let closedYear = Label("closed", "abgeschlossen")
  package static let total = Label("Total", "Summe")
  package static let measure = Label("Measure", "Maßnahme")
  package static let unit = Label("Unit", "Einheit")
  package static let source = Label("Source", "Quelle")

  package static let appropriation = Label("Appropriation", "Ansatz")
  package static let supplementary = Label("Supplementary", "Nachtrag")
  package static let overPlan = Label("Excess (approved)", "Überplanmäßig")
  package static let offPlan = Label("Extra-budgetary", "Außerplanmäßig")
  package static let carriedIn = Label("Carried in", "Rest übernommen")
  package static let carriedOut = Label("Carried out", "Rest übertragen")
  package static let transferredIn = Label("Transferred in", "Umschichtung +")
  package static let transferredOut = Label("Transferred out", "Umschichtung −")
  package static let authorised = Label("Authorised", "Fortgeschriebener Ansatz")
  package static let blocked = Label("Blocked", "Gesperrt")
  package static let committed = Label("Committed", "Gebunden")
  package static let available = Label("Available", "Verfügbar")
  package static let rest = Label("Rest", "Rest")
  package static let lapsed = Label("Lapsed", "Verfallen")
  package static let overCarried = Label("Carried too much", "Zu viel übertragen")
  package static let overspent = Label("Overspent", "Überschritten")
  package static let stranded = Label("Stranded", "Offen geblieben")
  package static let forecast = Label("Forecast", "Prognose")
  package static let deviation = Label("Deviation", "Abweichung")
  package static let requested = Label("Requested", "Angemeldet")
  package static let draft = Label("Draft", "Entwurf")
  package static let mediumTerm = Label("Medium term", "Finanzplan")
  package static let result = Label("Result", "Rechnungsergebnis")
  package static let revenuePlanned = Label("Revenue planned", "Ertrag geplant")
  package static let revenueResult = Label("Revenue result", "Ertrag Ergebnis")
  package static let revenueReceived = Label("Revenue received", "Ertrag eingegangen")

  package static let closedYearTitle = Label("Closed", "Abgeschlossen")
  package static let revenueRequested = Label("Revenue requested", "Ertrag angemeldet")
  package static let revenueDraft = Label("Revenue draft", "Ertrag Entwurf")
  package static let revenueMediumTerm = Label("Revenue medium term", "Ertrag Finanzplan")
  package static let sumOfGaps = Label("Sum of gaps", "Summe der Lücken")
  package static let openCommitments = Label("Open commitments", "Offene Aufträge")
  package static let authority = Label("Commitment authority", "Verpflichtungsermächtigung")
  package static let granted = Label("granted", "erteilt")
  package static let used = Label("used", "in Anspruch genommen")
  package static let free = Label("free", "frei")
  package static let otherCurrencies = Label("In other currencies", "In anderen Währungen")
  package static let noBudget = Label("No money in this year.", "Kein Geld in diesem Jahr.")

  /// The words of a year's figures by their keys in a row.
  package static let ofBudget: [String: Label] = [
    "appropriation": .appropriation, "supplementary": .supplementary, "overPlan": .overPlan,
    "offPlan": .offPlan, "carriedIn": .carriedIn, "carriedOut": .carriedOut,
    "transferredIn": .transferredIn, "transferredOut": .transferredOut, "blocked": .blocked,
    "committed": .committed, "spent": .spent, "forecast": .forecast,
    "requested": .requested, "draft": .draft, "mediumTerm": .mediumTerm, "result": .result,
    "revenue.planned": .revenuePlanned, "revenue.result": .revenueResult,
    "revenue.received": .revenueReceived,
  ]

}
