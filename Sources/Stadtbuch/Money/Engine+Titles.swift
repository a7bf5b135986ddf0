import Timelines
import Views
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
      var named = SubjectTitles(at: point, later)
      var titles: [String: String] = [:]
      for subject in subjects { titles[subject] = try named.title(of: subject, reading) }
      return titles
    }
  }
}
