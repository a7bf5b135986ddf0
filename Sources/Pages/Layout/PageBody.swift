import Presentation
import Vocabulary

/// What a page shows between its head and its foot.
struct PageBody {
  /// What it is, over the page and in the browser's tab.
  var title: String
  /// What it says, in a sentence; nil where there is no finding.
  var finding: String?
  /// The key of what it is about, beneath its title.
  var key: String?
  /// What may be done with it: words and addresses.
  var tools: [(text: String, address: String)] = []
  /// Whether it is shown on a wall, without navigation, and renewed quietly.
  var isForMeeting = false
  /// Whether it says nothing of the ledger, so that no point in time belongs to it.
  var isTimeless = false
  /// Its parts, as sections of HTML.
  var content = HTMLWriter()

  init(title: String) { self.title = title }

  /// Adds a part of its own.
  ///
  /// - Parameters:
  ///   - columns: how many of twelve columns it takes where there is room.
  ///   - title: what stands over it; nil where it has none.
  ///   - tools: words and addresses beside the title.
  mutating func section(
    _ columns: Int, _ title: String?, tools: [(text: String, address: String)] = [],
    id: String? = nil, _ write: (inout HTMLWriter) throws -> Void
  ) rethrows {
    var attributes: [HTMLWriter.Attribute] = [("class", "w\(columns)")]
    if let id { attributes.append(("id", id)) }
    content.open("section", attributes)
    if let title {
      content.element("h2", title)
      if !tools.isEmpty {
        content.open("p", [("class", "tools")])
        for tool in tools { content.element("a", [("href", tool.address)], tool.text) }
        content.close("p")
      }
    }
    content.line()
    try write(&content)
    content.close("section")
    content.line()
  }
}
