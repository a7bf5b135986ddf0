import Timelines

/// What was attached as evidence and not withheld, by what it is about.
struct EvidenceList: Sendable {
  private var byAbout: [String: [String]] = [:]

  init(_ reading: borrowing Reading) throws(TimelinesError) {
    var state = EntityState()
    var cursor = try reading.states()
    for entity in try reading.entities(ofKind: "evidence") {
      try cursor.state(of: entity.number, into: &state)
      guard state.exists, state.register(DeliveryRegisters.withheld) == nil,
        let about = state.text(DeliveryRegisters.about)
      else { continue }
      byAbout[about, default: []].append(entity.name)
    }
  }

  /// The evidence about a subject, in byte order, with one that is named elsewhere.
  func about(_ subject: String, and named: String? = nil) -> [String] {
    let list = byAbout[subject] ?? []
    guard let named, !list.contains(named) else { return list }
    return Set(list + [named]).inByteOrder
  }
}

extension Set<String> {
  /// The texts in the order of their bytes.
  var inByteOrder: [String] { sorted { $0.isBefore($1) } }
}
