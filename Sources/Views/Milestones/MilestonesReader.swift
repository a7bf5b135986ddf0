import Timelines
import Vocabulary

/// Reads milestones with their slips and how these came about.
enum MilestonesReader {
  /// Hands out the milestones that exist at the point of a frame, as far as they are asked for, in
  /// byte order of their names.
  static func read(
    _ frame: Frame, _ filter: MilestoneFilter,
    _ take: (MilestoneRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let point = frame.point
    try frame.timelines.read(at: point) { (reading) throws(TimelinesError) in
      var state = EntityState()
      var leads: [String: String?] = [:]
      var cursor = try reading.states()
      for entity in try reading.entities(ofKind: "milestone") {
        try cursor.state(of: entity.number, into: &state)
        guard state.exists else { continue }
        let facts = try reading.timeline(of: entity.number)
        guard var row = row(entity.name, state, facts, point) else { continue }
        if let project = row.project, leads[project] == nil {
          leads[project] = try reading.lead(of: project, &state)
        }
        row.owner = row.project.flatMap { leads[$0] ?? nil }
        if filter.takes(row) { try take(row) }
      }
    }
  }

  private static func row(
    _ name: String, _ state: EntityState, _ facts: [TimelineFact], _ point: Point
  ) -> MilestoneRow? {
    let dates = MilestoneDates(facts)
    guard let baseline = dates.due.date(at: point),
      let first = dates.due.said(by: point).first?.date
    else { return nil }
    let reached = dates.reached.date(at: point)
    let isDropped = state.register(DeliveryRegisters.dropped) != nil
    let isOverdue = reached == nil && !isDropped && baseline < point.asOf
    let gate = state.register(DeliveryRegisters.gate)
    return MilestoneRow(
      subject: name, project: state.text(Registers.project),
      title: state.text(DeliveryRegisters.title),
      isGate: gate.flatMap { state.bool($0) } ?? false, baseline: baseline, firstBaseline: first,
      forecast: dates.forecast.date(at: point), reached: reached, isDropped: isDropped,
      owner: nil, isOverdue: isOverdue,
      daysOverdue: isOverdue ? baseline.days(to: point.asOf) : 0,
      history: dates.history(at: point))
  }
}

/// What was ever said of a milestone's dates.
private struct MilestoneDates {
  let due: RegisterTimeline
  let forecast: RegisterTimeline
  let reached: RegisterTimeline

  private static let definition = EventTypeName.milestoneDefined.number

  init(_ facts: [TimelineFact]) {
    due = RegisterTimeline(DeliveryRegisters.due, of: facts)
    forecast = RegisterTimeline(DeliveryRegisters.forecastDue, of: facts)
    reached = RegisterTimeline(DeliveryRegisters.reached, of: facts)
  }

  /// What was said by the point, each statement judged by what was valid on its own day.
  func history(at point: Point) -> [MilestoneRow.Statement] {
    var history: [MilestoneRow.Statement] = []
    for (attribute, timeline) in [
      (RegisterName.due, due), (.forecastDue, forecast), (.reached, reached),
    ] {
      let shown = timeline.shown(at: point)
      for fact in timeline.said(by: point) {
        // The definition is where the history begins, not a part of it.
        if attribute == .due, Int(fact.typeNumber) == MilestoneDates.definition { continue }
        history.append(
          MilestoneRow.Statement(
            sequence: fact.sequence, validFrom: fact.validFrom, attribute: attribute.name,
            value: fact.date, slipDays: slip(fact, attribute, knownAt: point.knownAt),
            state: fact.state(at: point, shown: shown)))
      }
    }
    return history.sorted { ($0.sequence, $0.attribute) < ($1.sequence, $1.attribute) }
  }

  private func slip(_ fact: TimelineFact, _ attribute: RegisterName, knownAt: UInt64) -> Int {
    let day = Point(asOf: fact.validFrom, knownAt: knownAt)
    let ever = Point(asOf: .last, knownAt: knownAt)
    guard let baseline = due.date(at: day) ?? due.said(by: ever).first?.date else { return 0 }
    guard attribute == .due else { return baseline.days(to: fact.date ?? baseline) }
    let agreed = fact.date ?? baseline
    return agreed.days(to: reached.date(at: day) ?? forecast.date(at: day) ?? agreed)
  }
}

extension Reading {
  /// The unit that leads a project at the point.
  func lead(of project: String, _ state: inout EntityState) throws(TimelinesError) -> String? {
    guard let entity = try entity(named: project) else { return nil }
    try self.state(of: entity.number, into: &state)
    return state.text(DeliveryRegisters.lead)
  }
}
