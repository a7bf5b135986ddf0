import Vocabulary

/// When periods were closed and reopened, to tell what was recorded after a closing.
struct Closings {
  private struct Change {
    let sequence: UInt64
    let closes: Bool
  }

  private struct ClosedPeriod {
    let period: Period
    let changes: [Change]
  }

  private var periods: [ClosedPeriod] = []

  /// The closings that count at the reading's point, whatever their days.
  init(_ reading: borrowing Reading) throws(TimelinesError) {
    for entity in try reading.entities(ofKind: "period") {
      guard let period = Period(entity.name.dropFirst("period/".count)) else { continue }
      var changes: [Change] = []
      for sequence in try reading.ownedEvents(of: entity.number) {
        guard let card = try reading.card(sequence), !card.isVoid else { continue }
        switch card.innerType ?? card.type {
        case "period.closed": changes.append(Change(sequence: sequence, closes: true))
        case "period.reopened": changes.append(Change(sequence: sequence, closes: false))
        default: break
        }
      }
      if !changes.isEmpty { periods.append(ClosedPeriod(period: period, changes: changes)) }
    }
  }

  /// Whether an event touches a period that was closed when it was recorded: by its day, its
  /// period, or the year of its money.
  func wereClosed(
    before sequence: UInt64, _ type: EventType, on day: Day, _ data: borrowing DataView
  ) -> Bool {
    guard !periods.isEmpty, !type.name.hasPrefix("period."), type.subjects != ["event"] else {
      return false
    }
    let days = [day, data.period("period")?.lastDay].compactMap { $0 }
    let year = type.isMoney ? data.int("year").map(Int.init) : nil
    return periods.contains { closed in
      let period = closed.period
      let touches =
        days.contains { $0 >= period.firstDay && $0 <= period.lastDay }
        || period.length == .year && year == period.firstDay.year
      guard touches else { return false }
      return closed.changes.last { $0.sequence < sequence }?.closes ?? false
    }
  }
}
