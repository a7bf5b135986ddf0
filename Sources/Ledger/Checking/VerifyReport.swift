public import Vocabulary

/// What reading every record again has found.
public struct VerifyReport: Sendable, Equatable {
  /// One thing that is not as it must be.
  public struct Problem: Sendable, Equatable, CustomStringConvertible, InBothLanguages {
    /// The event that it was found at; 0 for what belongs to none.
    public let sequence: UInt64
    /// What is wrong.
    public let what: Label

    /// What is wrong at an event.
    public init(_ sequence: UInt64, _ what: Label) {
      self.sequence = sequence
      self.what = what
    }

    /// The event and what is wrong.
    public var text: Label {
      guard sequence > 0 else { return what }
      return Label(
        en: "event \(sequence): \(what.en)", de: "Ereignis \(sequence): \(what.de)")
    }

    /// The same in English.
    public var description: String { text.en }
  }

  /// The problems after which the others are only counted.
  public static let problemsMax = 100

  /// The events that were read.
  public internal(set) var events: UInt64 = 0
  /// The first event that is not as it must be.
  public internal(set) var firstBad: UInt64?
  /// What was found, the first hundred of it.
  public internal(set) var problems: [Problem] = []
  /// How much was found in all.
  public internal(set) var problemCount = 0
  /// Events that were allowed in their time and that later rules forbid: no problem, but to be
  /// known. The first hundred of them; found where the tables are made anew.
  public internal(set) var breaches: [LaterRuleBreach] = []
  /// How many such events there are in all.
  public internal(set) var breachCount = 0
  /// The head of the tree over all records, in hexadecimal, where the log keeps one.
  public internal(set) var rootHash: String?

  /// Whether everything is as it must be.
  public var ok: Bool { problemCount == 0 }

  mutating func add(_ breaches: [LaterRuleBreach]) {
    breachCount += breaches.count
    self.breaches += breaches.prefix(VerifyReport.problemsMax - self.breaches.count)
  }

  mutating func add(_ sequence: UInt64, _ en: String, _ de: String) {
    problemCount += 1
    if sequence > 0 { firstBad = min(firstBad ?? sequence, sequence) }
    if problems.count < VerifyReport.problemsMax {
      problems.append(Problem(sequence, Label(en: en, de: de)))
    }
  }
}
