import Ledger
import Timelines
import Vocabulary

/// Reads obligations to bodies, with their due days and what became of them.
enum ObligationsReader {
  /// Hands out the obligations that exist at the point of a frame, as far as they are asked for, in
  /// byte order of their names.
  static func read(
    _ frame: Frame, _ filter: ObligationFilter,
    _ take: (ObligationRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      var state = EntityState()
      var sources = ObligationSources(try EvidenceList(reading))
      var cursor = try reading.states()
      for entity in try reading.entities(ofKind: "obligation") {
        try cursor.state(of: entity.number, into: &state)
        guard state.exists else { continue }
        let facts = try reading.timeline(of: entity.number)
        guard let row = try row(entity.name, state, facts, reading, &sources) else { continue }
        if filter.takes(row) { try take(row) }
      }
    }
  }

  private static func row(
    _ name: String, _ state: EntityState, _ facts: [TimelineFact], _ reading: borrowing Reading,
    _ sources: inout ObligationSources
  ) throws(TimelinesError) -> ObligationRow? {
    let point = reading.point
    let due = RegisterTimeline(DeliveryRegisters.due, of: facts)
    let fulfilled = state.register(DeliveryRegisters.fulfilled)?.validFrom
    let judged = Point(asOf: fulfilled ?? point.asOf, knownAt: point.knownAt)
    guard let first = due.said(by: point).first?.date,
      let dueDay = due.date(at: judged) ?? due.date(at: point)
    else { return nil }
    let ground = try sources.ground(of: state, reading)
    var row = ObligationRow(
      subject: name, text: state.text(DeliveryRegisters.text), decision: ground.decision,
      decisionTitle: ground.title, body: ground.body, paper: ground.paper, basis: ground.basis,
      due: dueDay, firstDue: first, owner: state.text(DeliveryRegisters.owner),
      fulfilled: fulfilled,
      evidence: sources.evidence.about(name, and: state.text(DeliveryRegisters.evidence)),
      daysLate: max(0, dueDay.days(to: judged.asOf)),
      daysLateToFirst: max(0, first.days(to: judged.asOf)), state: .open,
      measures: ground.measures, projects: ground.projects)
    row.state =
      if fulfilled != nil {
        row.daysLate > 0 ? .fulfilledLate : .fulfilled
      } else if ground.isRevoked {
        .moot
      } else {
        point.asOf < dueDay ? .open : point.asOf == dueDay ? .due : .overdue
      }
    return row
  }
}

/// What obligations rest on, read once for each decision.
private struct ObligationSources {
  /// A decision or paper, and what it is about.
  struct Ground {
    var decision: String?
    var title: String?
    var body: String?
    var paper: String?
    var basis: String?
    var isRevoked = false
    var measures: [String] = []
    var projects: [String] = []
  }

  let evidence: EvidenceList
  private var grounds: [String: Ground] = [:]
  private var chain: StrategyChain?
  private var other = EntityState()

  init(_ evidence: EvidenceList) {
    self.evidence = evidence
  }

  /// What an obligation rests on: its decision, else what the event that made it names.
  mutating func ground(
    of state: EntityState, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Ground {
    var rests = state.text(DeliveryRegisters.decision)
    if rests == nil { rests = try ObligationSources.basis(state, reading) }
    guard let name = rests else { return Ground() }
    if let known = grounds[name] { return known }
    var ground = Ground()
    var about: [String] = []
    if name.hasPrefix("decision/") {
      ground.decision = name
      try readDecision(name, &ground, &about, reading)
    } else if name.hasPrefix("paper/") {
      ground.paper = name
    } else {
      ground.basis = name
    }
    if let paper = ground.paper, paper.hasPrefix("paper/") {
      try readPaper(paper, &ground, &about, reading)
    }
    try place(about, in: &ground, reading)
    grounds[name] = ground
    return ground
  }

  /// The basis that the event names by which an entity exists.
  private static func basis(
    _ state: EntityState, _ reading: borrowing Reading
  ) throws(TimelinesError) -> String? {
    guard let exists = state.register(RegisterName.exists.rawValue) else { return nil }
    let basis = try reading.withEvent(exists.sequence) {
      (event) throws(TimelinesError) -> String? in
      do throws(LedgerError) {
        return event.record.text(in: try event.layout().basis)
      } catch {
        throw TimelinesError(error)
      }
    }
    return basis ?? nil
  }

  private mutating func readDecision(
    _ name: String, _ ground: inout Ground, _ about: inout [String], _ reading: borrowing Reading
  ) throws(TimelinesError) {
    guard let entity = try reading.entity(named: name) else { return }
    try reading.state(of: entity.number, into: &other)
    ground.title = other.text(DeliveryRegisters.title)
    ground.body = other.text(DeliveryRegisters.body)
    ground.paper = other.text(DeliveryRegisters.paper)
    ground.isRevoked = other.register(DeliveryRegisters.revoked) != nil
    about += other.subjects(DeliveryRegisters.about)
  }

  /// A paper says what it is about, and where no decision names a body, which one decides on it.
  private mutating func readPaper(
    _ name: String, _ ground: inout Ground, _ about: inout [String], _ reading: borrowing Reading
  ) throws(TimelinesError) {
    guard let entity = try reading.entity(named: name) else { return }
    try reading.state(of: entity.number, into: &other)
    about += other.subjects(DeliveryRegisters.about)
    guard ground.decision == nil,
      let consultations = other.register(DeliveryRegisters.consultations)
    else { return }
    var body: String?
    other.view(consultations).forEach("value") { consultation in
      if consultation.text("role") == "decisive" { body = consultation.text("body") }
    }
    ground.body = body
  }

  /// Measures and projects among what is spoken of, and the projects of the measures.
  private mutating func place(
    _ about: [String], in ground: inout Ground, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    ground.measures = Set(about.filter { $0.hasPrefix("measure/") }).inByteOrder
    var projects = Set(about.filter { $0.hasPrefix("project/") })
    if !ground.measures.isEmpty {
      if chain == nil { chain = try ObligationSources.readChain(reading) }
      for measure in ground.measures {
        projects.formUnion(chain?.projects(ofMeasure: measure) ?? [])
      }
    }
    ground.projects = projects.inByteOrder
  }

  private static func readChain(
    _ reading: borrowing Reading
  ) throws(TimelinesError) -> StrategyChain {
    var workspace = Workspace()
    return try StrategyChain(reading, &workspace)
  }
}
