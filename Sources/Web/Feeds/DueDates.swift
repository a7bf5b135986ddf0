import Stadtbuch
import Vocabulary

/// What is due, as the events of a calendar. Names stand in it, texts do not.
struct DueDates {
  let engine: Engine
  let cancellation: Cancellation
  let language: Language

  /// All dates to come and all that are overdue, in time.
  func events() throws -> [CalendarText.Event] {
    var point = AskedPoint()
    point.language = language
    let dates = try engine.dueDates(at: point) { [cancellation] in cancellation.isCancelled }
    let names = try engine.titles(
      of: dates.compactMap(\.project), asOf: engine.today, knownAt: try engine.knownAt(.head))
    var events = dates.map { event($0, names) }
    events.sort { ($0.day, $0.id) < ($1.day, $1.id) }
    return events
  }

  private func event(_ date: DueDate, _ names: [String: String]) -> CalendarText.Event {
    let origin = engine.ledger.identity.origin
    let category = date.kind.label[language]
    let name = [date.title ?? date.subject, date.project.map { names[$0] ?? $0 }]
      .compactMap { $0 }.joined(separator: " – ")
    return CalendarText.Event(
      id: "\(date.subject)\(date.part.map { "/\($0)" } ?? "")@\(origin)", day: date.day,
      summary: "\(category): \(name)", category: category)
  }
}
