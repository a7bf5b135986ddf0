extension Refusal {
  /// Why an input is refused: what is said of the place, with the arguments of the sentence.
  ///
  /// Names and arguments are what programs go by (`reason` and `arguments` in JSON); the words in
  /// both languages are made from them. Prose and sealed values are never among them.
  public indirect enum Reason: Sendable, Equatable {
    /// How a text or event is written.
    case form(Form)
    /// What a value of a kind must be.
    case value(Value)
    /// What fields of one event ask of each other.
    case rule(FieldRule)
    /// Subjects, references and versions.
    case subject(About)
    /// Voids and corrections.
    case flip(Flip)
    /// Closed periods and final values.
    case period(Closing)
    /// Bookings, sources, commitments and grants.
    case money(Booked)
    /// Batches, numbers and times.
    case order(Order)
    /// Cells of a table.
    case cell(Cell)
    /// What may be recorded, but looks as if it was not meant so.
    case strange(Finding)

    var theme: any ReasonTheme {
      switch self {
      case .form(let theme): theme
      case .value(let theme): theme
      case .rule(let theme): theme
      case .subject(let theme): theme
      case .flip(let theme): theme
      case .period(let theme): theme
      case .money(let theme): theme
      case .order(let theme): theme
      case .cell(let theme): theme
      case .strange(let theme): theme
      }
    }

    /// The reason in words.
    public var wording: Wording { theme.wording }
  }

  /// A reason in words.
  public struct Wording: Sendable, Equatable {
    /// The class of what is wrong.
    public let kind: Kind
    /// Why it is refused.
    public let why: Label
    /// What would be right; empty where that goes without saying.
    public let remedy: Label

    init(
      _ kind: Kind, _ en: String, _ de: String, remedy: String = "", _ abhilfe: String = ""
    ) {
      self.kind = kind
      why = Label(en, de)
      self.remedy = Label(remedy, abhilfe)
    }

    /// Why, and what would be right.
    package var sentence: Label {
      remedy.en.isEmpty
        ? why : Label("\(why.en); \(remedy.en)", "\(why.de); \(remedy.de)")
    }
  }
}

/// The reasons of one theme.
protocol ReasonTheme: Sendable {
  /// The reason in words.
  var wording: Refusal.Wording { get }
}
