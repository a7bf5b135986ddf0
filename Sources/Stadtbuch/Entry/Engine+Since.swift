import Ledger
import Timelines
package import Views
package import Vocabulary

extension Engine {
  /// The most events that are named to who was too late.
  private static let sinceMax = 100

  /// What was recorded on a subject after a version of it, as far as the audience may see it: for who
  /// expected that version.
  package func eventsSince(version: UInt64, of subject: String) throws -> [AnswerObject] {
    let point = Point(asOf: .last, knownAt: try knownAt(.head).sequence)
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      guard try reading.mayName(subject), let entity = try reading.entity(named: subject) else {
        return []
      }
      // Versions count all events, what is listed those that may be seen.
      let passed = try reading.version(of: entity.number)
      guard passed > version else { return [] }
      var numbers: [UInt64] = []
      while true {
        let more = try reading.ownedEvents(of: entity.number, after: numbers.last ?? 0)
        guard !more.isEmpty else { break }
        numbers += more
      }
      var events: [AnswerObject] = []
      for sequence in numbers.suffix(min(Engine.sinceMax, Int(clamping: passed - version))) {
        let object = try reading.withEvent(sequence) {
          (event) throws(TimelinesError) -> AnswerObject in
          let layout: RecordLayout
          do throws(LedgerError) { layout = try event.layout() } catch {
            throw TimelinesError(error)
          }
          var object = AnswerObject()
          object.append("sequence", .number(sequence))
          object.append(
            "type",
            .text(Registry.current.type(numbered: layout.typeNumber)?.name ?? ""))
          object.append("time", .text(layout.time.description))
          return object
        }
        if let object { events.append(object) }
      }
      return events
    }
  }

  /// What drafts would change if they were recorded as one batch.
  package func plan(_ drafts: [Draft], isStrict: Bool) throws -> PlannedEvents {
    let receipt = try ledger.append(
      drafts, options: AppendOptions(dryRun: true, isStrict: isStrict))
    return PlannedEvents(events: try planned(receipt), warnings: receipt.warnings.map(\.text))
  }
}

extension Engine {
  /// Whether the audience may read an event.
  package func mayRead(event number: UInt64) throws -> Bool {
    let point = Point(asOf: .last, knownAt: try knownAt(.head).sequence)
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      guard number > 0, number <= point.knownAt else { return false }
      return try reading.sees(event: number)
    }
  }
}
