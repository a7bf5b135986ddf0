import Timelines
import Vocabulary

/// All that was said and will be said of one attribute of a subject.
struct PlannedFacts {
  /// A value of the attribute.
  enum Value: Equatable {
    /// A sum of amounts.
    case sum(Money)
    /// Anything else, in exchange form.
    case json([UInt8])

    var money: Money? { if case .sum(let money) = self { money } else { nil } }

    var answer: AnswerValue {
      switch self {
      case .sum(let money): .money(money)
      case .json(let bytes): .json(bytes)
      }
    }
  }

  private var facts: [TimelineFact] = []
  /// Of an account what was added on which day, so that a long one is not added up for each event.
  private var days: [Day: Total] = [:]
  /// How many of its amounts count up to a day.
  private var counts: [Day: Int] = [:]

  mutating func add(_ fact: TimelineFact) {
    facts.append(fact)
    if !fact.isVoid(at: .max) { count(fact, 1) }
  }

  /// Takes back what an event says, or brings it back.
  mutating func flip(_ event: UInt64, by sequence: UInt64) {
    for place in facts.indices where facts[place].sequence == event {
      facts[place].flips.append(sequence)
      count(facts[place], facts[place].isVoid(at: .max) ? -1 : 1)
    }
  }

  private mutating func count(_ fact: TimelineFact, _ sign: Int) {
    guard let money = fact.money else { return }
    days[fact.validFrom, default: 0] += sign > 0 ? money.minor : -money.minor
    counts[fact.validFrom, default: 0] += sign
  }

  /// What shows on a day.
  func value(on day: Day) -> Value? {
    if let currency = facts.first?.money?.currency {
      guard counts.contains(where: { $0.key <= day && $0.value > 0 }) else { return nil }
      var sum = Total.zero
      for (other, amount) in days where other <= day { sum += amount }
      return .sum(Money(minor: sum, currency: currency))
    }
    guard let fact = facts.shown(at: Point(asOf: day, knownAt: .max)) else { return nil }
    guard fact.kind != .unset, fact.kind != .left else { return nil }
    var json: [UInt8] = []
    fact.appendJSON(to: &json)
    return .json(json)
  }
}
