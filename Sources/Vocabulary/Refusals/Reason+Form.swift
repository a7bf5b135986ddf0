extension Refusal.Reason {
  /// How a text or an event is written.
  public enum Form: Sendable, Equatable {
    /// A JSON text is longer than is read.
    case jsonTooLong(bytes: Int, most: Int)
    /// A JSON text is not UTF-8.
    case jsonNotUTF8
    /// Another character must stand here.
    case characterExpected(character: String)
    /// Objects and lists in each other, deeper than is read.
    case nestedTooDeep(most: Int)
    /// A control character stands bare in a string.
    case controlInString
    /// A string has no end.
    case stringWithoutEnd
    /// What stands here is no value.
    case noJSONValue
    /// A backslash with a letter that means nothing.
    case unknownEscape
    /// One half of a surrogate pair.
    case halfSurrogate
    /// `\u` and fewer than four digits.
    case shortEscape
    /// Something stands behind the value.
    case afterValue
    /// A line begins with something else than an object.
    case noObjectOnLine
    /// Something stands behind the object of a line.
    case afterObject
    /// A line is longer than is read.
    case lineTooLong(bytes: Int, most: Int)
    /// A line has no end as far as is read.
    case lineWithoutEnd(most: Int)
    /// A line is not UTF-8.
    case lineNotUTF8
    /// Data are not UTF-8.
    case dataNotUTF8
    /// An attribute of the envelope stands twice.
    case attributeTwice
    /// A field stands twice.
    case fieldTwice
    /// A key of a map stands twice.
    case keyTwice
    /// A member of an object stands twice.
    case memberTwice
    /// A number that is not whole stands without quotes.
    case fractionBare
    /// An attribute of the envelope is no string.
    case stringExpected
    /// Data of another media type.
    case otherMediaType
    /// The envelope has no such attribute.
    case unknownAttribute(nearest: [String])
    /// An event without its version of CloudEvents.
    case specificationMissing
    /// An event of another version of CloudEvents.
    case otherSpecification
    /// An event without a type.
    case typeMissing
    /// An event without a subject.
    case subjectMissing
    /// An event without an id.
    case idMissing
    /// An event whose id is no UUID.
    case idUnreadable
    /// There is no such type.
    case unknownType(nearest: [String])
    /// There is no such visibility.
    case unknownVisibility
    /// A number of the envelope is none.
    case noCount
    /// The data are of a version that is not known.
    case unknownVersion(type: String, known: Int)
    /// A correction without data.
    case correctionEmpty
    /// A correction has no such field.
    case correctionUnknownField
    /// A correction without the type of what it says anew.
    case correctionUntyped
    /// A correction of an event on an event.
    case correctionOfNote
    /// A correction without the data in full.
    case correctionPartial
    /// An entry of the command line without `=`.
    case noEntry
    /// A key of the command line has too many parts.
    case keyTooDeep(most: Int)
    /// A part of a key of the command line is empty.
    case keyPartEmpty
    /// A text that looks like JSON is none.
    case notJSON(fault: Refusal)
    /// An option that must be a JSON object is none.
    case notObject(fault: Refusal)
    /// An option that must be a JSON object is another value.
    case otherThanObject
  }
}

extension Refusal.Reason.Form: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .characterExpected, .nestedTooDeep, .controlInString, .stringWithoutEnd, .noJSONValue,
      .unknownEscape, .halfSurrogate, .shortEscape, .afterValue, .noObjectOnLine, .afterObject:
      scanned
    case .typeMissing, .subjectMissing, .idMissing, .idUnreadable, .specificationMissing,
      .otherSpecification, .unknownType, .unknownVisibility, .noCount, .unknownVersion,
      .stringExpected, .otherMediaType, .unknownAttribute, .attributeTwice:
      envelope
    case .correctionEmpty, .correctionUnknownField, .correctionUntyped, .correctionOfNote,
      .correctionPartial:
      correction
    case .noEntry, .keyTooDeep, .keyPartEmpty, .notJSON, .notObject, .otherThanObject: entered
    default: whole
    }
  }

  private var whole: Refusal.Wording {
    switch self {
    case .jsonTooLong(let bytes, let most):
      .init(
        .limit, "the JSON has \(bytes) bytes; at most \(most)",
        "das JSON hat \(bytes) Bytes; höchstens \(most)")
    case .jsonNotUTF8: .init(.malformed, "the JSON is not UTF-8", "das JSON ist kein UTF-8")
    case .lineTooLong(let bytes, let most):
      .init(
        .limit, "the line has \(bytes) bytes; at most \(most)",
        "die Zeile hat \(bytes) Bytes; höchstens \(most)")
    case .lineWithoutEnd(let most):
      .init(
        .limit, "the line has more than \(most) bytes", "die Zeile hat mehr als \(most) Bytes",
        remedy: "every event stands on a line of its own",
        "jedes Ereignis steht in einer eigenen Zeile")
    case .lineNotUTF8:
      .init(
        .malformed, "the line is not UTF-8", "die Zeile ist kein UTF-8",
        remedy: "save the file as UTF-8", "die Datei als UTF-8 speichern")
    case .dataNotUTF8: .init(.malformed, "the data are not UTF-8", "die Daten sind kein UTF-8")
    case .fieldTwice:
      .init(.malformed, "the field is given twice", "das Feld ist zweimal angegeben")
    case .keyTwice:
      .init(.malformed, "the key is given twice", "der Schlüssel ist zweimal angegeben")
    case .memberTwice:
      .init(.malformed, "the member is given twice", "der Eintrag ist zweimal angegeben")
    default:
      .init(
        .wrongKind, "only whole numbers are written without quotes",
        "nur ganze Zahlen stehen ohne Anführungszeichen", remedy: "put it in double quotes",
        "in doppelte Anführungszeichen setzen")
    }
  }

  private var scanned: Refusal.Wording {
    let why: Label =
      switch self {
      case .characterExpected(let character):
        Label("“\(character)” is expected here", "hier muss „\(character)“ stehen")
      case .nestedTooDeep(let most):
        Label("nested deeper than \(most) levels", "tiefer als \(most) Ebenen verschachtelt")
      case .controlInString:
        Label("a control character inside a string", "ein Steuerzeichen in einem Text")
      case .stringWithoutEnd: Label("a string without its end", "ein Text ohne Ende")
      case .noJSONValue: Label("no JSON value", "kein JSON-Wert")
      case .unknownEscape:
        Label("an escape that JSON does not have", "eine Escape-Folge, die JSON nicht kennt")
      case .halfSurrogate:
        Label("half of a surrogate pair", "die Hälfte eines Ersatzzeichenpaars (Surrogate)")
      case .shortEscape: Label("\\u without four digits", "\\u ohne vier Ziffern")
      case .afterValue:
        Label("something follows the value", "hinter dem Wert steht noch etwas")
      case .noObjectOnLine:
        Label("one JSON object a line is expected", "je Zeile muss ein JSON-Objekt stehen")
      default: Label("something follows the object", "hinter dem Objekt steht noch etwas")
      }
    return .init(
      .malformed, why.en, why.de, remedy: "give one JSON object a line",
      "je Zeile ein JSON-Objekt angeben")
  }

  private var envelope: Refusal.Wording {
    switch self {
    case .attributeTwice:
      .init(.malformed, "the attribute is given twice", "das Attribut ist zweimal angegeben")
    case .stringExpected:
      .init(
        .wrongKind, "it is of another kind", "es ist von anderer Art", remedy: "give a string",
        "einen Text angeben")
    case .otherMediaType:
      .init(
        .outOfRange, "the data are JSON", "die Daten sind JSON",
        remedy: "give application/json", "application/json angeben")
    case .unknownAttribute(let near):
      .init(
        .unknownField, "an event has no such attribute", "ein Ereignis hat kein solches Attribut",
        remedy: near.isEmpty ? "leave it out" : "nearest: \(near.enumerated)",
        near.isEmpty ? "weglassen" : "ähnlich: \(near.enumerated)")
    case .specificationMissing, .otherSpecification:
      .init(
        self == .specificationMissing ? .missing : .outOfRange,
        "an event is a CloudEvent of version 1.0",
        "ein Ereignis ist ein CloudEvent der Version 1.0",
        remedy: "give \"specversion\":\"1.0\"", "\"specversion\":\"1.0\" angeben")
    case .typeMissing:
      .init(.missing, "an event needs a type", "ein Ereignis braucht einen Typ")
    case .subjectMissing:
      .init(
        .missing, "an event needs a subject", "ein Ereignis braucht ein Objekt",
        remedy: "give kind/key", "Art/Schlüssel angeben")
    case .idMissing, .idUnreadable:
      .init(
        self == .idMissing ? .missing : .outOfRange, "an event needs a UUID of its own",
        "ein Ereignis braucht eine eigene UUID",
        remedy: "make one with uuidgen, version 7 preferred",
        "mit uuidgen eine erzeugen, am besten der Version 7")
    case .unknownType(let near):
      .init(
        .unknownType, "there is no such event type", "einen solchen Ereignistyp gibt es nicht",
        remedy: near.isEmpty
          ? "“stadtbuch schema” lists them" : "nearest: \(near.enumerated)",
        near.isEmpty ? "„stadtbuch schema“ listet sie auf" : "ähnlich: \(near.enumerated)")
    case .unknownVisibility:
      .init(
        .outOfRange, "there is no such visibility", "eine solche Sichtbarkeit gibt es nicht",
        remedy: "give public, internal or restricted", "public, internal oder restricted angeben")
    case .unknownVersion(let type, let known):
      .init(
        .outOfRange, "this program knows no such version of \(type)",
        "diese Version von \(type) kennt das Programm nicht",
        remedy: "give \(known) or leave it out", "\(known) angeben oder weglassen")
    default:
      .init(
        .wrongKind, "it is no whole number from 0 on", "es ist keine ganze Zahl ab 0",
        remedy: "give a number", "eine Zahl angeben")
    }
  }

  private var correction: Refusal.Wording {
    switch self {
    case .correctionEmpty:
      .init(
        .missing, "a correction needs the event's type and its data anew",
        "eine Korrektur braucht den Typ des Ereignisses und seine Daten neu")
    case .correctionUnknownField:
      .init(
        .unknownField, "a correction has no such field", "eine Korrektur hat kein solches Feld",
        remedy: "it has type and data", "sie hat type und data")
    case .correctionUntyped:
      .init(
        .missing, "a correction names the type of the event that it replaces",
        "eine Korrektur nennt den Typ des Ereignisses, das sie ersetzt")
    case .correctionOfNote:
      .init(
        .void, "an event on an event cannot be said anew",
        "ein Ereignis zu einem Ereignis lässt sich nicht korrigieren",
        remedy: "void it and record another", "stornieren und ein anderes erfassen")
    default:
      .init(
        .missing, "a correction gives the data complete, not a patch",
        "eine Korrektur gibt die Daten vollständig an, nicht nur die Änderung")
    }
  }

  private var entered: Refusal.Wording {
    switch self {
    case .noEntry:
      .init(
        .malformed, "this is not a field with its value", "das ist kein Feld mit seinem Wert",
        remedy: "give key=value, such as title=\"Digital file\"",
        "Feld=Wert angeben, etwa title=\"E-Akte\"")
    case .keyTooDeep(let most):
      .init(
        .limit, "the key has more than \(most) parts", "der Schlüssel hat mehr als \(most) Teile")
    case .keyPartEmpty:
      .init(
        .malformed, "a part of the key is empty", "ein Teil des Schlüssels ist leer",
        remedy: "join the parts by single points, such as amount.currency",
        "die Teile mit einzelnen Punkten verbinden, etwa amount.currency")
    case .notJSON(let fault):
      .init(
        .malformed, "not valid JSON: \(fault.place.en)\(fault.reason.wording.why.en)",
        "kein gültiges JSON: \(fault.place.de)\(fault.reason.wording.why.de)",
        remedy: "a text that begins with { or [ is read as JSON",
        "ein Text, der mit { oder [ beginnt, wird als JSON gelesen")
    case .notObject(let fault):
      .init(
        .malformed, "not a JSON object: \(fault.place.en)\(fault.reason.wording.why.en)",
        "kein JSON-Objekt: \(fault.place.de)\(fault.reason.wording.why.de)")
    default:
      .init(
        .malformed, "not a JSON object", "kein JSON-Objekt",
        remedy: "give all fields in one, {\"title\":\"…\"}",
        "alle Felder in einem angeben, {\"title\":\"…\"}")
    }
  }
}

extension Refusal: ReasonArgument {
  /// Of what a reason rests on, the name of its own reason.
  var argument: Argument { .text(reason.name) }
}
