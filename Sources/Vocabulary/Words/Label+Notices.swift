/// What answers warn of, one sentence a kind; the subject stands before it.
extension Label {
  package static let noticeApprovalClaimed = Label(
    "touches a closed period; its approval is only claimed",
    "berührt einen abgeschlossenen Zeitraum; die Freigabe ist nur angegeben")
  package static let noticeApprovalMissing = Label(
    "touches a closed period and nobody approved it",
    "berührt einen abgeschlossenen Zeitraum, und niemand hat es freigegeben")
  package static let noticeAuthorityExceeded = Label(
    "more is ordered for a later year than was authorised for it",
    "für ein späteres Jahr ist mehr beauftragt, als dafür ermächtigt ist")
  package static let noticeBeyondGrant = Label(
    "more stands on the grant's source than the grant will pay",
    "auf der Quelle der Zuwendung steht mehr, als die Zuwendung zahlt")
  package static let noticeCycle = Label(
    "cycle: parents or successors lead back to where they came from",
    "Kreis: Übergeordnete oder Nachfolger führen zum Ausgang zurück")
  package static let noticeDrawdownOverdue = Label(
    "money drawn down was not used in time",
    "abgerufenes Geld wurde nicht fristgerecht verwendet")
  package static let noticeForecastIncomplete = Label(
    "the sum of forecasts is not that of all",
    "die Summe der Prognosen ist nicht die aller")
  package static let noticeLaterEvents = Label(
    "known events count to it that hold only after this day",
    "bekannte Ereignisse zählen dazu, die erst nach diesem Tag gelten")
  package static let noticeLineOverrun = Label(
    "the line is beyond what the notice allows",
    "die Position überschreitet den Bescheid")
  package static let noticeNotOnScale = Label(
    "a light is no value of its scale; it is shown as it was said",
    "eine Ampel ist kein Wert ihrer Skala; sie steht da, wie sie gemeldet wurde")
  package static let noticeOtherCurrencies = Label(
    "amounts in other currencies are not added",
    "Beträge in anderen Währungen sind nicht mitgezählt")
  package static let noticeOverCarried = Label(
    "more was carried to a later year than was left",
    "in ein späteres Jahr wurde mehr übertragen, als übrig war")
  package static let noticeLooked = Label(
    "its events were looked at, which is noted",
    "die Ereignisse wurden eingesehen, das ist vermerkt")
  package static let noticeUnexplained = Label(
    "there is nothing to explain", "dazu gibt es nichts zu erklären")
  package static let noticeOverdrawn = Label(
    "available is negative",
    "verfügbar ist negativ")
  package static let noticeOverspent = Label(
    "more was spent than was authorised",
    "der fortgeschriebene Ansatz wurde überschritten")
  package static let noticeProofOverdue = Label(
    "a proof of use is overdue",
    "ein Verwendungsnachweis ist überfällig")
  package static let noticeRejected = Label(
    "was rejected; it counts until it is voided",
    "wurde abgelehnt und zählt, bis es storniert wird")
  package static let noticeSamePerson = Label(
    "was recorded and approved by the same person",
    "wurde von derselben Person erfasst und freigegeben")
  package static let noticeSplitNotReassigned = Label(
    "split, not reassigned",
    "geteilt, Federführung nicht neu vergeben")
  package static let noticeStranded = Label(
    "commitments are open in a closed year",
    "in einem abgeschlossenen Jahr sind Aufträge offen")
  package static let noticeTargetAboveItems = Label(
    "the target is above the number of items",
    "das Ziel liegt über der Zahl der Gegenstände")
  package static let noticeTooLarge = Label(
    "n/a: too large to be computed exactly",
    "k. A.: zu groß, um genau berechnet zu werden")
  package static let noticeUnitsNotCombined = Label(
    "values of units or dimensions that cannot be put together",
    "Werte von Einheiten oder Merkmalen lassen sich nicht zusammenfassen")
  package static let noticeFewerThanAsked = Label(
    "there are only %1 to choose from, fewer than the %2 asked for",
    "zur Wahl stehen nur %1, weniger als die verlangten %2")
  package static let noticeWithoutChance = Label(
    "%1 without an amount above zero in the ledger's currency could not be chosen by amount; look "
      + "at them apart",
    "%1 ohne Betrag über null in der Währung des Stadtbuchs ließen sich nicht nach Betrag wählen; "
      + "gesondert ansehen")
  package static let noticeUnknownScale = Label(
    "a light stands on a scale that is not known here; it is shown as it was said",
    "eine Ampel steht auf einer hier unbekannten Skala; sie steht da, wie sie gemeldet wurde")
}
