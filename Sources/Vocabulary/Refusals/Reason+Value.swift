extension Refusal.Reason {
  /// What a value of a kind must be.
  public enum Value: Sendable, Equatable {
    /// A person's data in clear, where there are no keys.
    case personInClear
    /// A sealed field is given in clear.
    case sealedInClear
    /// A sealed value that was not sealed.
    case notSealed
    /// None of the words.
    case unknownWord(choices: [String])
    /// No date of the calendar.
    case noDate
    /// No instant.
    case noInstant
    /// No exact decimal.
    case noDecimal
    /// No UUID.
    case noUUID
    /// No SHA-256 digest.
    case noDigest
    /// No period.
    case noPeriod(expected: ValueKind)
    /// No duration.
    case noDuration
    /// No day of a year.
    case noMonthDay
    /// No URI.
    case noURI
    /// A value of another kind.
    case otherKind(expected: ValueKind)
    /// A value beyond its range.
    case outOfRange(expected: ValueKind)
    /// No whole number.
    case noWholeNumber(expected: ValueKind)
    /// Neither true nor false.
    case noTruth
    /// A decimal stands as a number.
    case decimalAsNumber(right: String)
    /// No list.
    case noList(expected: ValueKind)
    /// A list of objects is expected.
    case noObjects(fields: [String], keys: [String])
    /// An object is expected.
    case noObject
    /// An object of keys and values is expected.
    case noMap
    /// Null where a value must be.
    case nullRefused(required: Bool)
    /// A required field is not there.
    case fieldMissing(owner: Owner, expected: ValueKind)
    /// No such field.
    case unknownField(owner: Owner, fields: [String])
    /// A list with too many elements.
    case listTooLong(most: Int)
    /// An empty list.
    case listEmpty
    /// A map with too many entries.
    case mapTooLong(most: Int)
    /// An empty map.
    case mapEmpty
    /// A text or key that cannot be a key.
    case noKey(fault: Subject.KeyFault)
    /// An empty text.
    case textEmpty
    /// A text that is too long.
    case textTooLong(bytes: Int, most: Int)
    /// A control character.
    case controlCharacter(code: Int)
    /// Not in Unicode's normal form C.
    case notNormalised
    /// Money that is no object.
    case noMoney(right: Right)
    /// An amount that stands as a number.
    case amountAsNumber
    /// No currency of ISO 4217.
    case unknownCurrency
    /// A decimal that can be read in two ways.
    case decimalAmbiguous(readings: [String])
    /// An amount that can be read in two ways.
    case amountAmbiguous(readings: [String], currency: Currency, amounts: [Money])
    /// No amount of the currency.
    case noAmount(currency: Currency, digits: Int, right: Right)
  }

  /// Whose field it is.
  public enum Owner: Sendable, Equatable {
    /// Of a type of event.
    case type(String)
    /// Of an object in a field.
    case object
    /// Of an amount of money.
    case money
    /// Of a sealed value.
    case sealed

    var label: Label {
      switch self {
      case .type(let name): Label(name, name)
      case .object: Label("the object", "das Objekt")
      case .money: Label("money", "der Betrag")
      case .sealed: Label("a sealed value", "ein versiegelter Wert")
      }
    }
  }

  /// How an amount is rightly written.
  public enum Right: Sendable, Equatable {
    /// This one was meant.
    case amount(Money)
    /// What was meant cannot be told.
    case anyAmount

    var label: Label {
      guard case .amount(let money) = self else { return ValueKind.money.expected }
      let json = "{\"amount\":\"\(money.amount)\",\"currency\":\"\(money.currency)\"}"
      let word = "\(money.amount)\(money.currency)"
      return Label("\(json), on the command line \(word)", "\(json), im Befehl \(word)")
    }
  }
}

extension Refusal.Reason.Owner: ReasonArgument {
  var argument: Refusal.Argument {
    switch self {
    case .type(let name): .text(name)
    case .object: .text("object")
    case .money: .text("money")
    case .sealed: .text("sealed")
    }
  }
}

extension Refusal.Reason.Right: ReasonArgument {
  var argument: Refusal.Argument {
    switch self {
    case .amount(let money): .text(money.description)
    case .anyAmount: .text(ValueKind.money.expectation)
    }
  }
}

extension Refusal.Reason.Value: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .noDate: expecting(.date, "there is no such date", "ein solches Datum gibt es nicht")
    case .noInstant: expecting(.instant, "it is no instant", "es ist kein Zeitpunkt")
    case .noDecimal:
      expecting(
        .decimal, "it is no decimal of at most 18 digits, 9 of them behind the point",
        "es ist keine Dezimalzahl mit höchstens 18 Stellen, davon 9 hinter dem Punkt")
    case .noUUID: expecting(.uuid, "it is no UUID", "es ist keine UUID")
    case .noDigest: expecting(.sha256, "it is no SHA-256 digest", "es ist kein SHA-256-Wert")
    case .noPeriod(let kind):
      expecting(kind, "there is no such period", "einen solchen Zeitraum gibt es nicht")
    case .noDuration: expecting(.duration, "it is no duration", "es ist keine Dauer")
    case .noMonthDay:
      expecting(
        .monthDay, "there is no such day of a year", "einen solchen Tag des Jahres gibt es nicht")
    case .noURI:
      expecting(
        .uri, "not a URI of at most 2048 bytes without blanks",
        "keine URI von höchstens 2048 Bytes ohne Leerzeichen")
    case .outOfRange(let kind):
      expecting(kind, "it is out of range", "es liegt außerhalb des Wertebereichs")
    case .otherKind(let kind):
      expecting(kind, "it is of another kind", "es ist von anderer Art", .wrongKind)
    case .noWholeNumber(let kind):
      expecting(kind, "it is no whole number", "es ist keine ganze Zahl", .wrongKind)
    case .noTruth: expecting(.bool, "it is of another kind", "es ist von anderer Art", .wrongKind)
    case .noList(let kind):
      expecting(.list(kind), "it is no list", "es ist keine Liste", .wrongKind)
    case .personInClear, .sealedInClear, .notSealed, .nullRefused, .fieldMissing, .unknownField,
      .unknownWord, .decimalAsNumber:
      field
    case .noObjects, .noObject, .noMap, .listTooLong, .listEmpty, .mapTooLong, .mapEmpty:
      collection
    case .noMoney, .amountAsNumber, .unknownCurrency, .amountAmbiguous, .noAmount,
      .decimalAmbiguous:
      amount
    default: text
    }
  }

  private func expecting(
    _ kind: ValueKind, _ en: String, _ de: String, _ class: Refusal.Kind = .outOfRange
  ) -> Refusal.Wording {
    .init(
      `class`, en, de, remedy: "give \(kind.expected.en)", "\(kind.expected.de) angeben")
  }

  private var field: Refusal.Wording {
    switch self {
    case .personInClear:
      .init(
        .personalData,
        "a person's data in clear: it needs person keys, which this ledger does not have",
        "Daten einer Person im Klartext: dafür sind Personenschlüssel nötig, die dieses Stadtbuch "
          + "nicht hat", remedy: "record the pseudonym alone", "nur das Pseudonym erfassen")
    case .sealedInClear:
      .init(
        .personalData, "it is given in clear, and that needs person keys",
        "es steht im Klartext da, und dafür sind Personenschlüssel nötig",
        remedy: "leave it out; the pseudonym alone works", "weglassen; das Pseudonym genügt")
    case .notSealed:
      .init(
        .outOfRange, "it is no sealed value: version 1, nonce, ciphertext and tag",
        "es ist kein versiegelter Wert: Version 1, Nonce, Chiffretext und Tag",
        remedy: "seal it with the person's key", "mit dem Schlüssel der Person versiegeln")
    case .unknownWord(let choices):
      .init(
        .outOfRange, "there is no such word here", "dieses Wort gibt es hier nicht",
        remedy: "give one of \(choices.enumerated)", "eines angeben von \(choices.enumerated)")
    case .decimalAsNumber(let right):
      .init(
        .wrongKind, "a decimal is written as a string, so that no digit is lost",
        "eine Dezimalzahl steht als Text da, damit keine Stelle verloren geht",
        remedy: "give \(right.isEmpty ? ValueKind.decimal.expected.en : "\"\(right)\"")",
        "\(right.isEmpty ? ValueKind.decimal.expected.de : "\"\(right)\"") angeben")
    case .nullRefused(let required):
      .init(
        .wrongKind, "null is not allowed here", "null ist hier nicht erlaubt",
        remedy: required ? "give a value" : "leave the field out",
        required ? "einen Wert angeben" : "das Feld weglassen")
    case .fieldMissing(let owner, let kind):
      .init(
        .missing, "\(owner.label.en) needs this field", "\(owner.label.de) braucht dieses Feld",
        remedy: "give \(kind.expected.en)", "\(kind.expected.de) angeben")
    case .unknownField(let owner, let fields):
      .init(
        .unknownField, "\(owner.label.en) has no such field",
        "\(owner.label.de) hat kein solches Feld",
        remedy: fields.isEmpty ? "leave it out" : "it has \(fields.enumerated)",
        fields.isEmpty ? "weglassen" : "es gibt \(fields.enumerated)")
    default: text
    }
  }

  private var collection: Refusal.Wording {
    switch self {
    case .noObjects(let fields, let keys):
      .init(
        .wrongKind, "a list of objects belongs here", "hierher gehört eine Liste von Objekten",
        remedy: "give [{…}] with \(fields.enumerated), on the command line "
          + "\(keys.joined(separator: " ")), and .2. for the next",
        "[{…}] mit \(fields.enumerated) angeben, im Befehl \(keys.joined(separator: " ")), und "
          + ".2. für das nächste")
    case .noObject: .init(.wrongKind, "an object is expected here", "hier muss ein Objekt stehen")
    case .noMap:
      .init(
        .wrongKind, "it is no object", "es ist kein Objekt", remedy: "give keys and values",
        "Schlüssel und Werte angeben")
    case .listTooLong(let most):
      .init(
        .limit, "the list has more than \(most) elements",
        "die Liste hat mehr als \(most) Elemente")
    case .listEmpty:
      .init(
        .outOfRange, "the list is empty", "die Liste ist leer", remedy: "leave the field out",
        "das Feld weglassen")
    case .mapTooLong(let most):
      .init(
        .limit, "the map has more than \(most) entries",
        "die Zuordnung hat mehr als \(most) Einträge")
    default:
      .init(
        .outOfRange, "the map is empty", "die Zuordnung ist leer", remedy: "leave the field out",
        "das Feld weglassen")
    }
  }

  private var amount: Refusal.Wording {
    switch self {
    case .noMoney(let right):
      .init(
        .wrongKind, "money is an object of amount and currency",
        "ein Geldbetrag ist ein Objekt aus Betrag und Währung",
        remedy: "give \(right.label.en)", "\(right.label.de) angeben")
    case .amountAsNumber:
      expecting(
        .money, "an amount is written as a string, so that no cent is lost",
        "ein Betrag steht als Text da, damit kein Cent verloren geht", .wrongKind)
    case .unknownCurrency:
      .init(
        .outOfRange, "ISO 4217 has no such currency", "ISO 4217 kennt diese Währung nicht",
        remedy: "give three letters such as EUR", "drei Buchstaben wie EUR angeben")
    case .amountAmbiguous(let readings, let currency, let amounts):
      ambiguous(readings, currency, amounts)
    case .decimalAmbiguous(let readings):
      .init(
        .outOfRange, "it can be read as \(readings.joined(separator: " and as "))",
        "es lässt sich als \(readings.joined(separator: " und als ")) lesen",
        remedy: "give \(readings.first ?? ""), or \(readings.last ?? "")0",
        "\(readings.first ?? "") oder \(readings.last ?? "")0 angeben")
    case .noAmount(let currency, let digits, let right):
      .init(
        .outOfRange,
        "not an amount in \(currency): digits with a point, at most \(digits) behind it, below "
          + "10^15 of the smallest unit",
        "kein Betrag in \(currency): Ziffern mit Punkt, höchstens \(digits) dahinter, unter 10^15 "
          + "der kleinsten Einheit",
        remedy: "give \(right.label.en)", "\(right.label.de) angeben")
    default: text
    }
  }

  private func ambiguous(
    _ readings: [String], _ currency: Currency, _ amounts: [Money]
  ) -> Refusal.Wording {
    let right = amounts.first.map { Refusal.Reason.Right.amount($0) } ?? .anyAmount
    let second = amounts.count > 1 ? amounts[1].amount : ""
    return .init(
      .outOfRange, "it can be read as \(readings.joined(separator: " and as ")) \(currency)",
      "es lässt sich als \(readings.joined(separator: " und als ")) \(currency) lesen",
      remedy: "give \(right.label.en)" + (second.isEmpty ? "" : ", or \(second)"),
      "\(right.label.de)" + (second.isEmpty ? "" : " oder \(second)") + " angeben")
  }

  private var text: Refusal.Wording {
    switch self {
    case .noKey(let fault):
      .init(
        .outOfRange, fault.label.en, fault.label.de,
        remedy: "use letters, digits and . _ - ~, at most \(Limits.keyBytesMax) bytes",
        "Buchstaben, Ziffern und . _ - ~ verwenden, höchstens \(Limits.keyBytesMax) Bytes")
    case .textTooLong(let bytes, let most):
      .init(
        .limit, "the text has \(bytes) bytes; at most \(most)",
        "der Text hat \(bytes) Bytes; höchstens \(most)")
    case .controlCharacter(let code):
      .init(
        .outOfRange, "the text holds a control character (\(code))",
        "der Text enthält ein Steuerzeichen (\(code))", remedy: "only line feeds are allowed",
        "nur Zeilenumbrüche sind erlaubt")
    case .notNormalised:
      .init(
        .outOfRange, "the text is not in Unicode normal form C",
        "der Text ist nicht in der Unicode-Normalform C", remedy: "normalise it first",
        "vorher normalisieren")
    default:
      .init(
        .outOfRange, "the text is empty", "der Text ist leer",
        remedy: "leave the field out, or unset it with null",
        "das Feld weglassen oder mit null leeren")
    }
  }
}
