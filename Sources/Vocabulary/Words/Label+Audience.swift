/// Words of who sees what.
extension Label {
  package static let audienceHelp = Label(
    "For whom the answer is: public (what is published), internal (all that is not restricted) or "
      + "full.",
    "Für wen die Antwort ist: public (was veröffentlicht ist), internal (alles nicht Eingeschränkte) "
      + "oder full (alles).")
  package static let forPublic = Label("for the public", "für die Öffentlichkeit")
  package static let forHouse = Label("for the house", "für die Verwaltung")
  package static let notPublished = Label(
    "nothing of this is published", "nichts davon ist veröffentlicht")
  package static let partsLeftOut = Label("Parts left out", "Teile ausgelassen")
  package static let noticeOnlyPublished = Label(
    "this is what is published; there may be more",
    "dies ist das Veröffentlichte; es kann mehr geben")
  package static let noticeLeftOut = Label(
    "rows left out that this audience may not see",
    "Zeilen ausgelassen, die dieser Kreis nicht sehen darf")
}
