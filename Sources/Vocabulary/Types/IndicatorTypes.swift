extension Registry {
  static let indicatorTypes: [EventType] = []
}
