extension Registry {
  static let integrityTypes: [EventType] = []
}
