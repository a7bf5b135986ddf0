import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Everything that holds of a subject, and every event on it: of kinds that have no page of their own.
enum SubjectPage {
  static let page = Page("/show/{kind}/{key}", under: "/") { context in
    guard let kind = context.ask.names["kind"], let key = context.ask.names["key"] else {
      return nil
    }
    let subject = "\(kind)/\(key)"
    var body = PageBody(title: try context.titles([subject])[subject] ?? subject)
    body.key = subject
    let facts = try PageRows(AnyView(Show.self), context, given: [("subject", subject)])
    guard facts.closing.exists, facts.count > 0 else { return nil }
    body.section(12, Label("What holds", "Was gilt")[context.language]) { page in
      PageTable(facts, context).headed.write(to: &page)
    }
    try HistoryPart.write(subject, context, to: &body)
    return body
  }
}

/// One event with all its fields.
enum EventPage {
  static let page = Page("/event/{number}", under: "/audit") { context in
    guard let text = context.ask.names["number"], let number = UInt64(text) else { return nil }
    let rows = try PageRows(AnyView(Show.self), context, given: [("subject", "event/\(number)")])
    guard rows.closing.exists else { return nil }
    var body = PageBody(title: Label("Event \(number)", "Ereignis \(number)")[context.language])
    if context.ask.value("recorded") != nil {
      body.finding =
        Label("Recorded as event \(number).", "Erfasst als Ereignis \(number).")[context.language]
    }
    let record: [(text: String, address: String)] =
      context.ask.mayRecord
      ? [
        (
          Label("void …", "stornieren …")[context.language],
          context.links.to("/entry/event.voided", [("subject", "event/\(number)")])
        ),
        (
          Label("enter the next", "das Nächste erfassen")[context.language],
          context.links.to("/entry")
        ),
      ] : []
    body.tools =
      record + [
        (
          Label("as data", "als Daten")[context.language],
          context.links.address("/api/v1/events/\(number)", [])
        )
      ]
    body.section(12, nil) { page in PageTable(rows, context).headed.write(to: &page) }
    return body
  }
}

/// Every event on a subject, with what each of them changed.
enum HistoryPart {
  static func write(_ subject: String, _ context: PageContext, to body: inout PageBody) throws {
    let rows = try PageRows(AnyView(History.self), context, given: [("subject", subject)])
    body.section(12, Label("History", "Verlauf")[context.language], id: "history") { page in
      PageTable(rows, context).headed.write(to: &page)
    }
  }
}
