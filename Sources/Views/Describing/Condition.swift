public import Vocabulary

/// Which rows are wanted: comparisons of columns that must all hold.
public struct Condition: Sendable, Equatable {
  /// How a value is compared.
  public enum Operator: String, Sendable, CaseIterable {
    /// Equal.
    case equal = "="
    /// Not equal, or absent.
    case notEqual = "!="
    /// Before or at.
    case atMost = "<="
    /// After or at.
    case atLeast = ">="
    /// Before.
    case less = "<"
    /// After.
    case greater = ">"
  }

  /// One comparison.
  struct Comparison: Sendable, Equatable {
    /// The place of the column.
    var place: Int
    var kind: ColumnKind
    var `operator`: Operator
    /// With what.
    var value: AnswerValue

    /// Whether a row meets it. An absent value meets `!=` alone.
    func holds(for row: AnyRow) -> Bool {
      guard let own = row[place], !kind.isReason(own) else { return `operator` == .notEqual }
      return switch `operator` {
      case .equal: kind.isEqual(own, value)
      case .notEqual: !kind.isEqual(own, value)
      case .less: kind.isBefore(own, value)
      case .greater: kind.isBefore(value, own)
      case .atMost: kind.isEqual(own, value) || kind.isBefore(own, value)
      case .atLeast: kind.isEqual(own, value) || kind.isBefore(value, own)
      }
    }
  }

  private let comparisons: [Comparison]

  /// The condition on columns that a text such as `status=planning and money.gap>0` says.
  public init(
    _ text: String, on columns: [ColumnHead], currency: Currency = .eur
  ) throws(ConditionError) {
    var parser = ConditionParser(text, columns, currency: currency)
    comparisons = try parser.comparisons()
  }

  /// Whether a row is wanted.
  public func holds(for row: AnyRow) -> Bool {
    comparisons.allSatisfy { $0.holds(for: row) }
  }
}

/// Why a condition or a list of keys was not understood.
public struct ConditionError: Error, Sendable, Equatable, CustomStringConvertible, InBothLanguages {
  /// The place of the first character that does not fit, from 1.
  public let position: Int
  /// What is wrong there and what would be right.
  public let reason: Label

  /// What is wrong at a position.
  public init(position: Int, _ reason: Label) {
    self.position = position
    self.reason = reason
  }

  /// What is wrong there, in English.
  public var why: String { reason.en }

  /// The position and what is wrong there.
  public var text: Label {
    Label(
      en: "at character \(position): \(reason.en)", de: "bei Zeichen \(position): \(reason.de)")
  }

  /// The same in English.
  public var description: String { text.en }
}

extension [ColumnHead] {
  /// The place of the column of a key that has one value.
  ///
  /// Throws: what keys there are, nearest first.
  func place(of name: String, at position: Int) throws(ConditionError) -> Int {
    if let place = firstIndex(where: { $0.key == name && $0.isChoosable }) { return place }
    if contains(where: { $0.key == name && $0.isStaff }) {
      throw ConditionError(
        position: position,
        Label(
          "choosing by “\(name.excerpt)” evaluates a person's work; use “stadtbuch audit --actor” "
            + "with --reason",
          "nach „\(name.excerpt)“ auszuwählen wertet die Arbeit einer Person aus; „stadtbuch audit "
            + "--actor“ mit --reason verwenden"))
    }
    let head = name.split(separator: ".").first.map(String.init) ?? name
    if contains(where: { ($0.key == name || $0.key == head) && !$0.kind.isSingle }) {
      throw ConditionError(
        position: position,
        Label(
          "“\(name.excerpt)” has several values; a key with one is needed",
          "„\(name.excerpt)“ hat mehrere Werte; nötig ist ein Schlüssel mit einem"))
    }
    let keys = filter(\.isChoosable).map(\.key)
    let near = keys.filter { $0.hasPrefix(head + ".") }
    let hint = (near.isEmpty ? keys : near).joined(separator: ", ")
    throw ConditionError(
      position: position,
      Label(
        "there is no key “\(name.excerpt)”; there are \(hint)",
        "den Schlüssel „\(name.excerpt)“ gibt es nicht; es gibt \(hint)"))
  }

  /// The places of the columns of a list such as `department,status`.
  public func places(of list: String) throws(ConditionError) -> [Int] {
    guard list.utf8.count <= Limits.filterBytesMax else {
      throw ConditionError(
        position: 1,
        Label(
          "the list has more than \(Limits.filterBytesMax) bytes",
          "die Liste hat mehr als \(Limits.filterBytesMax) Bytes"))
    }
    var places: [Int] = []
    var position = 1
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.filter { !$0.isWhitespace })
      let place = try place(of: name, at: position)
      if places.contains(place) {
        throw ConditionError(
          position: position,
          Label("“\(name.excerpt)” is named twice", "„\(name.excerpt)“ ist zweimal genannt"))
      }
      places.append(place)
      position += part.count + 1
    }
    return places
  }
}
