extension Refusal.Reason {
  /// Cells and rows of a table; the sentences begin behind the cell or row that they speak of.
  public enum Cell: Sendable, Equatable {
    /// A control character.
    case control(code: String)
    /// A text that is too long.
    case tooLong(most: Int)
    /// An empty cell where a value must be.
    case empty
    /// A key with another number of digits.
    case notDigits(digits: Int)
    /// A text that makes no key.
    case makesNoKey(fault: Subject.KeyFault)
    /// A text that the mapping's choice does not know.
    case unknownChoice(choices: [String])
    /// A text that is no date of the forms.
    case notInDateForm(forms: [String])
    /// A date that can be read in several ways.
    case ambiguousDate(dates: [Day])
    /// A text that is no number of the form.
    case noNumber(form: String)
    /// An amount below zero.
    case negative
    /// No whole number that survives JSON.
    case noInteger
    /// More digits than a decimal has.
    case tooManyDigits
    /// Finer than the currency.
    case tooFine(digits: Int, currency: String)
    /// An amount beyond what is counted.
    case tooLarge
    /// A row without its subject.
    case rowWithoutSubject
    /// A row that gives no subject for an event.
    case noSubjectFor(type: String)
    /// A row whose subject is none.
    case badSubject(subject: String)
    /// A row without its day.
    case noDay
    /// A row that gives no day for an event.
    case noDayFor(type: String)
    /// A cell that is no whole number.
    case notWhole
    /// A cell that is neither true nor false.
    case notTrueOrFalse
    /// A cell that is no JSON.
    case noJSON(fault: Refusal)
    /// No type of event.
    case noType
    /// No field of the type.
    case noField(type: String)
    /// A row with another number of fields than the header.
    case fieldCount(fields: Int, header: Int)
    /// Text behind a closing quote.
    case textAfterQuote(line: Int)
    /// A quote that is never closed.
    case quoteOpen(line: Int)
    /// A row that another row of the day names too.
    case namedTwice(subject: String, row: Int)
    /// A subject that was deregistered and comes back.
    case comesBack(subject: String)
    /// A subject that exists only from a later day.
    case later(subject: String)
  }
}

extension Refusal.Reason.Cell: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .control, .tooLong, .empty, .notDigits, .makesNoKey, .unknownChoice, .notInDateForm,
      .ambiguousDate:
      text
    case .noNumber, .negative, .noInteger, .tooManyDigits, .tooFine, .tooLarge, .notWhole,
      .notTrueOrFalse, .noJSON, .noType, .noField:
      value
    default: row
    }
  }

  private var text: Refusal.Wording {
    switch self {
    case .control(let code):
      .init(
        .outOfRange, "holds the control character U+\(code)",
        "enthält das Steuerzeichen U+\(code)")
    case .tooLong(let most):
      .init(.limit, "is longer than \(most) bytes", "ist länger als \(most) Bytes")
    case .empty: .init(.missing, "is empty and must not be", "ist leer und darf es nicht sein")
    case .notDigits(let digits):
      .init(
        .outOfRange, "is not a key of \(digits) digits",
        "ist kein Schlüssel aus \(digits) Ziffern")
    case .makesNoKey(let fault):
      .init(
        .outOfRange, "makes no key: \(fault.label.en)",
        "ergibt keinen Schlüssel: \(fault.label.de)")
    case .unknownChoice(let choices):
      .init(
        .outOfRange, "is none of the values that the mapping knows: \(choices.enumerated)",
        "ist keiner der Werte, die die Zuordnung kennt: \(choices.enumerated)")
    case .notInDateForm(let forms):
      .init(
        .outOfRange, "is no date of the form \(forms.enumerated)",
        "ist kein Datum der Form \(forms.enumerated)")
    case .ambiguousDate(let dates):
      .init(
        .outOfRange,
        "can be read as \(dates.map(\.description).joined(separator: " or "))",
        "lässt sich als \(dates.map(\.description).joined(separator: " oder ")) lesen")
    default: value
    }
  }

  private var value: Refusal.Wording {
    switch self {
    case .noNumber(let form):
      .init(
        .outOfRange, "is not a number of the form \(form)", "ist keine Zahl der Form \(form)")
    case .negative:
      .init(.outOfRange, "is negative and must not be", "ist negativ und darf es nicht sein")
    case .noInteger:
      .init(
        .outOfRange, "is not a whole number within 2^53 − 1",
        "ist keine ganze Zahl innerhalb von 2^53 − 1")
    case .tooManyDigits:
      .init(
        .outOfRange, "has more than 18 digits, or 9 after the point",
        "hat mehr als 18 Stellen oder 9 hinter dem Punkt")
    case .tooFine(let digits, let currency):
      .init(
        .outOfRange, "is finer than the \(digits) digits of \(currency)",
        "ist feiner als die \(digits) Nachkommastellen von \(currency)")
    case .tooLarge: .init(.outOfRange, "is too large an amount", "ist ein zu großer Betrag")
    case .notWhole: .init(.wrongKind, "is no whole number", "ist keine ganze Zahl")
    case .notTrueOrFalse:
      .init(.wrongKind, "is neither true nor false", "ist weder true noch false")
    case .noJSON(let fault):
      .init(
        .malformed, "is not JSON: \(fault.place.en)\(fault.reason.wording.why.en)",
        "ist kein JSON: \(fault.place.de)\(fault.reason.wording.why.de)")
    case .noType: .init(.unknownType, "is no type of event", "ist kein Ereignistyp")
    case .noField(let type):
      .init(.unknownField, "is no field of \(type)", "ist kein Feld von \(type)")
    default: row
    }
  }

  private var row: Refusal.Wording {
    switch self {
    case .rowWithoutSubject: .init(.missing, "gives no subject", "nennt kein Objekt")
    case .noSubjectFor(let type):
      .init(.missing, "gives no subject for \(type)", "nennt kein Objekt für \(type)")
    case .badSubject(let subject):
      .init(
        .outOfRange, "makes the subject \(subject), which is no kind/key",
        "ergibt das Objekt \(subject), das nicht Art/Schlüssel ist")
    case .noDay:
      .init(
        .missing, "gives no day from which it holds", "nennt keinen Tag, ab dem es gilt")
    case .noDayFor(let type):
      .init(
        .missing, "gives no day from which \(type) holds",
        "nennt keinen Tag, ab dem \(type) gilt")
    case .fieldCount(let fields, let header):
      .init(
        .malformed, "has \(fields) fields where the header has \(header)",
        "hat \(fields) Felder, die Kopfzeile \(header)")
    case .textAfterQuote(let line):
      .init(
        .malformed, "text follows a closing quote on line \(line)",
        "hinter einem schließenden Anführungszeichen steht Text, Zeile \(line)",
        remedy: "quotes inside are doubled", "Anführungszeichen im Text verdoppeln")
    case .quoteOpen(let line):
      .init(
        .malformed,
        "the quote opened on line \(line) is never closed: all that follows went into it",
        "das in Zeile \(line) geöffnete Anführungszeichen wird nie geschlossen: alles Weitere "
          + "gehört dazu")
    case .namedTwice(let subject, let row):
      .init(
        .duplicate, "names \(subject), which row \(row) of the same day names too",
        "nennt \(subject), das auch Zeile \(row) desselben Tages nennt")
    case .comesBack(let subject):
      .init(
        .exists, "\(subject) was deregistered and comes back",
        "\(subject) war abgemeldet und taucht wieder auf",
        remedy: "register it under a new key", "unter einem neuen Schlüssel anmelden")
    case .later(let subject):
      .init(
        .exists, "\(subject) exists only from a later day",
        "\(subject) besteht erst ab einem späteren Tag",
        remedy: "import the earliest list first", "die früheste Liste zuerst importieren")
    default: text
    }
  }
}
