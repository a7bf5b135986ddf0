import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What became known in the last days, as an Atom feed: which attributes of what changed and by which
/// event, never what they say.
struct ChangeFeed {
  let engine: Engine
  let cancellation: Cancellation
  let language: Language
  /// The address at which others see the server; nil where nobody has said.
  let publicURL: String?

  /// How far back it goes.
  private static let days = 30
  /// The most entries.
  private static let entriesMax = 500

  private struct Entry {
    let sequence: UInt64
    let subject: String
    var attributes: [String] = []
    let cause: String
  }

  /// The feed.
  func xml(_ name: String) throws -> [UInt8] {
    let known = try engine.knownAt(.head)
    let entries = try entries()
    // Of these the title is a name; of others it may be a text.
    let named = [
      "project/", "measure/", "goal/", "strategy/", "milestone/", "indicator/", "grant/",
    ]
    let names = try engine.titles(
      of: entries.map(\.subject).filter { subject in named.contains { subject.hasPrefix($0) } },
      asOf: engine.today, knownAt: known)
    let origin = engine.ledger.identity.origin
    var xml = HTMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open(
      "feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.rawValue)])
    xml.element("id", "urn:stadtbuch:\(origin):changes")
    xml.element("title", "\(name): \(Label.changes[language])")
    xml.element("updated", (known.time ?? engine.ledger.now).description)
    xml.open("author")
    xml.element("name", engine.ledger.identity.name)
    xml.close("author")
    for entry in entries {
      let time = try engine.ledger.knownAt(.sequence(entry.sequence)).time
      xml.open("entry")
      xml.element("id", "urn:stadtbuch:\(origin):\(entry.sequence):\(entry.subject)")
      xml.element("title", names[entry.subject] ?? entry.subject)
      xml.element("updated", (time ?? engine.ledger.now).description)
      if let publicURL {
        xml.empty(
          "link",
          [
            ("rel", "alternate"),
            ("href", "\(publicURL)/api/v1/show.html?subject=\(entry.subject)"),
          ])
      }
      let words = entry.attributes.map { AttributeWords.text($0, language) }
      xml.element(
        "summary",
        "\(entry.subject): \(words.joined(separator: ", ")) "
          + "(\(Labels.word(entry.cause, of: "cause")[language]))")
      xml.close("entry")
    }
    xml.close("feed")
    xml.line()
    return xml.bytes
  }

  /// One for each subject and event, the last first.
  private func entries() throws -> [Entry] {
    let today = engine.today
    let view = AnyView(Changes.self)
    let given = [
      (name: "from", text: "\(today)@\(today.adding(days: -ChangeFeed.days))"),
      (name: "to", text: "\(today)"),
    ]
    var ready = try engine.ready(view, try view.shape(given), ViewQuestion())
    ready.frame.isCancelled = { [cancellation] in cancellation.isCancelled }
    var places: [String: Int] = [:]
    for (place, head) in ready.shape.columns.enumerated() { places[head.key] = place }
    func place(_ key: String) -> Int { places[key] ?? 0 }
    let (subject, attribute) = (place("subject"), place("attribute"))
    let (cause, sequences) = (place("cause"), place("sequences"))
    var entries: [Entry] = []
    var found: [String: Int] = [:]
    _ = try engine.run(ready) { row in
      guard let name = row[subject]?.plainText, let key = row[attribute]?.plainText,
        case .list(let numbers)? = row[sequences], case .integer(let last)? = numbers.last
      else { return }
      let entry = found["\(name) \(last)"] ?? entries.count
      if entry == entries.count {
        found["\(name) \(last)"] = entry
        entries.append(
          Entry(
            sequence: UInt64(clamping: last), subject: name,
            cause: row[cause]?.plainText ?? ""))
      }
      entries[entry].attributes.append(key)
    }
    entries.sort { ($1.sequence, $0.subject) < ($0.sequence, $1.subject) }
    return Array(entries.prefix(ChangeFeed.entriesMax))
  }
}
