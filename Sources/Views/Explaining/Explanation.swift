public import Vocabulary

/// A figure with what makes it: the rule in one sentence, the parts that add up to it, and the facts
/// that these rest on.
public struct Explanation: Sendable {
  /// A figure, or what one rests on.
  public enum Value: Sendable, Equatable {
    /// An amount of money.
    case money(Money)
    /// A decimal number in digits.
    case decimal(String)
    /// A whole number.
    case number(Int64)
    /// A share in basis points.
    case share(Int64)
    /// A word of an enumeration.
    case word(String)
    /// A text, a subject or a date.
    case text(String)
    /// True or false.
    case truth(Bool)
  }

  /// What is explained.
  public struct Figure: Sendable, Equatable {
    /// The key of the row.
    public var attribute: String
    /// Its value; nil where there is none.
    public var value: Value?
  }

  /// How the figure is made.
  public struct Rule: Sendable, Equatable {
    /// A word for programs.
    public var kind: String
    /// One sentence for people.
    public var text: Label
  }

  /// One part of a figure. The amounts of all parts add up to it.
  public struct Part: Sendable, Equatable {
    /// A word for programs.
    public var kind: String
    /// What it is, for people.
    public var text: Label
    /// What it adds.
    public var amount: Value
    /// The events that make it and hold.
    public var sequences: [UInt64]
    /// The subject that it belongs to, where that is another than the one asked for.
    public var subject: String?
  }

  /// The subject.
  public var subject: String
  /// The figure.
  public var figure: Figure
  /// How it is made.
  public var rule: Rule
  /// The parts that add up to it; none of what no sum is.
  public var parts: [Part] = []
  /// What figures that are no sums are made of.
  public var inputs: [Figure] = []
  /// The facts that the figure rests on.
  public var basis: [Basis] = []
  /// Events among these facts that the figure does not rest on: those that go the other way.
  public var omitted: Set<UInt64> = []
  /// The day on which these are looked at, where that is another than the one asked for.
  public var asOf: Day?

  /// The facts of a subject that a figure rests on.
  public struct Basis: Sendable, Equatable {
    /// The subject.
    public var subject: String
    /// The numbers of its attributes.
    public var attributes: Set<UInt32>
  }

  /// An explanation without parts.
  init(_ subject: String, _ attribute: String, _ value: Value?, _ rule: Rule) {
    self.subject = subject
    figure = Figure(attribute: attribute, value: value)
    self.rule = rule
  }
}

extension Explanation {
  /// Adds facts of a subject to those that the figure rests on.
  mutating func add(_ other: Basis) {
    if let place = basis.firstIndex(where: { $0.subject == other.subject }) {
      basis[place].attributes.formUnion(other.attributes)
    } else {
      basis.append(other)
    }
  }

  /// What the parts add up to, where they are money.
  var sum: Total {
    parts.reduce(Total.zero) { sum, part in
      guard case .money(let money) = part.amount else { return sum }
      return sum + money.minor
    }
  }

  /// Adds what keeps the sum from the figure, which a limit cuts.
  mutating func cap(_ text: Label) {
    guard case .money(let figure)? = figure.value, figure.minor != sum else { return }
    parts.append(
      Part(
        kind: "cap", text: text,
        amount: .money(Money(minor: figure.minor - sum, currency: figure.currency)),
        sequences: []))
  }
}

extension Explanation.Part {
  /// The part with its amount the other way round.
  var negated: Explanation.Part {
    guard case .money(let money) = amount else { return self }
    var part = self
    part.amount = .money(Money(minor: -money.minor, currency: money.currency))
    return part
  }

  /// The part with more money.
  func adding(_ more: Total) -> Explanation.Part {
    guard case .money(let money) = amount else { return self }
    var part = self
    part.amount = .money(Money(minor: money.minor + more, currency: money.currency))
    return part
  }
}
