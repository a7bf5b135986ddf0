import Stadtbuch

/// Words of the budget, as a city's finance office says them.
extension Phrase {
  static let budget = Phrase("Budget", "Haushalt")
  static let closedYear = Phrase("closed", "abgeschlossen")
  static let total = Phrase("Total", "Summe")
  static let measure = Phrase("Measure", "Maßnahme")
  static let unit = Phrase("Unit", "Einheit")
  static let source = Phrase("Source", "Quelle")

  static let appropriation = Phrase(MoneyWords.appropriation)
  static let supplementary = Phrase(MoneyWords.supplementary)
  static let overPlan = Phrase(MoneyWords.overPlan)
  static let offPlan = Phrase(MoneyWords.offPlan)
  static let carriedIn = Phrase(MoneyWords.carriedIn)
  static let carriedOut = Phrase(MoneyWords.carriedOut)
  static let transferredIn = Phrase(MoneyWords.transferredIn)
  static let transferredOut = Phrase(MoneyWords.transferredOut)
  static let authorised = Phrase(MoneyWords.authorised)
  static let blocked = Phrase(MoneyWords.blocked)
  static let committed = Phrase(MoneyWords.committed)
  static let available = Phrase(MoneyWords.available)
  static let rest = Phrase(MoneyWords.rest)
  static let lapsed = Phrase(MoneyWords.lapsed)
  static let overCarried = Phrase(MoneyWords.overCarried)
  static let overspent = Phrase(MoneyWords.overspent)
  static let stranded = Phrase(MoneyWords.stranded)
  static let forecast = Phrase(MoneyWords.forecast)
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
    "committed": .committed, "spent": .spent, "forecast": .forecast,
    "requested": .requested, "draft": .draft, "mediumTerm": .mediumTerm, "result": .result,
    "revenue.planned": .revenuePlanned, "revenue.result": .revenueResult,
    "revenue.received": .revenueReceived,
  ]
}
