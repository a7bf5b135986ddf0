import Vocabulary

extension Reading {
  /// The subjects of which an audience sees everything: what its units lead now, those below them and
  /// after them too, and what belongs to it. The reading must be nobody's.
  func ownSubjects(of audience: Audience, now: Point) throws(TimelinesError) -> Set<UInt32> {
    guard !audience.ownUnits.isEmpty else { return [] }
    let units = try ownUnits(audience.ownUnits, now)
    var own: Set<UInt32> = []
    var names: Set<String> = []
    var state = EntityState()
    for (kind, register) in LeadingUnits.registers {
      for entity in try everyEntity(ofKind: kind) {
        try self.state(of: entity.number, at: now, into: &state)
        guard let lead = state.register(register.rawValue).flatMap({ state.text($0) }),
          units.contains(lead)
        else { continue }
        own.insert(entity.number)
        names.insert(entity.name)
      }
    }
    for unit in units {
      if let entity = try named(unit) { own.insert(entity.number) }
    }
    for kind in Belongings.kinds {
      for entity in try everyEntity(ofKind: kind) {
        if try owners(of: entity).contains(where: names.contains) { own.insert(entity.number) }
      }
    }
    return own
  }

  /// Units with those below them and those that took over from them.
  private func ownUnits(
    _ units: Set<String>, _ now: Point
  ) throws(TimelinesError) -> Set<String> {
    var parents: [(unit: String, of: String)] = []
    var state = EntityState()
    for entity in try everyEntity(ofKind: "unit") {
      try self.state(of: entity.number, at: now, into: &state)
      func text(_ register: RegisterName) -> String? {
        state.register(register.rawValue).flatMap { state.text($0) }
      }
      if let parent = text(.parent) { parents.append((entity.name, parent)) }
      if let successor = text(.successor) { parents.append((successor, entity.name)) }
      if let fact = state.register(RegisterName.successors.rawValue) {
        state.view(fact).forEach("value") { part in
          if let successor = part.text("unit") { parents.append((successor, entity.name)) }
        }
      }
    }
    var own = units
    var grown = true
    while grown {
      grown = false
      for link in parents where own.contains(link.of) && own.insert(link.unit).inserted {
        grown = true
      }
    }
    return own
  }
}

/// The register that says which unit leads subjects of a kind.
enum LeadingUnits {
  static let registers: [(kind: String, register: RegisterName)] = [
    ("project", .lead), ("measure", .lead), ("indicator", .definitionOwner),
    ("obligation", .owner), ("solution", .owner), ("budget", .unit), ("strategy", .unit),
    ("item", .unit), ("demand", .unit),
  ]
}
