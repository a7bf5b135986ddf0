import Timelines
import Vocabulary

/// What the event of a publication says of how its report was made: the kind, the language of its
/// words, for whom it is, and by which layout it was printed.
struct ReportSource: Sendable, Equatable {
  /// The kind of report.
  var kind: String
  /// The language of words for people; nil where its bytes know none.
  var language: Language?
  /// For whom it is.
  var audience: Audience.Level
  /// The layout that printed it; reports that name none were printed by the first.
  var layout = 1

  private static let prefix = "job/publish/"

  /// How a report is made.
  init(kind: String, language: Language?, audience: Audience.Level, layout: Int) {
    self.kind = kind
    self.language = language
    self.audience = audience
    self.layout = layout
  }

  /// What a source says; nil where it is not that of a publication by this program.
  init?(_ text: String) {
    guard text.hasPrefix(ReportSource.prefix) else { return nil }
    let parts = text.dropFirst(ReportSource.prefix.count).split(separator: "?", maxSplits: 1)
    guard let kind = parts.first else { return nil }
    self.init(kind: String(kind), language: nil, audience: .full, layout: 1)
    for item in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = item.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { continue }
      switch sides[0] {
      case "lang": language = Language(rawValue: sides[1])
      case "audience": audience = Audience.Level(rawValue: sides[1]) ?? audience
      case "layout": layout = Int(sides[1]) ?? layout
      default: continue
      }
    }
  }

  /// As the event says it.
  var text: String {
    var items: [String] = []
    if let language { items.append("lang=\(language.rawValue)") }
    items += ["audience=\(audience.rawValue)", "layout=\(layout)"]
    return ReportSource.prefix + kind + "?" + items.joined(separator: "&")
  }
}
