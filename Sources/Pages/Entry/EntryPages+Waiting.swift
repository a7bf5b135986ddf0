import Presentation
import Stadtbuch
import Views
public import Vocabulary

extension EntryPages {
  /// Something that waits for another person, as pages show it.
  public struct Waiting: Sendable {
    /// The hash of all of it: what is consented to.
    public var hash: String
    /// Who would record it; nil where the reader may not know.
    public var author: String?
    /// Since when it waits, and when it ends.
    public var created, ends: Instant
    /// The events as CloudEvents.
    public var events: [[UInt8]]
    /// Whether the reader may consent, or take it back.
    public var mayApprove, mayWithdraw: Bool

    /// Something that waits.
    public init(
      hash: String, author: String?, created: Instant, ends: Instant, events: [[UInt8]],
      mayApprove: Bool, mayWithdraw: Bool
    ) {
      self.hash = hash
      self.author = author
      self.created = created
      self.ends = ends
      self.events = events
      self.mayApprove = mayApprove
      self.mayWithdraw = mayWithdraw
    }
  }

  /// The list of what waits.
  public func waiting(_ all: [Waiting]) throws -> [UInt8] {
    var body = PageBody(title: text("For approval", "Zur Freigabe"))
    body.finding =
      all.isEmpty
      ? text("Nothing waits.", "Nichts wartet.")
      : text(
        "What needs a second person; after 30 days it ends by itself.",
        "Was eine zweite Person braucht; nach 30 Tagen endet es von selbst.")
    if !all.isEmpty {
      body.section(12, nil) { page in
        page.open("ul")
        for one in all {
          page.open("li")
          page.element(
            "a", [("href", context.links.to("/pending/\(one.hash)"))],
            one.events.map(title).joined(separator: ", "))
          page.element(
            "span", [("class", "key")],
            [one.author, context.format.times.text(one.created)].compactMap { $0 }.joined(
              separator: " · "))
          page.close("li")
        }
        page.close("ul")
      }
    }
    return try PageMaking.bytes(EntryPages.page, body, context)
  }

  /// What happened, by its type and what it is about.
  private func title(_ event: [UInt8]) -> String {
    guard case .object(let object) = AnswerValue(json: event.span) else { return "–" }
    let name = object["type"]?.plainText ?? ""
    let label = Registry.current.type(named: name)?.label[context.language] ?? name
    return "\(label): \(object["subject"]?.plainText ?? "")"
  }

  /// One thing that waits, whole, with what may be done about it.
  public func waiting(_ one: Waiting, token: String) throws -> [UInt8] {
    var body = PageBody(title: text("Waits for approval", "Wartet auf Freigabe"))
    body.key = one.hash
    let ends = context.format.times.text(one.ends)
    body.finding = text(
      "Nothing of it is recorded yet. It ends on \(ends).",
      "Davon ist noch nichts erfasst. Es endet am \(ends).")
    for event in one.events {
      body.section(12, title(event)) { page in write(event, to: &page) }
    }
    body.section(12, nil) { page in
      if !one.mayApprove, !one.mayWithdraw {
        page.element(
          "p", [("class", "none")],
          text(
            "Another person with the right to it approves.",
            "Eine andere Person mit dem Recht dazu gibt frei."))
      }
      page.open("div", [("class", "buttons")])
      for (act, label, may) in [
        ("approve", text("Approve", "Freigeben"), one.mayApprove),
        ("withdraw", text("Withdraw", "Zurückziehen"), one.mayWithdraw),
      ] where may {
        page.open(
          "form",
          [("method", "post"), ("action", context.links.to("/pending/\(one.hash)/\(act)"))])
        page.empty("input", [("type", "hidden"), ("name", "form"), ("value", token)])
        page.element(
          "button", [("type", "submit"), ("class", act == "approve" ? "" : "second")], label)
        page.close("form")
      }
      page.close("div")
    }
    return try PageMaking.bytes(EntryPages.page, body, context)
  }

  /// The fields of an event, as they would be recorded.
  private func write(_ event: [UInt8], to page: inout HTMLWriter) {
    guard case .object(let object) = AnswerValue(json: event.span) else { return }
    page.open("dl", [("class", "facts")])
    func pair(_ name: String, _ value: AnswerValue) {
      page.element("dt", Label.field(name)[context.language])
      let text: String =
        if case .text(let word) = value { Label.word(word, of: name)[context.language] } else {
          context.format.text(value, of: name)
        }
      page.element("dd", text)
    }
    for name in ["subject", "validfrom", "validto", "reason", "basis"] {
      if let value = object[name]?.opened { pair(name, value) }
    }
    if case .object(let data)? = object["data"]?.opened {
      for (name, value) in data.members { pair(name, value.opened) }
    }
    page.close("dl")
  }
}
