extension Registry {
  static let personTypes: [EventType] = []
}
