import Vocabulary

/// The words of the row's keys in the order of the vocabulary.
enum PortfolioWords {
  static let kinds = words("project.registered", "kind")
  static let status = words("project.status-changed", "status")
  static let lights = words("project.report-submitted", "overall")
  static let asserted = words("funding.asserted", "status")

  private static func words(_ type: String, _ field: String) -> [String] {
    guard case .oneOf(let words) = Registry.current.type(named: type)?.field(named: field)?.kind
    else { return [] }
    return words
  }
}
