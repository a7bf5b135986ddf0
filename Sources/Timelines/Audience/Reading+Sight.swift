import LMDB
import Ledger
import Vocabulary

/// What the audience of a reading may see.
extension Reading {
  /// For whom it is.
  public var audience: Audience { lens?.audience ?? .full }

  /// What is published; everything for whoever may see everything.
  public var publication: Publication? { lens?.publication }

  /// Whether the audience may see a subject in a row of its own.
  public func sees(_ entity: Entity) throws(TimelinesError) -> Bool {
    guard let lens, !lens.own.contains(entity.number) else { return true }
    let subject = Subject(unchecked: entity.name)
    if let event = subject.eventNumber { return try sees(event: event) }
    // What the ledger says of itself is no content.
    if subject.kind == "ledger" || subject.kind == "period" { return true }
    return lens.audience.sees(try level(of: entity, lens))
  }

  /// Whether the audience may read the name of a subject in the rows of others.
  public func canName(_ entity: Entity) throws(TimelinesError) -> Bool {
    guard let lens else { return true }
    if lens.audience.level == .public,
      NamedKinds.all.contains(Subject(unchecked: entity.name).kind)
    {
      return lens.levels[entity.number] != .restricted
    }
    return try sees(entity)
  }

  /// Whether the audience may see an event: it is not left out, and its subject is seen.
  public func sees(event sequence: UInt64) throws(TimelinesError) -> Bool {
    guard let lens else { return true }
    guard let stored = try log.stored(sequence, logTransaction) else { return false }
    let owner = EventPrefix(stored).owner
    if lens.own.contains(owner) { return true }
    if lens.hiddenEvents.contains(sequence) { return false }
    return try sees(Entity(number: owner, name: try name(of: owner)))
  }

  /// Whether the audience sees everything of a subject, as an editor of what their units lead.
  public func isOwn(_ subject: String) throws(TimelinesError) -> Bool {
    guard let lens else { return true }
    guard !lens.own.isEmpty, let entity = try named(subject) else { return false }
    return lens.own.contains(entity.number)
  }

  /// Whether a text may be read: it names no subject of this ledger, or one that the audience may
  /// read of.
  public func mayName(_ text: String) throws(TimelinesError) -> Bool {
    guard lens != nil, let entity = try named(text) else { return true }
    return try canName(entity)
  }

  /// Whether something that would hold on a subject, or on what belongs to it, is left out.
  public func isIncomplete(_ subject: String) throws(TimelinesError) -> Bool {
    guard let lens, !lens.incomplete.isEmpty else { return false }
    return try lens.touched { () throws(TimelinesError) in try touched(by: lens.incomplete) }
      .contains(subject)
  }

  /// Subjects with what they belong to, and the indicators that count them.
  private func touched(by entities: Set<UInt32>) throws(TimelinesError) -> Set<String> {
    var touched: Set<String> = []
    var inventories: Set<String> = []
    for number in entities {
      let entity = Entity(number: number, name: try name(of: number))
      let owners = try owners(of: entity)
      touched.insert(entity.name)
      touched.formUnion(owners)
      if Subject(unchecked: entity.name).kind == "item" { inventories.formUnion(owners) }
    }
    guard !inventories.isEmpty else { return touched }
    for indicator in try everyEntity(ofKind: "indicator") {
      if let inventory = try inventory(countedBy: indicator.name),
        inventories.contains(inventory)
      {
        touched.insert(indicator.name)
      }
    }
    return touched
  }

  /// The inventory whose items an indicator counts.
  private func inventory(countedBy indicator: String) throws(TimelinesError) -> String? {
    guard Subject(unchecked: indicator).kind == "indicator", let entity = try named(indicator)
    else { return nil }
    var state = EntityState()
    try self.state(of: entity.number, into: &state)
    return state.register(RegisterName.definitionInventory.rawValue).flatMap { state.text($0) }
  }

  /// Whether something is left out that would hold at the point.
  public var hasIncomplete: Bool { lens?.incomplete.isEmpty == false }

  /// The number of subjects of a kind that exist at the point and are left out.
  public func leftOut(ofKind kind: String) throws(TimelinesError) -> Int {
    guard lens != nil else { return 0 }
    var count = 0
    var state = EntityState()
    for entity in try everyEntity(ofKind: kind) where try !sees(entity) {
      try self.state(of: entity.number, into: &state)
      if state.exists { count += 1 }
    }
    return count
  }

  /// The level of a subject: the narrower of its own and of what it belongs to.
  private func level(_ lens: Lens, of entity: Entity, depth: Int) throws(TimelinesError)
    -> Visibility
  {
    try lens.level(entity.number) { () throws(TimelinesError) -> Visibility in
      var level = lens.ownLevel(entity.number, kind: Subject(unchecked: entity.name).kind)
      guard depth > 0 else { return level }
      for owner in try owners(of: entity) {
        guard let owner = try named(owner) else { continue }
        if NamedKinds.all.contains(Subject(unchecked: owner.name).kind),
          lens.levels[owner.number] == nil
        {
          continue
        }
        level = level.narrowed(by: try self.level(lens, of: owner, depth: depth - 1))
      }
      return level
    }
  }

  private func level(of entity: Entity, _ lens: Lens) throws(TimelinesError) -> Visibility {
    try level(lens, of: entity, depth: 4)
  }

  /// The subjects to which a subject belongs, as its data say at the point.
  func owners(of entity: Entity) throws(TimelinesError) -> [String] {
    let registers = Belongings.registers(of: Subject(unchecked: entity.name).kind)
    guard !registers.isEmpty else { return [] }
    var state = EntityState()
    try self.state(of: entity.number, into: &state)
    return registers.compactMap { register in
      state.register(register.rawValue).flatMap { state.text($0) }
    }
  }
}

/// Kinds of subjects that anybody may read as a name in the rows of others.
public enum NamedKinds {
  /// Whether a kind is one of them.
  public static func has(_ kind: String) -> Bool { all.contains(kind[...]) }

  static let all: Set<Substring> = [
    "unit", "strategy", "field", "goal", "measure", "principle", "source", "body", "inventory",
  ]
}

/// To what subjects of a kind belong: they are seen by nobody who may not see that.
enum Belongings {
  private static let byKind: [Substring: [RegisterName]] = [
    "milestone": [.project], "grant": [.project], "contract": [.project], "item": [.inventory],
    "impulse": [.participation], "risk": [.about], "blocker": [.about], "feedback": [.about],
    "evidence": [.about], "alert": [.about], "obligation": [.decision],
  ]

  /// Kinds of subjects that belong to others.
  static let kinds = byKind.keys.map(String.init).sorted()

  static func registers(of kind: Substring) -> [RegisterName] { byKind[kind] ?? [] }
}
