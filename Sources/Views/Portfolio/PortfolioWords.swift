import Vocabulary

/// The words of the row's keys in the order of the vocabulary.
enum PortfolioWords {
  static let kinds = EventTypeName.projectRegistered.words(of: .kind)
  static let status = EventTypeName.projectStatusChanged.words(of: .status)
  static let lights = EventTypeName.projectReportSubmitted.words(of: .overall)
  static let asserted = EventTypeName.fundingAsserted.words(of: .status)
}
