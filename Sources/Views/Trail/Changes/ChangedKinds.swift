import Timelines
import Vocabulary

/// What of subjects that are no projects is told beside the rows of projects: new and restated values
/// and targets of indicators, when milestones and obligations are due and whether they are done, and
/// how the organisation changed.
enum ChangedKinds {
  private static let registers: [String: [RegisterName]] = [
    "indicator": [.target, .thresholds, .definitionOwner, .retired],
    "measure": [.lead],
    "milestone": [.due, .forecastDue, .reached, .dropped],
    "obligation": [.due, .fulfilled, .owner],
    "unit": [.name, .parent, .kind, .closed, .successor, .successors],
  ]

  /// Whether subjects of a kind are told of.
  static func has(_ kind: String) -> Bool { registers[kind] != nil }

  /// Whether an attribute of a subject is told of.
  static func has(_ attribute: String, of subject: String) -> Bool {
    guard let registers = registers[String(subject.prefix { $0 != "/" })] else { return false }
    return registers.contains { $0.name == attribute }
      || attribute.hasPrefix("observation:\(SeriesFamily.values.rawValue):")
  }
}
