import Vocabulary

/// A condition on rows, as `$filter` says it. What is not known makes a comparison by order false and
/// a function unknown, as the standard has it.
indirect enum ODataFilter: Sendable, Equatable {
  /// What is compared.
  enum Operand: Sendable, Equatable {
    /// The value of a property, and how its letters are changed before.
    case property(Int, ODataLetters)
    /// A value that stands in the condition; nil is null.
    case literal(ODataValue?)
  }

  /// How two values are compared.
  enum Comparison: String, Sendable, CaseIterable {
    case eq, ne, gt, ge, lt, le
  }

  /// What is asked of a text.
  enum Function: String, Sendable, CaseIterable {
    case contains, startswith, endswith
  }

  case compare(Operand, Comparison, Operand)
  case call(Function, Operand, Operand)
  case oneOf(Operand, [ODataValue?])
  case and(ODataFilter, ODataFilter)
  case or(ODataFilter, ODataFilter)
  case not(ODataFilter)
  case truth(Operand)

  /// Whether a row meets it; nil where that is not known.
  func holds(_ row: [ODataValue?]) -> Bool? {
    switch self {
    case .compare(let left, let comparison, let right):
      return ODataFilter.compare(left.value(row), comparison, right.value(row))
    case .call(let function, let text, let part):
      guard case .string(let text)? = text.value(row), case .string(let part)? = part.value(row)
      else { return nil }
      switch function {
      case .contains: return part.isEmpty || text.contains(part)
      case .startswith: return text.hasPrefix(part)
      case .endswith: return text.hasSuffix(part)
      }
    case .oneOf(let operand, let values):
      let value = operand.value(row)
      return values.contains { $0 == value }
    case .and(let left, let right):
      switch (left.holds(row), right.holds(row)) {
      case (false, _), (_, false): return false
      case (true, true): return true
      default: return nil
      }
    case .or(let left, let right):
      switch (left.holds(row), right.holds(row)) {
      case (true, _), (_, true): return true
      case (false, false): return false
      default: return nil
      }
    case .not(let inner): return inner.holds(row).map { !$0 }
    case .truth(let operand):
      guard case .bool(let isTrue)? = operand.value(row) else { return nil }
      return isTrue
    }
  }

  private static func compare(
    _ left: ODataValue?, _ comparison: Comparison, _ right: ODataValue?
  ) -> Bool {
    switch comparison {
    case .eq: return left == right
    case .ne: return left != right
    default:
      guard let left, let right, let isBefore = left.isBefore(right),
        let isAfter = right.isBefore(left)
      else { return false }
      switch comparison {
      case .gt: return isAfter
      case .ge: return !isBefore
      case .lt: return isBefore
      case .le: return !isAfter
      case .eq, .ne: return false
      }
    }
  }
}

/// How letters of a text are changed before it is compared.
enum ODataLetters: String, Sendable, CaseIterable {
  case same, tolower, toupper

  func change(_ value: ODataValue?) -> ODataValue? {
    guard case .string(let text)? = value else { return value }
    switch self {
    case .same: return value
    case .tolower: return .string(text.lowercased())
    case .toupper: return .string(text.uppercased())
    }
  }
}

extension ODataFilter.Operand {
  fileprivate func value(_ row: [ODataValue?]) -> ODataValue? {
    switch self {
    case .property(let place, let letters): letters.change(row[place])
    case .literal(let value): value
    }
  }
}
