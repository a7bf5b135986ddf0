extension Registry {
  static let riskTypes: [EventType] = []
}
