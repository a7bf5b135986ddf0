/// Finds a small history that still fails: leaves out halves, then quarters, down to single events.
public enum HistoryShrinker {
  /// The smallest history found for which `fails` is true; it must be true for `events`.
  public static func shrink(
    _ events: [HistoryEvent], attempts: Int = 400, fails: ([HistoryEvent]) throws -> Bool
  ) rethrows -> [HistoryEvent] {
    var smallest = events
    var size = max(1, smallest.count / 2)
    var left = attempts
    while true {
      var start = 0
      var isSmaller = false
      while start < smallest.count, left > 0 {
        let rest =
          Array(smallest[..<start]) + Array(smallest[min(start + size, smallest.count)...])
        left -= 1
        if !rest.isEmpty, try fails(rest) {
          smallest = rest
          isSmaller = true
        } else {
          start += size
        }
      }
      if left == 0 || size == 1 && !isSmaller { return smallest }
      if !isSmaller { size = max(1, size / 2) }
    }
  }
}
