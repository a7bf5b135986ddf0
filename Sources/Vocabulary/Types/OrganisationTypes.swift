extension Registry {
  static let organisationTypes: [EventType] = []
}
