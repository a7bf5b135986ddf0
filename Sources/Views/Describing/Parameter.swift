public import Ledger
public import Vocabulary

/// What may be asked of a view, as it describes itself: an option of the command line, a field of a
/// form, a part of an address.
public struct ParameterHead: Sendable, Equatable {
  /// What kind of text is expected.
  public enum Kind: Sendable, Equatable {
    /// It is said or not.
    case flag
    /// Any text.
    case text
    /// One of these words.
    case word([String])
    /// A day.
    case day
    /// A period.
    case period
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// A subject of a kind, or its key alone.
    case subject(String)
    /// Any subject.
    case anySubject
    /// A day, and after @ how much was known.
    case request
    /// A day or an instant.
    case time
    /// How much is known: a number, an instant or a day.
    case known
    /// Whose organisation: then, today or a day.
    case organisation
  }

  /// Its name, as in an address: `dueBy`; on the command line `--due-by`.
  public let name: String
  /// What kind of text is expected.
  public let kind: Kind
  /// What it does.
  public let help: Label
  /// Whether it stands by its place and not behind its name.
  public var isPositional = false
  /// Whether it has to be given.
  public var isRequired = false
  /// Whether it may be given several times.
  public var repeats = false

  /// A parameter of a kind.
  public init(name: String, kind: Kind, help: Label) {
    self.name = name
    self.kind = kind
    self.help = help
  }

  /// The option of the command line.
  public var option: String {
    var option = "--"
    for scalar in name.unicodeScalars {
      if scalar.properties.isUppercase {
        option += "-" + scalar.properties.lowercaseMapping
      } else {
        option.unicodeScalars.append(scalar)
      }
    }
    return option
  }
}

/// A parameter and where in a choice it stands.
public struct Parameter<Choice>: Sendable {
  /// How it describes itself.
  public var head: ParameterHead
  private let set: @Sendable (String, inout Choice) throws(ChoiceError) -> Void

  /// A parameter of a kind; `set` reads a text into a choice.
  public init(
    _ name: String, _ kind: ParameterHead.Kind, _ help: Label,
    _ set: @escaping @Sendable (String, inout Choice) throws(ChoiceError) -> Void
  ) {
    head = ParameterHead(name: name, kind: kind, help: help)
    self.set = set
  }

  /// Reads a text into a choice.
  public func read(_ text: String, _ choice: inout Choice) throws(ChoiceError) {
    try set(text, &choice)
  }

  /// The same parameter of something that has what it is asked of as a part.
  public func within<Whole>(
    _ part: any WritableKeyPath<Whole, Choice> & Sendable
  ) -> Parameter<Whole> {
    let set = set
    var parameter = Parameter<Whole>(head.name, head.kind, head.help) {
      (text, whole) throws(ChoiceError) in
      try set(text, &whole[keyPath: part])
    }
    parameter.head = head
    return parameter
  }

  /// The same, standing by its place.
  public var positional: Parameter {
    var parameter = self
    parameter.head.isPositional = true
    return parameter
  }

  /// The same, which has to be given.
  public var required: Parameter {
    var parameter = self
    parameter.head.isRequired = true
    return parameter
  }

  /// The same, which may be given several times.
  public var repeated: Parameter {
    var parameter = self
    parameter.head.repeats = true
    return parameter
  }

  /// What is said or not.
  public static func flag(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice) -> Void
  ) -> Parameter {
    Parameter(name, .flag, help) { (_, choice) throws(ChoiceError) in set(&choice) }
  }

  /// Any text.
  public static func text(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, String) -> Void
  ) -> Parameter {
    Parameter(name, .text, help) { (text, choice) throws(ChoiceError) in set(&choice, text) }
  }

  /// One of the words of an enumeration.
  public static func word<Word>(
    _ name: String, _ help: Label,
    _ set: @escaping @Sendable (inout Choice, Word) -> Void
  ) -> Parameter
  where Word: RawRepresentable & CaseIterable & SendableMetatype, Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    return Parameter(name, .word(words), help) { (text, choice) throws(ChoiceError) in
      guard let word = Word(rawValue: text) else {
        let list = words.joined(separator: ", ")
        throw ChoiceError(
          name,
          Label("“\(text.excerpt)”: give one of \(list)", "„\(text.excerpt)“: möglich sind \(list)")
        )
      }
      set(&choice, word)
    }
  }

  /// A day.
  public static func day(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, Day) -> Void
  ) -> Parameter {
    Parameter(name, .day, help) { (text, choice) throws(ChoiceError) in
      guard let day = Day.written(text) else {
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)”: give a date from 1900 to 2999 such as \(Day.writtenForms)",
            "„\(text.excerpt)“: ein Datum von 1900 bis 2999 angeben, etwa \(Day.forms.de)"))
      }
      set(&choice, day)
    }
  }

  /// A whole number in a range.
  public static func number(
    _ name: String, _ range: ClosedRange<Int>, _ help: Label,
    _ set: @escaping @Sendable (inout Choice, Int) -> Void
  ) -> Parameter {
    Parameter(name, .number(range), help) { (text, choice) throws(ChoiceError) in
      guard let number = Int(text), range.contains(number) else {
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)”: give a number from \(range.lowerBound) to \(range.upperBound)",
            "„\(text.excerpt)“: eine Zahl von \(range.lowerBound) bis \(range.upperBound) angeben"))
      }
      set(&choice, number)
    }
  }

  /// A subject of a kind, or its key alone.
  public static func subject(
    _ name: String, of kind: String, _ help: Label,
    _ set: @escaping @Sendable (inout Choice, String) -> Void
  ) -> Parameter {
    Parameter(name, .subject(kind), help) { (text, choice) throws(ChoiceError) in
      let subject = text.utf8.contains(0x2f) ? text : "\(kind)/\(text)"
      guard subject.hasPrefix("\(kind)/") else {
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)” is not of this kind; give \(kind)/key",
            "„\(text.excerpt)“ ist nicht von dieser Art; \(kind)/Schlüssel angeben"))
      }
      set(&choice, subject)
    }
  }

  /// Any subject.
  public static func subject(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, String) -> Void
  ) -> Parameter {
    Parameter(name, .anySubject, help) { (text, choice) throws(ChoiceError) in
      set(&choice, text)
    }
  }

  /// A period.
  public static func period(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, Period) -> Void
  ) -> Parameter {
    Parameter(name, .period, help) { (text, choice) throws(ChoiceError) in
      guard let period = Period(text) else {
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)” is not a period; give 2024, 2024-Q4 or 2024-12",
            "„\(text.excerpt)“ ist kein Zeitraum; 2024, 2024-Q4 oder 2024-12 angeben"))
      }
      set(&choice, period)
    }
  }

  /// A day or a time.
  public static func time(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, KnownAtRequest) -> Void
  ) -> Parameter {
    Parameter(name, .time, help) { (text, choice) throws(ChoiceError) in
      switch KnownAtRequest(text) {
      case .head?, .sequence?, nil:
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)”: give a date (\(Day.writtenForms)) or a time such as "
              + "2024-12-31T09:00:00Z or 31.12.2024 10:00:00,123456",
            "„\(text.excerpt)“: ein Datum (\(Day.forms.de)) oder eine Zeit angeben wie "
              + "2024-12-31T09:00:00Z oder 31.12.2024 10:00:00,123456"))
      case .some(let request): set(&choice, request)
      }
    }
  }

  /// A day, and after @ how much was known.
  public static func request(
    _ name: String, _ help: Label, _ set: @escaping @Sendable (inout Choice, PointRequest) -> Void
  ) -> Parameter {
    Parameter(name, .request, help) { (text, choice) throws(ChoiceError) in
      guard let request = PointRequest(text) else {
        throw ChoiceError(
          name,
          Label(
            "“\(text.excerpt)”: give a date (\(Day.writtenForms)), and after @ how much was known, "
              + "such as 2024-12-31@812",
            "„\(text.excerpt)“: ein Datum angeben (\(Day.forms.de)) und nach @, wie viel "
              + "bekannt war, etwa 2024-12-31@812"))
      }
      set(&choice, request)
    }
  }
}
