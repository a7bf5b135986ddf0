extension Registry {
  static let projectTypes: [EventType] = []
}
