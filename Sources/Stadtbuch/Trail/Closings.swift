import Timelines
import Vocabulary

/// When periods were closed and reopened, to tell what was recorded after a closing.
struct Closings {
  private struct Change {
    let sequence: UInt64
    let closes: Bool
  }

  private var changes: [(first: Day, last: Day, year: Int?, changes: [Change])] = []

  /// Nothing was ever closed.
  init() {}

  /// The closings that count up to the reading's point.
  init(_ reading: borrowing Reading) throws(TimelinesError) {
    for entity in try reading.entities(ofKind: "period") {
      guard let period = Period(entity.name.dropFirst("period/".count)) else { continue }
      let events = try reading.ownedSummaries(of: entity.number)
      let flips = Flips(events)
      let list = events.filter { !flips.isVoid($0.sequence) }.compactMap { event -> Change? in
        switch event.contentType.name {
        case "period.closed": Change(sequence: event.sequence, closes: true)
        case "period.reopened": Change(sequence: event.sequence, closes: false)
        default: nil
        }
      }
      guard !list.isEmpty else { continue }
      changes.append(
        (
          period.firstDay, period.lastDay, period.length == .year ? period.firstDay.year : nil, list
        ))
    }
  }

  /// Whether an event touches a period that was closed when it was recorded.
  func wereClosed(for event: EventSummary) -> Bool {
    guard !event.contentType.name.hasPrefix("period."), event.subject.hasPrefix("event/") == false
    else { return false }
    return changes.contains { period in
      let days = [event.validFrom, event.period?.lastDay].compactMap { $0 }
      let touches =
        days.contains { $0 >= period.first && $0 <= period.last }
        || event.contentType.isMoney && event.year != nil && event.year == period.year
      guard touches else { return false }
      return period.changes.last { $0.sequence < event.sequence }?.closes ?? false
    }
  }
}
