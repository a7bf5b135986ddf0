extension Registry {
  static let strategyTypes: [EventType] = []
}
