public import Vocabulary

/// Where the values of a history lie.
public enum HistoryValues: Sendable {
  /// As in a city.
  case usual
  /// Amounts as great as they may be or nearly so, all else as in a city.
  case huge
  /// At the ends of what each kind of value allows, more often than not.
  case extreme

  /// The ends of a kind of numeric value, in exchange form; none of any other kind.
  public static func ends(of kind: ValueKind) -> [JSONValue] {
    switch kind {
    case .int(let range): return [.number(range.lowerBound), .number(range.upperBound)]
    case .basisPoints: return [.number(0), .number(10_000)]
    case .decimal:
      return ["-999999999999999999", "-0.000000001", "0.000000001", "999999999999999999"]
        .map(JSONValue.text)
    case .money:
      return ["0.01", "9999999999999.99"].map {
        .object(["amount": .text($0), "currency": .text("EUR")])
      }
    case .date: return [.text(Day.first.description), .text(Day.last.description)]
    case .period, .periodOr:
      return Period.Length.allCases.flatMap { length in
        [Day.first, Day.last].map {
          .text(Period(length: length, containing: $0).description)
        }
      }
    case .duration: return ["P0D", "P9999W9999D", "P9999Y9999M"].map(JSONValue.text)
    default: return []
    }
  }
}

extension HistoryGenerator {
  /// One of the ends of a kind; nil of a kind that has none.
  mutating func extreme(_ kind: ValueKind) -> JSONValue? {
    random.pick(HistoryValues.ends(of: kind))
  }

  /// An amount in minor units.
  mutating func amount(_ usual: ClosedRange<Int>) -> Int {
    let most = 999_999_999_999_999
    return switch values {
    case .usual: random.number(usual)
    case .huge: most - random.number(0...1) * random.number(usual)
    case .extreme: random.chance(50) ? most : max(2, usual.lowerBound)
    }
  }
}
