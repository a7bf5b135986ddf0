extension Registry {
  static let moneyTypes: [EventType] = []
}
