import Timelines
public import Vocabulary

extension Engine {
  /// What subjects are called at a point, for people: their title, else their name. What exists
  /// only later, as a unit of today's organisation, is called as it is called then.
  public func titles(
    of subjects: [String], asOf: Day, knownAt: KnownAt
  ) throws -> [String: String] {
    let point = Point(asOf: asOf, knownAt: knownAt.sequence)
    let later = Point(asOf: .last, knownAt: knownAt.sequence)
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var titles: [String: String] = [:]
      var state = EntityState()
      for subject in subjects where titles[subject] == nil {
        guard let entity = try reading.nameable(subject) else { continue }
        for point in [point, later] where titles[subject] == nil {
          try reading.state(of: entity.number, at: point, into: &state)
          titles[subject] = state.title
        }
      }
      return titles
    }
  }

}

extension EntityState {
  private static let namingRegisters = [
    RegisterName.title, .name, .text, .reference, .definitionTitle,
  ].map(
    \.rawValue)

  /// What it is called, if anything.
  fileprivate var title: String? {
    for register in EntityState.namingRegisters {
      if let fact = self.register(register), let text = text(fact) { return text }
    }
    return nil
  }
}
