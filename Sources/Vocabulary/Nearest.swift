/// Finds what somebody may have meant.
package enum Nearest {
  /// Up to three names that differ little from `name`, the nearest first.
  package static func names(to name: String, among names: [String]) -> [String] {
    // Names are short; a long text is no slip of one, and comparing it would take its time.
    guard name.utf8.count <= Limits.keyBytesMax else { return [] }
    let letters = Array(name.lowercased())
    let limit = max(2, letters.count / 3)
    let near = names.compactMap { candidate -> (Int, String)? in
      let distance = distance(letters, Array(candidate))
      return distance <= limit ? (distance, candidate) : nil
    }
    return near.sorted { $0 < $1 }.prefix(3).map(\.1)
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
