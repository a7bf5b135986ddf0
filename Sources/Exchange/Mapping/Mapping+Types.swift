extension Mapping {
  /// The types of the events that it makes of rows.
  public var eventTypes: Set<String> { Set((once + events).map(\.type)) }
}
