public import Views
public import Vocabulary

/// Rows of which each is made of parts: lights or states with their counts, money by its sources.
/// Parts are told apart by sign, grain and figure, not by colour alone.
public struct SharesPicture: Picture {
  /// How a part looks.
  public enum Look: Sendable {
    case green, amber, red, grey
    /// One of four colours without a meaning.
    case series(Int)
  }

  /// A kind of part, the same in all rows.
  public struct Kind: Sendable {
    /// What it is called.
    public var name: String
    /// How it looks.
    public var look: Look

    /// A kind of part.
    public init(_ name: String, _ look: Look) {
      self.name = name
      self.look = look
    }
  }

  /// A row.
  public struct Row: Sendable {
    /// What it is called.
    public var name: String
    /// Its parts, one of each kind.
    public var parts: [Rational]
    /// What the parts should come to; what is missing is said in words.
    public var whole: Rational?
    /// Where its name leads.
    public var address: String?

    /// A row of parts.
    public init(
      _ name: String, _ parts: [Rational], of whole: Rational? = nil, address: String? = nil
    ) {
      self.name = name
      self.parts = parts
      self.whole = whole
      self.address = address
    }
  }

  /// What the picture shows.
  public var title: String
  /// The kinds of parts.
  public var kinds: [Kind]
  /// The rows.
  public var rows: [Row]
  /// In what the parts are given; nil of counts.
  public var unit: String?
  /// The language of its words and figures.
  public var language = Language.de

  /// Rows of parts.
  public init(
    _ title: String, _ kinds: [Kind], _ rows: [Row], unit: String? = nil, language: Language = .de
  ) {
    self.title = title
    self.kinds = kinds
    self.rows = rows
    self.unit = unit
    self.language = language
  }

  /// Whether names or marks are links.
  public var hasLinks: Bool { rows.contains { $0.address != nil } }

  /// What is to be seen, in sentences.
  public var description: String {
    let sums = kinds.enumerated().compactMap { place, kind -> String? in
      let sum = rows.reduce(Rational(0)) { $0 + part($1, place) }
      return sum.isZero ? nil : "\(kind.name) \(figure(sum))"
    }
    let head = unitShown.map { " (\($0))" } ?? ""
    let count = Label("\(rows.count) rows", "\(rows.count) Zeilen")[language]
    return "\(count)\(head): \(sums.joined(separator: ", ")). \(Label.pictureTable[language])"
  }

  /// What parts are shown in, such as `Tsd. €`.
  public var unitShown: String? { unit == nil ? nil : amount.head(unit, language) }

  func part(_ row: Row, _ place: Int) -> Rational {
    place < row.parts.count ? max(row.parts[place], Rational(0)) : Rational(0)
  }

  func sum(_ row: Row) -> Rational {
    kinds.indices.reduce(Rational(0)) { $0 + part(row, $1) }
  }

  var most: Rational {
    rows.map { max(sum($0), $0.whole ?? Rational(0)) }.max() ?? Rational(0)
  }

  private var amount: AmountScale {
    AmountScale(unit == nil ? Rational(0) : most.divided(by: Rational(10)) ?? most, from: 3)
  }

  func figure(_ value: Rational) -> String {
    let digits = amount.power == 0 ? 0 : amount.power == 3 ? 1 : 2
    return FigureFormat(language).figures(amount.scaled(value).text(decimals: digits))
  }

  func sign(_ place: Int) -> String { kinds[place].look.sign }

  func style(_ place: Int) -> String { kinds[place].look.style }

  func short(_ row: Row, _ place: Int) -> String {
    sign(place) + figure(part(row, place))
  }

  /// The total, the parts where some have no room for their figures, and what is missing.
  func text(_ row: Row, isListed: Bool) -> String {
    var text = figure(sum(row))
    if isListed {
      let parts = kinds.indices.filter { !part(row, $0).isZero }
      text = parts.map { place in
        sign(place).isEmpty ? "\(kinds[place].name) \(figure(part(row, place)))" : short(row, place)
      }.joined(separator: " · ")
    }
    guard let whole = row.whole, whole > sum(row) else { return text }
    let (all, rest) = (figure(whole), figure(whole - sum(row)))
    return text + Label(" of \(all), \(rest) missing", " von \(all), fehlen \(rest)")[language]
  }
}

extension SharesPicture.Look {
  /// What tells it apart without colour; nothing where it has no meaning.
  var sign: String {
    switch self {
    case .green: LightSign.green.sign
    case .amber: LightSign.amber.sign
    case .red: LightSign.red.sign
    case .grey: LightSign.grey.sign
    case .series: ""
    }
  }

  /// Its class in the style sheet.
  var style: String {
    switch self {
    case .green: "green"
    case .amber: "amber"
    case .red: "red"
    case .grey: "grey"
    case .series(let number): "s\(number % 4 + 1)"
    }
  }
}
