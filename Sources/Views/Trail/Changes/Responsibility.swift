import Timelines
import Vocabulary

/// Which events are responsible for what differs between two points of the same facts.
struct Responsibility {
  let from: Point
  let to: Point

  /// Whether a responsible event is void now or then, or a correction. `facts` are whole runs of
  /// attributes, as a timeline has them.
  func isCorrected(_ facts: ArraySlice<TimelineFact>) -> Bool {
    var start = facts.startIndex
    while start < facts.endIndex {
      var end = start + 1
      while end < facts.endIndex, facts[end].attribute == facts[start].attribute { end += 1 }
      if isRunCorrected(facts[start..<end]) { return true }
      start = end
    }
    return false
  }

  private func isRunCorrected(_ run: ArraySlice<TimelineFact>) -> Bool {
    guard let first = run.first else { return false }
    if first.kind == .flow {
      return run.contains { $0.holds(at: from) != $0.holds(at: to) && isCorrection($0) }
    }
    let before = showing(run, at: from)
    let after = showing(run, at: to)
    guard before?.sequence != after?.sequence else { return false }
    if let after, isCorrection(after) { return true }
    if let before, !before.holds(at: to) { return isCorrection(before) }
    return false
  }

  private func showing(_ run: ArraySlice<TimelineFact>, at point: Point) -> TimelineFact? {
    var shown: TimelineFact?
    for fact in run where fact.holds(at: point) {
      if let other = shown, !fact.outranks(other) { continue }
      shown = fact
    }
    return shown
  }

  /// Corrections keep the rank of what they correct; flips void or bring back.
  private func isCorrection(_ fact: TimelineFact) -> Bool {
    let known = min(from.knownAt, to.knownAt)
    return fact.rank != fact.sequence
      || fact.flips.contains { $0 > known && $0 <= max(from.knownAt, to.knownAt) }
  }
}
