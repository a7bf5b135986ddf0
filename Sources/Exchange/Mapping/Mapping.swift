/// How the columns of a table become events: a YAML file, read once and checked.
///
/// The whole is declarative, so that a department can change it without a program: *values* name
/// and read columns, *events* say which fields the values fill, *snapshot* says how a list "as it
/// stands" is compared with what is known.
public struct Mapping: Sendable, Equatable {
  /// From which day the events hold.
  enum ValidFrom: Equatable, Sendable {
    /// The caller must say.
    case option
    case template(Template)
  }

  /// A sum that must come out right in every row, else there is a warning.
  struct SumCheck: Equatable, Sendable {
    var columns: [String]
    var equals: String
  }

  /// How a list "as it stands on a day" is compared.
  struct SnapshotRule: Equatable, Sendable {
    /// What becomes of a subject that the list does not name any more.
    enum Missing: String, Equatable, Sendable, CaseIterable {
      case keep, deregister
    }

    /// The subject that a row is about.
    var subject: Template
    var missing = Missing.keep
  }

  /// The name that stands for the kind of file in sources and identities.
  public internal(set) var source: String
  /// How the bytes stand for letters.
  public internal(set) var encoding = TextEncoding.utf8
  /// What parts the columns.
  public internal(set) var separator: Character = ","
  /// Whether it is made for lists "as they stand on a day".
  public var isSnapshot: Bool { snapshot != nil }
  /// Whether the caller must give the day from which the events hold.
  public var needsValidFrom: Bool { validFrom == .option }
  /// The days of the snapshots that the mapping itself names, ascending.
  public internal(set) var snapshotDates: [String] = []

  var form = CellForm()
  var fiscalYearStart: (month: Int, day: Int) { (fiscalYearMonth, fiscalYearDay) }
  var fiscalYearMonth = 1
  var fiscalYearDay = 1
  var validFrom = ValidFrom.option
  var time: Template?
  var values: [ValueRule] = []
  var ignored: Set<String> = []
  var checks: [SumCheck] = []
  var once: [EventRule] = []
  var events: [EventRule] = []
  var snapshot: SnapshotRule?

  /// What the caller adds to a mapping.
  public struct Options: Sendable, Equatable {
    /// The day from which the events hold, where the mapping leaves it open.
    public var validFrom: String?
    /// The name of the file, for the events' source.
    public var file: String

    /// Makes options.
    public init(validFrom: String? = nil, file: String = "table.csv") {
      self.validFrom = validFrom
      self.file = file
    }
  }

  /// The source of an event from that row; row 0 is the file as a whole.
  func eventSource(_ options: Options, row: Int) -> String {
    let path = "import/\(Self.encoded(source))/\(Self.encoded(options.file))"
    return row == 0 ? path : "\(path)#\(row)"
  }

  /// The beginning of the source of every event that this mapping made, of whatever file.
  public var sourcePrefix: String { "import/\(Self.encoded(source))/" }

  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
