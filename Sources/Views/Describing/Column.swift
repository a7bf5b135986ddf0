public import Vocabulary

/// What kind of values a column has: how they are compared, written and shown.
public indirect enum ColumnKind: Sendable, Equatable {
  /// Texts, compared by their bytes.
  case text
  /// Words of an enumeration, compared by their order; of any words where none are named.
  case word([String])
  /// Names of types of events, shown to people by their labels.
  case eventType
  /// Names of attributes, shown to people in their words.
  case attribute
  /// A light: a word that has a colour.
  case light
  /// Subjects, named for people; those of one kind where it is said.
  case subject(String?)
  /// Days.
  case day
  /// Instants.
  case instant
  /// Periods, compared by their last day, then the first.
  case period
  /// Whole numbers.
  case integer
  /// Decimals and figures in digits; also an object of two, `low` and `high`, that bound a corridor.
  case decimal
  /// Shares in basis points, shown as per cent.
  case share
  /// Amounts of money.
  case money
  /// True or false.
  case bool
  /// Lists of values of a kind; of figures, how something went from one to the next.
  case list(ColumnKind)
  /// Rows within the row.
  case rows([ColumnHead])
  /// An object of described members.
  case record([ColumnHead])
  /// An object whose keys are data, such as amounts by currency.
  case object
  /// A value of any kind, in exchange form.
  case any

  /// Whether it is one value, so that rows can be compared, grouped and sorted by it.
  public var isSingle: Bool {
    switch self {
    case .list, .rows, .record, .object, .any: false
    default: true
    }
  }

  /// Whether lights stand in it, which have colours: also of a scale with more of them.
  public var isLight: Bool {
    switch self {
    case .light: true
    case .word(let words): words.contains("green") && words.contains("red")
    default: false
    }
  }

  /// Whether figures stand in it, which are set to the right.
  public var isFigure: Bool {
    switch self {
    case .integer, .decimal, .share, .money: true
    default: false
    }
  }
}

/// A column as it describes itself, whatever rows it belongs to.
public struct ColumnHead: Sendable, Equatable {
  /// Who reads it.
  public enum Role: Sendable, Equatable {
    /// Everybody: it is a key of JSON and a column of CSV.
    case data
    /// People alone: it says in another way what data say.
    case people
    /// Spreadsheets and people: it is a part of an object that JSON has as a whole, in the column of
    /// the beginning of its key.
    case leaf
    /// Nobody: rows are chosen, grouped and sorted by it.
    case choice
  }

  /// What groups of rows say of it.
  public enum InGroups: Sendable, Equatable {
    /// Nothing.
    case no
    /// The sum of its values, under this key.
    case sum(String)
    /// How many rows have which light.
    case lights
    /// How many rows have which of its values, under this key.
    case counts(String)
  }

  /// Its path in JSON, names joined by points: `money.gap`.
  public let key: String
  /// The names of its path.
  public let path: [String]
  /// Its name for people.
  public let label: Label
  /// What kind of values it has.
  public let kind: ColumnKind
  /// Who reads it.
  public var role = Role.data
  /// Whether it is part of what tells rows apart.
  public var isKey = false
  /// Which columns stay where there is little room: 1 always, 9 goes first; 0 is shown only to who
  /// asks for it by name.
  public var importance = 1
  /// Whether it may be cut where there is little room.
  public var isFlexible = false
  /// What groups of rows say of it.
  public var inGroups = InGroups.no
  /// Of rows within the row: whether in tables each is a column of its own, named by the row's key,
  /// else by its number.
  public var isSpread = false
  /// Of a figure beside the rows whether it stands in the last line of the table, as all of
  /// `total.…` do.
  public var isTotal: Bool
  /// Whether it says who recorded or approved: rows are never chosen, grouped or ordered by it, for
  /// that evaluates a person's work.
  public var isStaff = false
  /// Whether only whoever may see everything reads it, such as payees.
  public var isGuarded = false
  /// The attributes on which it rests: the public sees it where all of them are published. Nil where
  /// nobody has said, so that a new column is not public by itself.
  public var restsOn: [String]?

  /// A column of a kind.
  public init(_ key: String, _ label: Label, _ kind: ColumnKind) {
    self.init(path: key.split(separator: ".").map(String.init), label, kind)
  }

  /// A column whose path has names with points in them.
  public init(path: [String], _ label: Label, _ kind: ColumnKind) {
    self.path = path
    key = path.joined(separator: ".")
    self.label = label
    self.kind = kind
    if case .record = kind {
      isTotal = key == "total"
    } else {
      isTotal = path.count > 1 && path[0] == "total"
    }
  }

  /// The same with values of another kind.
  func with(kind: ColumnKind) -> ColumnHead {
    var head = ColumnHead(path: path, label, kind)
    (head.role, head.isKey, head.importance) = (role, isKey, importance)
    (head.isFlexible, head.inGroups, head.isSpread) = (isFlexible, inGroups, isSpread)
    (head.isTotal, head.isStaff, head.isGuarded) = (isTotal, isStaff, isGuarded)
    head.restsOn = restsOn
    return head
  }

  /// The last name of the path, under which words of enumerations are looked up.
  public var field: String {
    key.utf8.lastIndex(of: 0x2e).map { String(key[key.index(after: $0)...]) } ?? key
  }

  /// Whether spreadsheets have a column for it.
  public var isInSheets: Bool { role == .data || role == .leaf }

  /// Whether rows can be compared, grouped and sorted by it.
  public var isChoosable: Bool { role != .people && kind.isSingle && !isStaff }
}

/// A column of rows of a type: what it says of itself, and how it takes its value from a row.
public struct Column<Row>: Sendable {
  /// What it says of itself.
  public var head: ColumnHead
  /// Its value of a row; nil where it is not known.
  public let value: @Sendable (Row) -> AnswerValue?
  /// The value under which a row stands in groups, where that is another.
  private(set) var groupValue: (@Sendable (Row) -> AnswerValue?)?

  /// A column of any kind.
  ///
  /// - Parameters:
  ///   - key: its path in JSON.
  ///   - label: its name for people.
  ///   - kind: what kind of values it has.
  ///   - value: its value of a row.
  public init(
    _ key: String, _ label: Label, _ kind: ColumnKind,
    _ value: @escaping @Sendable (Row) -> AnswerValue?
  ) {
    head = ColumnHead(key, label, kind)
    self.value = value
  }

  private func with(_ change: (inout ColumnHead) -> Void) -> Column {
    var column = self
    change(&column.head)
    return column
  }

  /// The same, as part of what tells rows apart.
  public var key: Column { with { $0.isKey = true } }
  /// The same, saying who recorded or approved.
  public var staff: Column { with { $0.isStaff = true } }
  /// The same, read only by whoever may see everything.
  public var guarded: Column { with { $0.isGuarded = true } }
  /// The same, shown only to who asks for it by name.
  public var detail: Column { with { $0.importance = 0 } }
  /// The same, for people alone.
  public var forPeople: Column { with { $0.role = .people } }
  /// The same, a part of an object that JSON has as a whole.
  public var leaf: Column { with { $0.role = .leaf } }
  /// The same, by which rows are chosen and which nobody reads.
  public var forChoice: Column { with { $0.role = .choice } }
  /// The same figure, standing in the last line of the table under the column of the rest of its key.
  public var inTotal: Column { with { $0.isTotal = true } }
  /// The same, which may be cut where there is little room.
  public var flexible: Column { with { $0.isFlexible = true } }
  /// The same, going where there is little room, those with the greatest number first.
  public func importance(_ importance: Int) -> Column { with { $0.importance = importance } }
  /// The same, summed in groups under a key.
  public func summed(as key: String? = nil) -> Column {
    with { $0.inGroups = .sum(key ?? $0.field) }
  }
  /// The same, grouped under another value than the row shows.
  public func grouped(under value: @escaping @Sendable (Row) -> AnswerValue?) -> Column {
    var column = self
    column.groupValue = value
    return column
  }
  /// The same, of which groups count the lights.
  public var countedLights: Column { with { $0.inGroups = .lights } }
  /// The same, of which groups count how many rows have which value.
  public func counted(as key: String) -> Column { with { $0.inGroups = .counts(key) } }
  /// The same, its rows as columns of their own in tables.
  public var spread: Column { with { $0.isSpread = true } }
  /// The same, resting on attributes; on none where it says nothing but what the row is about.
  public func rests(on attributes: String...) -> Column { with { $0.restsOn = attributes } }
}
