/// Words of the addresses of a server.
extension Label {
  package static let addresses = Label("Addresses of Stadtbuch", "Adressen von Stadtbuch")
  package static let addressesSay = Label(
    "Every view at its own address, with the parameters of its command. Answers show what whoever "
      + "asks may see: log in with “Authorization: Bearer TOKEN”, or with any name and the token as "
      + "the password. Why something is not answered is said as application/problem+json.",
    "Jede Sicht unter eigener Adresse, mit den Parametern ihres Befehls. Antworten zeigen, was "
      + "sehen darf, wer fragt: anmelden mit „Authorization: Bearer TOKEN“, oder mit beliebigem Namen "
      + "und dem Token als Kennwort. Warum etwas nicht beantwortet wird, steht in "
      + "application/problem+json.")
  package static let parameters = Label("Parameters", "Parameter")
  package static let parameter = Label("Parameter name", "Name des Parameters")
  package static let parameterKind = Label("Kind of value", "Art des Werts")
  package static let required = Label("required", "erforderlich")
  package static let answerRows = Label("Rows of the answer", "Zeilen der Antwort")
  package static let otherAddresses = Label("Other addresses", "Weitere Adressen")

  /// Addresses that are of no view, and what is there.
  package static let otherAddressList: [(String, Label)] = [
    (
      "/odata/now/",
      Label(
        "OData v4 over the same views, for Excel and Power BI; the point and parameters of views "
          + "stand in the second part: /odata/asOf=2024-12-31,knownAt=812,year=2024/Budget.",
        "OData v4 über denselben Sichten, für Excel und Power BI; Stichtag und Parameter der Sichten "
          + "stehen im zweiten Teil: /odata/asOf=2024-12-31,knownAt=812,year=2024/Budget.")
    ),
    (
      "/grafana",
      Label(
        "Series of indicators as Grafana's sources JSON and Infinity read them.",
        "Reihen von Kennzahlen, wie Grafanas Quellen JSON und Infinity sie lesen.")
    ),
    (
      "/feeds/SECRET/due.ics",
      Label(
        "Due dates for calendars; “stadtbuch feed create” makes the address.",
        "Fällige Termine für Kalender; „stadtbuch feed create“ legt die Adresse an.")
    ),
    (
      "/feeds/SECRET/changes.atom",
      Label(
        "Changes for feed readers, at the same address.",
        "Änderungen für Feedreader, unter derselben Adresse.")
    ),
    (
      "/metrics",
      Label(
        "Figures of machine and city as OpenMetrics; without a login those of the machine alone.",
        "Zahlen von Maschine und Stadt als OpenMetrics; ohne Anmeldung nur die der Maschine.")
    ),
    (
      "/health/live",
      Label("Whether the server answers.", "Ob der Server antwortet.")
    ),
    (
      "/health/ready",
      Label("Whether every ledger can be read.", "Ob jedes Stadtbuch lesbar ist.")
    ),
  ]
}
