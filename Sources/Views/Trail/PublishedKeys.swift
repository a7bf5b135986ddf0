import Timelines
import Vocabulary

/// Names by which answers call what they explain or compare: attributes, and keys of rows, which are
/// published where everything is on which they rest.
enum PublishedKeys {
  /// What keys of rows rest on; all of them where views have a key in common.
  private static let keys: [String: [ColumnHead]] = {
    let heads =
      Portfolio.columns.map(\.head) + KpiBoard.columns.map(\.head)
      + [Budget.shapes, Grants.shapes, Funding.shapes].flatMap { $0 }.flatMap(\.columns)
    return Dictionary(grouping: heads, by: \.key)
  }()

  /// Whether a publication has an attribute, or a key of a row.
  static func has(_ name: String, _ publication: Publication) -> Bool {
    if publication.has(name) { return true }
    guard Attributes.number(name) == nil, let heads = keys[name] else { return false }
    return heads.allSatisfy { $0.isSeen(publication) }
  }
}
