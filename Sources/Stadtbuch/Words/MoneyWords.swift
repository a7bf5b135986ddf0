public import Vocabulary

/// Words of money, as a city's finance office says them: one for each figure, wherever it is shown.
public enum MoneyWords {
  private static func pair(_ en: String, _ de: String) -> Label { Label(en: en, de: de) }

  // Figures of a year.
  /// Ansatz.
  public static let appropriation = pair("Appropriation", "Ansatz")
  /// Nachtrag.
  public static let supplementary = pair("Supplementary", "Nachtrag")
  /// Überplanmäßig.
  public static let overPlan = pair("Excess (approved)", "Überplanmäßig")
  /// Außerplanmäßig.
  public static let offPlan = pair("Extra-budgetary", "Außerplanmäßig")
  /// Carried in from an earlier year.
  public static let carriedIn = pair("Carried in", "Rest übernommen")
  /// Carried on to a later year.
  public static let carriedOut = pair("Carried out", "Rest übertragen")
  /// Transferred here.
  public static let transferredIn = pair("Transferred in", "Umschichtung +")
  /// Transferred away.
  public static let transferredOut = pair("Transferred out", "Umschichtung −")
  /// Fortgeschriebener Ansatz.
  public static let authorised = pair("Authorised", "Fortgeschriebener Ansatz")
  /// Blocked.
  public static let blocked = pair("Blocked", "Gesperrt")
  /// Open commitments.
  public static let committed = pair("Committed", "Gebunden")
  /// Spent.
  public static let spent = pair("Spent", "Ausgegeben")
  /// What can still be ordered.
  public static let available = pair("Available", "Verfügbar")
  /// What is authorised and not spent.
  public static let rest = pair("Rest", "Rest")
  /// What a closed year has left.
  public static let lapsed = pair("Lapsed", "Verfallen")
  /// What was carried on though it was not left.
  public static let overCarried = pair("Carried too much", "Zu viel übertragen")
  /// What was spent beyond what was authorised.
  public static let overspent = pair("Overspent", "Überschritten")
  /// Open commitments of a closed year.
  public static let stranded = pair("Stranded", "Offen geblieben")
  /// What is expected.
  public static let forecast = pair("Forecast", "Prognose")

  // Funding.
  /// What is needed.
  public static let need = pair("Need", "Bedarf")
  /// What of it is secured.
  public static let secured = pair("Secured", "Gesichert")
  /// What is missing.
  public static let gap = pair("Gap", "Lücke")
  /// The funding that was asserted.
  public static let asserted = pair("Asserted", "Gemeldet")
  /// The funding as its money says.
  public static let derived = pair("Derived", "Rechnerisch")
  /// Whether the two contradict each other.
  public static let conflict = pair("Conflict", "Widerspruch")

  // Grants.
  /// Grants.
  public static let grants = pair("Grants", "Zuwendungen")
  /// One of them.
  public static let grant = pair("Grant", "Zuwendung")
  /// The most that is paid.
  public static let maximum = pair("Maximum", "Höchstbetrag")
  /// What counts.
  public static let eligible = pair("Eligible", "Zuwendungsfähig")
  /// What the grant pays of it.
  public static let used = pair("Used", "Verwendet")
  /// What came.
  public static let received = pair("Received", "Erhalten")
  /// What came and is not used.
  public static let unused = pair("Unused", "Nicht verwendet")
  /// What may be claimed back.
  public static let reclaimable = pair("Reclaimable", "Rückforderbar")
  /// The next proof of use.
  public static let nextProof = pair("Next proof", "Nächster Nachweis")
  /// The days until it is due, or until the eligible time ends.
  public static let daysLeft = pair("Days left", "Tage bis dahin")
  /// The last eligible day.
  public static let eligibleUntil = pair("Eligible until", "Zuwendungsfähig bis")
}
