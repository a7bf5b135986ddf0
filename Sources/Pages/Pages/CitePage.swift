import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// A line with which a page can be cited: what it is, its point and position, the hash of all that held
/// then, and its address.
enum CitePage {
  static let page = Page("/cite", under: "/") { context in
    guard let title = context.ask.value("title"), let address = context.ask.value("address"),
      address.hasPrefix("/"), !address.hasPrefix("//")
    else { return nil }
    let city = context.engine.ledger.identity.name
    let point = Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    // The state is everything, also what the reader may not see: only its own readers are told its hash.
    let isWhole = context.engine.audience.level == .full
    let hash =
      try !isWhole
      ? nil
      : context.engine.timelines.read(at: point) {
        (reading) throws(TimelinesError) in try reading.stateHash().text
      }
    let (day, known) = (
      context.format.times.text(context.asOf), context.format.times.seconds(context.knownAt)
    )
    let fixed = context.links.to(
      address, [], asOf: context.asOf.description, knownAt: String(context.knownAt.sequence))
    let state =
      hash.map { Label(", state SHA-256 \($0)", ", Zustand SHA-256 \($0)")[context.language] } ?? ""
    let line = Label(
      "\(city), \(title), as of \(day), known at \(known)\(state), \(fixed)",
      "\(city), \(title), Stand zum \(day), bekannt bis \(known)\(state), \(fixed)")[
        context.language]
    var body = PageBody(title: Label("Cite", "Zitieren")[context.language])
    body.finding =
      Label(
        "Whoever opens this address sees the same figures, for ever.",
        "Wer diese Adresse öffnet, sieht dieselben Zahlen, für immer.")[context.language]
    body.section(12, nil) { page in
      page.element("p", [("class", "cite")], line)
      page.open("p", [("class", "buttons")])
      page.element(
        "button",
        [
          ("type", "button"), ("hidden", "hidden"), ("data-copy", line),
          ("data-done", Label("Copied", "Kopiert")[context.language]),
        ], Label("Copy", "Kopieren")[context.language])
      page.element("a", [("href", fixed)], Label("Open", "Öffnen")[context.language])
      page.close("p")
    }
    return body
  }
}
