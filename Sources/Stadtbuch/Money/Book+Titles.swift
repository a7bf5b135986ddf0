import Timelines
public import Vocabulary

extension Book {
  /// What subjects are called at a point, for people: their title, else their name.
  public func titles(
    of subjects: [String], asOf: Day, knownAt: KnownAt
  ) throws -> [String: String] {
    let point = Point(asOf: asOf, knownAt: knownAt.sequence)
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var titles: [String: String] = [:]
      var state = EntityState()
      for subject in subjects where titles[subject] == nil {
        guard let entity = try reading.entity(named: subject) else { continue }
        try reading.state(of: entity.number, into: &state)
        for register in Book.namingRegisters {
          guard let fact = state.register(register), let text = state.text(fact) else { continue }
          titles[subject] = text
          break
        }
      }
      return titles
    }
  }

  private static let namingRegisters = ["title", "name", "text", "reference"].compactMap {
    Attributes.number($0)
  }
}
