extension Refusal.Reason {
  /// What fields of one event ask of each other.
  public enum FieldRule: Sendable, Equatable {
    /// None of several fields is given.
    case oneFieldNeeded(fields: [String])
    /// Given exactly where another field has a value, and it is missing.
    case neededExactlyWhen(field: String, word: String)
    /// Given exactly where another field has a value, and it has not.
    case onlyWhen(field: String, word: String)
    /// Missing where another field has a value.
    case neededWhen(field: String, word: String)
    /// Missing where another field is missing.
    case neededWithout(field: String)
    /// Given without the field that belongs to it.
    case onlyWith(field: String)
    /// Fields of which some are missing.
    case goTogether(fields: [String])
    /// None of several groups is given.
    case oneGroupNeeded(groups: [[String]])
    /// Several groups are given, of which one alone may be.
    case excludeEachOther(fields: [String], groups: [[String]], isNeeded: Bool)
    /// Shares with another sum.
    case sharesSum(total: Int64)
    /// Parts with another sum.
    case partsSum(total: Money)
    /// Parts in another currency.
    case partsCurrency(total: Money)
    /// The event's own subject, where another must be.
    case anotherSubject
    /// An end before its beginning.
    case before(field: String, date: Day)
    /// A number that is not above another.
    case notGreater(field: String, number: Int64)
    /// A list with too few elements.
    case tooFew(least: Int)
    /// A relation that these kinds of subject do not have.
    case noRelation(from: String, relation: String, to: String, allowed: [String])
    /// A key that has another meaning.
    case keyReserved(key: String)
    /// An amount that is not above zero.
    case notPositive
    /// An amount of zero.
    case isZero
    /// An amount below zero.
    case isNegative
    /// An amount not below zero, where another field asks for that.
    case notNegative(field: String)
    /// A subject of which there is one alone.
    case onlyOne(kind: String, subject: String)
    /// The same person enters and approves.
    case ownApproval
    /// An end that does not lie after the beginning.
    case endsBeforeStart(from: Day)
    /// An end of what has none.
    case hasNoEnd
    /// An end of a void.
    case voidHasNoEnd
    /// A void or correction without a reason.
    case reasonMissing
  }
}

extension Refusal.Reason.FieldRule: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .notPositive, .isZero, .isNegative, .notNegative, .before, .notGreater, .tooFew,
      .sharesSum, .partsSum, .partsCurrency:
      figures
    case .onlyOne, .ownApproval, .endsBeforeStart, .hasNoEnd, .voidHasNoEnd, .reasonMissing,
      .anotherSubject, .noRelation, .keyReserved:
      envelope
    default: fields
    }
  }

  private var fields: Refusal.Wording {
    switch self {
    case .oneFieldNeeded(let names):
      .init(
        .missing, "at least one field is needed", "mindestens ein Feld ist nötig",
        remedy: "give one of \(names.listed("or"))", "eines angeben von \(names.listed("oder"))")
    case .neededExactlyWhen(let other, let word):
      .init(
        .rule, "it is needed when \(other) is \(word)", "es ist nötig, wenn \(other) \(word) ist",
        remedy: "give it", "angeben")
    case .onlyWhen(let other, let word):
      .init(
        .rule, "it is given only when \(other) is \(word)",
        "es wird nur angegeben, wenn \(other) \(word) ist", remedy: "leave it out", "weglassen")
    case .neededWhen(let other, let word):
      .init(
        .missing, "it is needed when \(other) is \(word)",
        "es ist nötig, wenn \(other) \(word) ist")
    case .neededWithout(let other):
      .init(
        .missing, "it is needed where \(other) is not given",
        "es ist nötig, wo \(other) nicht angegeben ist", remedy: "give it, or \(other)",
        "angeben, oder \(other)")
    case .onlyWith(let other):
      .init(
        .rule, "it is given only together with \(other)",
        "es wird nur zusammen mit \(other) angegeben")
    case .goTogether(let names):
      .init(
        .rule, "\(names.listed("and")) go together", "\(names.listed("und")) gehören zusammen")
    case .excludeEachOther(let names, let groups, let isNeeded):
      .init(
        .rule, "\(names.listed("and")) exclude each other",
        "\(names.listed("und")) schließen einander aus",
        remedy: "give \(isNeeded ? "exactly" : "at most") one of "
          + groups.map { $0.listed("and") }.listed("or"),
        "\(isNeeded ? "genau" : "höchstens") eines angeben von "
          + groups.map { $0.listed("und") }.listed("oder"))
    case .oneGroupNeeded(let groups):
      .init(
        .missing, "one of them is needed", "eines davon ist nötig",
        remedy: "give exactly one of \(groups.map { $0.listed("and") }.listed("or"))",
        "genau eines angeben von \(groups.map { $0.listed("und") }.listed("oder"))")
    default: envelope
    }
  }

  private var figures: Refusal.Wording {
    switch self {
    case .notPositive:
      .init(.outOfRange, "it must be positive", "es muss positiv sein")
    case .isZero: .init(.outOfRange, "it must not be zero", "es darf nicht null sein")
    case .isNegative: .init(.outOfRange, "it must not be negative", "es darf nicht negativ sein")
    case .notNegative(let other):
      .init(
        .outOfRange, "it must be negative where \(other) is given",
        "es muss negativ sein, wo \(other) angegeben ist")
    case .before(let name, let date):
      .init(.rule, "it lies before \(name) \(date)", "es liegt vor \(name) \(date)")
    case .notGreater(let name, let number):
      .init(
        .rule, "it must be greater than \(name) \(number)",
        "es muss größer sein als \(name) \(number)")
    case .tooFew(let least):
      .init(.rule, "at least \(least) are needed", "mindestens \(least) sind nötig")
    case .sharesSum(let total):
      .init(
        .sum, "the shares do not add up", "die Anteile ergeben nicht die Summe",
        remedy: "they must give \(total)", "sie müssen \(total) ergeben")
    case .partsSum(let total):
      .init(
        .sum, "the parts do not add up", "die Teile ergeben nicht die Summe",
        remedy: "they must give \(total)", "sie müssen \(total) ergeben")
    case .partsCurrency(let total):
      .init(
        .sum, "the parts are in another currency", "die Teile stehen in einer anderen Währung",
        remedy: "they must give \(total)", "sie müssen \(total) ergeben")
    default: envelope
    }
  }

  private var envelope: Refusal.Wording {
    switch self {
    case .anotherSubject:
      .init(
        .rule, "it must be another subject than the event's",
        "es muss ein anderes Objekt sein als das des Ereignisses")
    case .noRelation(let from, let relation, let to, let allowed):
      .init(
        .rule, "a \(from) does not \(relation) a \(to)",
        "von \(from) zu \(to) gibt es die Beziehung \(relation) nicht",
        remedy: "it may \(allowed.map { $0.replacing(" ", with: " a ") }.enumerated)",
        "möglich sind \(allowed.map { $0.replacing(" ", with: " zu ") }.enumerated)")
    case .keyReserved(let key):
      .init(.rule, "no key may be called \(key)", "kein Schlüssel darf \(key) heißen")
    case .onlyOne(let kind, let subject):
      .init(
        .outOfRange, "there is only one \(kind)", "von der Art \(kind) gibt es nur eines",
        remedy: "give \(subject)", "\(subject) angeben")
    case .ownApproval:
      .init(
        .rule, "nobody approves what they enter themselves",
        "niemand gibt frei, was er selbst erfasst",
        remedy: "name a second person or leave it out", "eine zweite Person nennen oder weglassen")
    case .endsBeforeStart(let from):
      .init(
        .outOfRange, "it does not lie after validfrom \(from)",
        "es liegt nicht nach validfrom \(from)",
        remedy: "validto is the first day on which it no longer holds",
        "validto ist der erste Tag, an dem es nicht mehr gilt")
    case .hasNoEnd:
      .init(
        .rule, "amounts and measurements have no end", "Beträge und Messwerte haben kein Ende",
        remedy: "leave it out", "weglassen")
    case .voidHasNoEnd:
      .init(
        .rule, "a void has no end", "ein Storno hat kein Ende", remedy: "leave it out", "weglassen")
    default:
      .init(
        .missing, "nothing is voided or corrected without a reason",
        "ohne Begründung wird nichts storniert oder korrigiert", remedy: "say why",
        "den Grund angeben")
    }
  }
}
