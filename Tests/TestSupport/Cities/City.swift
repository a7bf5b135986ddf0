/// A city of the fixtures: its history as lines, what stands beside it, and its story.
public struct City: Sendable {
  /// The folder under `Fixtures/cities`.
  public let key: String
  /// The name.
  public let name: String
  /// The history, one CloudEvent a line.
  public let lines: [String]
  /// All files of the folder by name.
  public let files: [String: String]
  /// A line below the name.
  public let title: String
  /// The numbers of the hard cases that it has.
  public let cases: [Int]
  private let marks: [String: Int]

  init(_ story: CityStory, _ builder: CityBuilder, files: [String: String] = [:]) {
    key = builder.key
    name = story.name
    title = story.title
    cases = story.cases.map(\.number).sorted()
    (lines, marks) = builder.lines()
    var all = files
    all["history.jsonl"] = lines.joined(separator: "\n") + "\n"
    all["README.md"] = story.page(events: lines.count, marks: marks)
    self.files = all
  }

  /// The number of a marked event; 0 when there is none.
  public subscript(mark: String) -> UInt64 { UInt64(marks[mark] ?? 0) }
}
