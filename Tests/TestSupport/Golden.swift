public import Foundation

/// A file that is kept and held to what the code makes now.
public enum Golden {
  /// Where what was made differs from the file that is kept, for people; nil where it does not.
  ///
  /// With `STADTBUCH_GOLDEN=write` in the environment the file is written anew, which is a
  /// difference too: what a test has written itself proves nothing, so it must be run once more.
  public static func difference(_ made: Data, from file: URL) throws -> String? {
    if ProcessInfo.processInfo.environment["STADTBUCH_GOLDEN"] == "write" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try made.write(to: file)
      return "\(file.lastPathComponent) was written anew; look at what changed, then run the tests "
        + "without STADTBUCH_GOLDEN"
    }
    guard let kept = try? Data(contentsOf: file) else { return "there is no \(file.path)" }
    guard kept != made else { return nil }
    let (old, new) = (lines(kept), lines(made))
    let place =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    return """
      \(file.lastPathComponent) differs first in line \(place + 1) (STADTBUCH_GOLDEN=write writes it \
      anew):
      made \(excerpt(new, place, beside: old))
      kept \(excerpt(old, place, beside: new))
      """
  }

  /// The same for text.
  public static func difference(_ made: String, from file: URL) throws -> String? {
    try difference(Data(made.utf8), from: file)
  }

  private static func lines(_ data: Data) -> [String] {
    String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// A line from shortly before the place where it differs: a page has lines of thousands of letters.
  private static func excerpt(_ lines: [String], _ place: Int, beside others: [String]) -> String {
    guard place < lines.count else { return "(the end)" }
    let other = place < others.count ? others[place] : ""
    let same = zip(lines[place], other).prefix { $0 == $1 }.count
    let start = max(0, same - 40)
    return "\(start > 0 ? "…" : "")\(lines[place].dropFirst(start).prefix(160))"
  }
}
