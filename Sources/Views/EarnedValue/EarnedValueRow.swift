public import Vocabulary

/// The earned value of one project at a point.
public struct EarnedValueRow: Sendable, Equatable {
  /// The project.
  public var subject: String
  /// The number of the cost baseline.
  public var baseline: Int64?
  /// The progress that counts, in basis points; of milestones the one that is computed.
  public var progress: Int64?
  /// The progress that was entered where another is computed.
  public var enteredProgress: Int64?
  /// The figures; nil without a cost baseline.
  public var figures: EarnedValueFigures?
  /// Why figures are missing.
  public var missing: [EarnedValueGap] = []
  /// What to know of the figures.
  public var warnings: [EarnedValueWarning] = []
  /// What to know before relying on the row.
  public var notices: [Notice] = []

  /// A project of which nothing is known.
  public init(subject: String) {
    self.subject = subject
  }

  /// Whether PV, EV, AC and BAC are known.
  public var isComplete: Bool { figures?.earned != nil }
}

/// What to know of a project's figures.
public enum EarnedValueWarning: Sendable, Hashable {
  /// The baseline has a type of cost of which nothing was ever booked.
  case noBooking(type: String)
  /// Lines of the baseline have no period: they stand in BAC, and never in PV.
  case withoutPeriod
  /// Lines of the baseline are in another currency and stand in no figure.
  case otherCurrency(Currency)
  /// The weights of the milestones do not add up to 10,000 basis points.
  case weights(Int64)
}

extension EarnedValueWarning: CustomStringConvertible {
  /// The warning in English words.
  public var description: String { text(in: .en) }

  /// The warning in words.
  public func text(in language: Language) -> String {
    let isGerman = language == .de
    return switch self {
    case .noBooking(let type):
      isGerman
        ? "nicht vergleichbar: keine Buchung der Art \(Labels.word(type, of: "type").de)"
        : "not like with like: no booking of type \(type)"
    case .withoutPeriod:
      isGerman
        ? "Zeilen ohne Zeitraum zählen zu BAC, nicht zu PV"
        : "lines without a period count in BAC, not in PV"
    case .otherCurrency(let currency):
      isGerman ? "Zeilen in \(currency) zählen nicht" : "lines in \(currency) are not counted"
    case .weights(let sum):
      isGerman
        ? "die Gewichte der Meilensteine ergeben \(sum), nicht 10000"
        : "the milestones' weights add up to \(sum), not to 10000"
    }
  }
}
