extension Refusal.Reason {
  /// Subjects, references and versions.
  public enum About: Sendable, Equatable {
    /// A text that is no kind and key.
    case noSubject(kinds: [String])
    /// A name too short or too long for a subject.
    case noName
    /// A subject of a kind that is not meant here.
    case otherSubject(kinds: [String])
    /// There is no such kind of subject.
    case unknownKind(kind: String, nearest: [String], kinds: [String])
    /// An event's name without its number.
    case noEvent
    /// A name of a period that is none.
    case noPeriodName
    /// A name of a period that cannot be closed.
    case noClosablePeriod
    /// A type that is not recorded on such a subject.
    case notRecordedOn(type: String, kinds: [String])
    /// A reference to a subject of another kind.
    case otherReference(kinds: [String])
    /// A subject that is not there; these types bring one into being.
    case missing(creators: [String])
    /// An event that is not there.
    case eventMissing
    /// A creation of what is there.
    case exists(event: UInt64)
    /// A creation of what is there and not removed.
    case existsUnremoved(event: UInt64, day: Day, kind: String)
    /// A creation without what it needs.
    case neededToCreate(type: String, subject: String)
    /// Another version than was seen.
    case versionConflict(version: UInt64, seen: UInt64)
    /// A number that is not that of an earlier event.
    case notEarlier(number: UInt64)
    /// A unit that is closed on the day.
    case unitClosed(day: Day, event: UInt64)
    /// A value of an indicator that is counted.
    case countedIndicator(inventory: String)
    /// A period of another length than the indicator's.
    case otherFrequency(length: Period.Length, isDateAllowed: Bool)
    /// An approval by who recorded.
    case ownEvent(event: UInt64)
    /// Another day than the data name.
    case dayOfData(type: String, field: String, day: Day)
  }
}

extension Period.Length: ReasonArgument {
  var argument: Refusal.Argument { .text("\(self)") }

  /// A period of this length, with its article in the accusative.
  fileprivate var measured: Label {
    switch self {
    case .year: Label("year", "ein Jahr")
    case .half: Label("half", "ein Halbjahr")
    case .quarter: Label("quarter", "ein Quartal")
    case .month: Label("month", "einen Monat")
    case .week: Label("week", "eine Woche")
    case .day: Label("day", "einen Tag")
    }
  }
}

extension Refusal.Reason.About: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .noSubject, .noName, .otherSubject, .unknownKind, .noEvent, .noPeriodName,
      .noClosablePeriod, .notRecordedOn, .otherReference:
      named
    case .missing, .eventMissing, .exists, .existsUnremoved, .neededToCreate: existing
    default: known
    }
  }

  private static func kinds(_ names: [String]) -> Label {
    Label(
      names.map { "\($0)/…" }.listed("or"), names.map { "\($0)/…" }.listed("oder"))
  }

  private var named: Refusal.Wording {
    switch self {
    case .noSubject(let kinds):
      .init(
        .wrongKind, "it is no subject: kind, stroke, key",
        "es ist kein Objekt: Art, Schrägstrich, Schlüssel",
        remedy: "give \(ValueKind.ref(kinds).expected.en)",
        "\(ValueKind.ref(kinds).expected.de) angeben")
    case .noName:
      .init(
        .outOfRange, "it is no subject", "es ist kein Objekt", remedy: "give <kind>/<key>",
        "<Art>/<Schlüssel> angeben")
    case .otherSubject(let kinds):
      .init(
        .wrongKind, "a subject of another kind belongs here",
        "hierher gehört ein Objekt anderer Art",
        remedy: "give \(ValueKind.ref(kinds).expected.en)",
        "\(ValueKind.ref(kinds).expected.de) angeben")
    case .unknownKind(let kind, let near, let kinds):
      .init(
        .wrongKind, "there is no kind of subject “\(kind)”",
        "eine Art von Objekt „\(kind)“ gibt es nicht",
        remedy: near.isEmpty
          ? "give \(ValueKind.ref(kinds).expected.en)" : "nearest: \(near.enumerated)",
        near.isEmpty
          ? "\(ValueKind.ref(kinds).expected.de) angeben" : "ähnlich: \(near.enumerated)")
    case .noEvent:
      .init(
        .outOfRange, "it names no event", "es nennt kein Ereignis",
        remedy: "give event/<number>", "event/<Nummer> angeben")
    case .noPeriodName:
      .init(
        .outOfRange, "it names no period", "es nennt keinen Zeitraum",
        remedy: "give period/2024, period/2024-Q1 …", "period/2024, period/2024-Q1 … angeben")
    case .noClosablePeriod:
      .init(
        .outOfRange, "it names no period", "es nennt keinen Zeitraum",
        remedy: "give period/2024, period/2024-H1, period/2024-Q1 or period/2024-03",
        "period/2024, period/2024-H1, period/2024-Q1 oder period/2024-03 angeben")
    case .notRecordedOn(let type, let kinds):
      .init(
        .wrongKind, "\(type) is not recorded on it", "\(type) wird nicht dazu erfasst",
        remedy: "give \(Self.kinds(kinds).en)", "\(Self.kinds(kinds).de) angeben")
    case .otherReference(let kinds):
      .init(
        .wrongKind, "it is of another kind", "es ist von anderer Art",
        remedy: "give \(Self.kinds(kinds).en)", "\(Self.kinds(kinds).de) angeben")
    default: existing
    }
  }

  private var existing: Refusal.Wording {
    switch self {
    case .missing(let creators):
      .init(
        .notFound, "it does not exist", "es ist nicht vorhanden",
        remedy: creators.isEmpty
          ? "check its spelling" : "check its spelling, or record \(creators.listed("or")) first",
        creators.isEmpty
          ? "die Schreibweise prüfen"
          : "die Schreibweise prüfen oder zuerst \(creators.listed("oder")) erfassen")
    case .eventMissing:
      .init(
        .notFound, "it does not exist", "es ist nicht vorhanden",
        remedy: "give the number of a recorded event",
        "die Nummer eines erfassten Ereignisses angeben")
    case .exists(let event):
      .init(
        .exists, "it exists since event \(event)", "es ist seit Ereignis \(event) vorhanden",
        remedy: "record a change of it, or give another key",
        "eine Änderung erfassen oder einen anderen Schlüssel angeben")
    case .existsUnremoved(let event, let day, let kind):
      .init(
        .exists, "it exists since event \(event) and is not removed on \(day)",
        "es ist seit Ereignis \(event) vorhanden und am \(day) nicht ausgeschieden",
        remedy: "record \(kind).described for a change, or give another key",
        "für eine Änderung \(kind).described erfassen oder einen anderen Schlüssel angeben")
    case .neededToCreate(let type, let subject):
      .init(
        .missing, "\(type) creates \(subject) and needs it for that",
        "\(type) legt \(subject) an und braucht es dafür", remedy: "give it", "angeben")
    default: known
    }
  }

  private var known: Refusal.Wording {
    switch self {
    case .versionConflict(let version, let seen):
      .init(
        .conflict, "the subject has version \(version), you saw \(seen)",
        "das Objekt hat Version \(version), gesehen wurde \(seen)",
        remedy: "look at what was recorded since, then repeat with expectedversion \(version)",
        "ansehen, was seitdem erfasst wurde, dann mit expectedversion \(version) wiederholen")
    case .notEarlier(let number):
      .init(
        .outOfRange, "the event itself gets the number \(number)",
        "das Ereignis selbst erhält die Nummer \(number)",
        remedy: "give the number of an earlier event",
        "die Nummer eines früheren Ereignisses angeben")
    case .unitClosed(let day, let event):
      .init(
        .closed, "it is closed on \(day), by event \(event)",
        "sie ist am \(day) aufgelöst, durch Ereignis \(event)", remedy: "give a unit that is open",
        "eine bestehende Einheit angeben")
    case .countedIndicator(let inventory):
      .init(
        .rule, "it is counted from the items of \(inventory)",
        "sie wird aus den Gegenständen von \(inventory) gezählt",
        remedy: "record what happens to the items instead",
        "stattdessen erfassen, was mit den Gegenständen geschieht")
    case .otherFrequency(let length, let isDateAllowed):
      .init(
        .outOfRange, "the indicator is measured by \(length.measured.en)",
        "die Kennzahl wird je Zeitraum anderer Länge gemessen",
        remedy: "give a \(length.measured.en)\(isDateAllowed ? " or a date" : "")",
        "\(length.measured.de)\(isDateAllowed ? " oder ein Datum" : "") angeben")
    case .ownEvent(let event):
      .init(
        .rule, "event \(event) was recorded by the same actor",
        "Ereignis \(event) wurde von derselben Stelle erfasst",
        remedy: "let somebody else approve or reject it",
        "von jemand anderem freigeben oder ablehnen lassen")
    case .dayOfData(let type, let field, let day):
      .init(
        .rule, "\(type) holds from the day that data.\(field) names",
        "\(type) gilt ab dem Tag, den data.\(field) nennt",
        remedy: "give \(day) or leave it out", "\(day) angeben oder weglassen")
    default: named
    }
  }
}
