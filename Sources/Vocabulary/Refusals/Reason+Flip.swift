extension Refusal.Reason {
  /// Voids and corrections, and chains that close on themselves.
  public enum Flip: Sendable, Equatable {
    /// A void or correction that names no event.
    case namesNoEvent(type: String)
    /// An event that is not there.
    case noSuchEvent(last: UInt64)
    /// There is no event of the number.
    case unknownNumber
    /// A void is not corrected.
    case voidStays
    /// What is said about an event is not corrected.
    case noteStays
    /// A correction of another type than the event has.
    case otherType(event: UInt64, type: String)
    /// It is void already.
    case voidAlready(by: UInt64)
    /// An event would be void a second time.
    case voidTwice(event: UInt64, by: UInt64)
    /// A subject would be gone that others use.
    case inUse(subject: String, moneyEvents: Int, users: [Use], others: Int, event: UInt64)
    /// A creation comes back, and the subject exists.
    case broughtBackTwice(event: UInt64, subject: String, since: UInt64)
    /// A chain that leads back to where it began.
    case cycle(day: Day, subject: String)
    /// A chain that comes back and leads to where it began.
    case cycleBack(event: UInt64, day: Day, from: String, subject: String)
    /// Nothing is withheld where there are no keys.
    case nothingWithheld
    /// Nothing is erased where there are no keys.
    case nothingErased
  }

  /// Who uses a subject, and in how many events.
  public struct Use: Sendable, Equatable {
    /// The subject that uses it.
    public let name: String
    /// In how many events.
    public let events: Int

    /// A use.
    public init(_ name: String, events: Int) {
      self.name = name
      self.events = events
    }
  }
}

extension Refusal.Reason.Use: ReasonListed {
  var listed: String { name }
}

extension Refusal.Reason.Flip: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .inUse, .broughtBackTwice, .cycle, .cycleBack, .nothingWithheld, .nothingErased: after
    default: before
    }
  }

  private var before: Refusal.Wording {
    switch self {
    case .namesNoEvent(let type):
      .init(
        .wrongKind, "\(type) names an event", "\(type) nennt ein Ereignis",
        remedy: "give event/<number>", "event/<Nummer> angeben")
    case .noSuchEvent(let last):
      .init(
        .notFound, "there is no such event", "ein solches Ereignis gibt es nicht",
        remedy: "the last event has number \(last)", "das letzte Ereignis hat die Nummer \(last)")
    case .unknownNumber:
      .init(
        .notFound, "there is no event of this number", "ein Ereignis dieser Nummer gibt es nicht",
        remedy: "“stadtbuch history SUBJECT” shows the numbers",
        "„stadtbuch history OBJEKT“ zeigt die Nummern")
    case .voidStays:
      .init(
        .void, "a void cannot be corrected", "ein Storno lässt sich nicht korrigieren",
        remedy: "void it, then say anew what is right",
        "stornieren, dann neu erfassen, was richtig ist")
    case .noteStays:
      .init(
        .void, "what is said about an event cannot be corrected",
        "was über ein Ereignis gesagt ist, lässt sich nicht korrigieren", remedy: "void it",
        "stornieren")
    case .otherType(let event, let type):
      .init(
        .rule, "event \(event) says \(type), and a correction says the same",
        "Ereignis \(event) ist \(type), und eine Korrektur ist vom selben Typ",
        remedy: "give \(type), or void the event and record another",
        "\(type) angeben oder das Ereignis stornieren und ein anderes erfassen")
    case .voidAlready(let by):
      .init(
        .void, "it is void already, by event \(by)", "es ist schon storniert, durch Ereignis \(by)",
        remedy: "void or correct event \(by) instead",
        "stattdessen Ereignis \(by) stornieren oder korrigieren")
    case .voidTwice(let event, let by):
      .init(
        .void, "event \(event) would be void a second time: event \(by) is in force",
        "Ereignis \(event) wäre ein zweites Mal storniert: Ereignis \(by) gilt",
        remedy: "void event \(by) first", "zuerst Ereignis \(by) stornieren")
    default: after
    }
  }

  private var after: Refusal.Wording {
    switch self {
    case .inUse(let subject, let moneyEvents, let users, let others, let event):
      used(subject, moneyEvents, users, others, event)
    case .broughtBackTwice(let event, let subject, let since):
      .init(
        .exists,
        "it would bring event \(event) back, but \(subject) exists since event \(since)",
        "damit gälte Ereignis \(event) wieder, aber \(subject) ist seit Ereignis \(since) vorhanden",
        remedy: "void event \(since) first", "zuerst Ereignis \(since) stornieren")
    case .cycle(let day, let subject):
      .init(
        .cycle, "on \(day) the chain from there leads back to \(subject)",
        "am \(day) führt die Kette von dort zu \(subject) zurück",
        remedy: "choose another, or change the chain first",
        "ein anderes wählen oder zuerst die Kette ändern")
    case .cycleBack(let event, let day, let from, let subject):
      .init(
        .cycle,
        "it would bring event \(event) back, and on \(day) the chain from \(from) leads back to "
          + subject,
        "damit gälte Ereignis \(event) wieder, und am \(day) führt die Kette von \(from) zu "
          + "\(subject) zurück",
        remedy: "change the chain first", "zuerst die Kette ändern")
    case .nothingWithheld:
      .init(
        .personalData,
        "nothing would be withheld: that needs keys, which this ledger does not have",
        "es würde nichts zurückgehalten: dafür sind Schlüssel nötig, die dieses Stadtbuch nicht hat",
        remedy: "record visibility.set to narrow who sees it",
        "visibility.set erfassen, um den Leserkreis einzuschränken")
    default:
      .init(
        .personalData,
        "nothing would be erased: that needs keys, which this ledger does not have",
        "es würde nichts gelöscht: dafür sind Schlüssel nötig, die dieses Stadtbuch nicht hat",
        remedy: "record visibility.set to narrow who sees it",
        "visibility.set erfassen, um den Leserkreis einzuschränken")
    }
  }

  private func used(
    _ subject: String, _ moneyEvents: Int, _ users: [Refusal.Reason.Use], _ others: Int,
    _ event: UInt64
  ) -> Refusal.Wording {
    var en = users.map { "\($0.name) (\($0.events) event\($0.events == 1 ? "" : "s"))" }
    var de = users.map { "\($0.name) (\($0.events) Ereignis\($0.events == 1 ? "" : "se"))" }
    if moneyEvents > 0 {
      let isOne = moneyEvents == 1
      en.insert("\(moneyEvents) money event\(isOne ? "" : "s") of its own", at: 0)
      de.insert("\(moneyEvents) \(isOne ? "eigenes Geldereignis" : "eigene Geldereignisse")", at: 0)
    }
    if others > 0 {
      en.append("\(others) others")
      de.append("\(others) weiteren")
    }
    return .init(
      .inUse, "\(subject) would no longer exist, but is used by \(en.enumerated)",
      "\(subject) wäre nicht mehr vorhanden, wird aber verwendet: \(de.enumerated)",
      remedy: "void what uses it first, or correct event \(event)",
      "zuerst stornieren, was es verwendet, oder Ereignis \(event) korrigieren")
  }
}
