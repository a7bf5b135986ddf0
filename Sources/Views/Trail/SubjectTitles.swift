package import Timelines
import Vocabulary

/// What subjects are called for people: their title, else their name, as far as the audience may read
/// it. Each is looked up once.
package struct SubjectTitles {
  private static let registers: [RegisterName] = [
    .title, .name, .text, .reference, .definitionTitle,
  ]

  private let points: [Point]
  private var known: [String: String?] = [:]
  private var state = EntityState()

  /// What subjects are called at the first of some points at which they are called anything.
  package init(at points: Point...) {
    self.points = points
  }

  /// What a subject is called; nil where it has no name, or none that may be read.
  package mutating func title(
    of subject: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> String? {
    if let title = known[subject] { return title }
    let title = try find(subject, reading)
    known[subject] = .some(title)
    return title
  }

  private mutating func find(
    _ subject: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> String? {
    guard let entity = try reading.nameable(subject) else { return nil }
    for point in points {
      try reading.state(of: entity.number, at: point, into: &state)
      for register in SubjectTitles.registers
      where reading.publication?.has(register.name) ?? true
        || reading.audience.level != .public
      {
        if let fact = state.register(register.rawValue), let text = state.text(fact) {
          return text
        }
      }
    }
    return nil
  }
}
