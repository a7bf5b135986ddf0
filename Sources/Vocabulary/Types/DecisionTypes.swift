extension Registry {
  static let decisionTypes: [EventType] = []
}
