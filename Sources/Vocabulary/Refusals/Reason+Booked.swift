extension Refusal.Reason {
  /// Bookings, sources, commitments and grants.
  public enum Booked: Sendable, Equatable {
    /// An id that says something else than before.
    case idTaken(event: UInt64)
    /// A booking key with other content.
    case keyOtherwise(event: UInt64)
    /// A booking key that is taken.
    case keyTaken(event: UInt64)
    /// No source has money for the year.
    case noSource(subject: String, year: Int)
    /// Several sources have money for the year.
    case severalSources(sources: [String], subject: String, year: Int)
    /// No such commitment in the year.
    case noCommitment(subject: String, year: Int)
    /// A commitment of another source.
    case otherSource(commitment: String, source: String, year: Int)
    /// A grant without its maximum.
    case noMaximum(grant: String)
    /// Another currency than the grant's.
    case grantCurrency(currency: Currency)
    /// More than is left of the maximum.
    case aboveMaximum(maximum: Money, free: Money)
    /// A receipt that another event has.
    case receiptTaken(event: UInt64)
    /// No booking that could be reversed.
    case nothingToReverse
    /// The booking is of another type or subject.
    case otherBooking(event: UInt64, type: String, subject: String)
    /// Another currency than the booking's.
    case bookingCurrency(currency: Currency)
    /// More than is left to reverse.
    case aboveRest(booking: String, rest: Money)
    /// A reversed booking under another key.
    case reversedKey(event: UInt64, key: String)
    /// A reversed booking with a smaller amount.
    case reversedAmount(least: Money)
    /// A booking comes back whose key is taken.
    case keyTakenSince(event: UInt64, by: UInt64)
    /// An allocation comes back, beyond the maximum.
    case allocationBack(event: UInt64, maximum: Money)
    /// A commitment comes back with a second source.
    case sourceBack(event: UInt64, year: Int, other: UInt64)
    /// A reversal comes back, beyond the amount.
    case reversalBack(event: UInt64, booking: String)
  }
}

extension Refusal.Reason.Booked: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .keyTakenSince, .allocationBack, .sourceBack, .reversalBack: back
    case .nothingToReverse, .otherBooking, .bookingCurrency, .aboveRest, .reversedKey,
      .reversedAmount:
      reversal
    case .noMaximum, .grantCurrency, .aboveMaximum, .receiptTaken: grant
    default: plain
    }
  }

  private var plain: Refusal.Wording {
    switch self {
    case .idTaken(let event):
      .init(
        .duplicate, "event \(event) has this id and says something else",
        "Ereignis \(event) hat diese Kennung und sagt etwas anderes",
        remedy: "give a new id; to change what event \(event) says, correct it",
        "eine neue Kennung angeben; was Ereignis \(event) sagt, mit einer Korrektur ändern")
    case .keyOtherwise(let event):
      .init(
        .booking, "event \(event) has booked this key with other content",
        "Ereignis \(event) hat diesen Buchungsschlüssel mit anderem Inhalt",
        remedy: "give a key of its own, or reverse or correct event \(event)",
        "einen eigenen Schlüssel angeben oder Ereignis \(event) gegenbuchen oder korrigieren")
    case .keyTaken(let event):
      .init(
        .booking, "event \(event) has booked this key",
        "Ereignis \(event) hat diesen Buchungsschlüssel", remedy: "give a key of its own",
        "einen eigenen Schlüssel angeben")
    case .noSource(let subject, let year):
      .init(
        .missing, "no source has money for \(subject) in \(year)",
        "keine Quelle hat \(year) einen Ansatz für \(subject)", remedy: "name the source",
        "die Quelle nennen")
    case .severalSources(let sources, let subject, let year):
      .init(
        .missing, "\(sources.count) sources have money for \(subject) in \(year)",
        "\(sources.count) Quellen haben \(year) einen Ansatz für \(subject)",
        remedy: "name one of \(sources.enumerated)", "eine nennen von \(sources.enumerated)")
    case .noCommitment(let subject, let year):
      .init(
        .booking, "\(subject) has no such commitment in \(year)",
        "\(subject) hat \(year) keine solche Mittelbindung",
        remedy: "record commitment.made for \(year), or carry it to that year",
        "commitment.made für \(year) erfassen oder sie in dieses Jahr übertragen")
    default:
      otherSource
    }
  }

  private var otherSource: Refusal.Wording {
    guard case .otherSource(let commitment, let source, let year) = self else { return grant }
    return .init(
      .booking, "the commitment \(commitment) is bound to \(source) in \(year)",
      "die Mittelbindung \(commitment) gehört \(year) zu \(source)",
      remedy: "give that source, or another commitment key",
      "diese Quelle angeben oder einen anderen Schlüssel der Mittelbindung")
  }

  private var grant: Refusal.Wording {
    switch self {
    case .noMaximum(let grant):
      .init(
        .sum, "\(grant) has no maximum yet", "\(grant) hat noch keinen Höchstbetrag",
        remedy: "record grant.approved first", "zuerst grant.approved erfassen")
    case .grantCurrency(let currency):
      .init(
        .rule, "the grant is in \(currency)", "die Zuwendung ist in \(currency)",
        remedy: "give the amount in \(currency)", "den Betrag in \(currency) angeben")
    case .aboveMaximum(let maximum, let free):
      .init(
        .sum, "of the maximum \(maximum) only \(free) is not allocated",
        "vom Höchstbetrag \(maximum) sind nur \(free) nicht zugeteilt",
        remedy: "give at most \(free)", "höchstens \(free) angeben")
    case .receiptTaken(let event):
      .init(
        .booking, "event \(event) has this receipt of the grant",
        "Ereignis \(event) hat diesen Beleg der Zuwendung", remedy: "give a receipt of its own",
        "einen eigenen Beleg angeben")
    default: reversal
    }
  }

  private var reversal: Refusal.Wording {
    switch self {
    case .nothingToReverse:
      .init(
        .booking, "no unvoided booking has this key",
        "keine geltende Buchung hat diesen Schlüssel",
        remedy: "give the key of the booking that is reversed",
        "den Schlüssel der Buchung angeben, die gegengebucht wird")
    case .otherBooking(let event, let type, let subject):
      .init(
        .booking,
        "event \(event) with this key is \(type.isEmpty ? "another" : type) on \(subject)",
        "Ereignis \(event) mit diesem Schlüssel ist \(type.isEmpty ? "ein anderes" : type) zu "
          + subject,
        remedy: "reverse on the same subject by the same type",
        "beim selben Objekt mit demselben Typ gegenbuchen")
    case .bookingCurrency(let currency):
      .init(
        .booking, "the booking is in \(currency)", "die Buchung ist in \(currency)",
        remedy: "reverse in \(currency)", "in \(currency) gegenbuchen")
    case .aboveRest(let booking, let rest):
      .init(
        .booking, "of booking \(booking) only \(rest) is left to reverse",
        "von Buchung \(booking) lassen sich nur noch \(rest) gegenbuchen",
        remedy: "give at most that, as a negative amount",
        "höchstens das angeben, als negativen Betrag")
    case .reversedKey(let event, let key):
      .init(
        .booking, "event \(event) is reversed under the key \(key)",
        "Ereignis \(event) ist unter dem Schlüssel \(key) gegengebucht", remedy: "keep the key",
        "den Schlüssel beibehalten")
    case .reversedAmount(let least):
      .init(
        .booking, "\(least) of it is reversed already",
        "davon sind \(least) schon gegengebucht",
        remedy: "give at least that, in \(least.currency)",
        "mindestens das angeben, in \(least.currency)")
    default: back
    }
  }

  private var back: Refusal.Wording {
    switch self {
    case .keyTakenSince(let event, let by):
      .init(
        .booking, "it would bring event \(event) back, whose key event \(by) holds now",
        "damit gälte Ereignis \(event) wieder, dessen Schlüssel jetzt Ereignis \(by) hat",
        remedy: "void event \(by) first", "zuerst Ereignis \(by) stornieren")
    case .allocationBack(let event, let maximum):
      .init(
        .sum, "it would bring event \(event) back and allocate more than \(maximum)",
        "damit gälte Ereignis \(event) wieder, und mehr als \(maximum) wäre zugeteilt",
        remedy: "void another allocation first", "zuerst eine andere Zuteilung stornieren")
    case .sourceBack(let event, let year, let other):
      .init(
        .booking,
        "it would bring event \(event) back, and its commitment would have a second source in "
          + "\(year)",
        "damit gälte Ereignis \(event) wieder, und seine Mittelbindung hätte \(year) eine zweite "
          + "Quelle",
        remedy: "void event \(other) first", "zuerst Ereignis \(other) stornieren")
    case .reversalBack(let event, let booking):
      .init(
        .booking,
        "it would bring the reversal \(event) back, and booking \(booking) would be reversed by "
          + "more than its amount",
        "damit gälte die Gegenbuchung \(event) wieder, und von Buchung \(booking) wäre mehr als ihr "
          + "Betrag gegengebucht",
        remedy: "void another reversal first", "zuerst eine andere Gegenbuchung stornieren")
    default: plain
    }
  }
}
