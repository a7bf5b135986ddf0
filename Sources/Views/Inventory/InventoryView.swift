public import Timelines
public import Vocabulary

/// What is asked of an inventory beside the point.
public struct InventoryOptions: Sendable, Equatable {
  /// Only items in this state.
  public var state: String?
  /// The aspect whose states are meant; the item's own state if nil.
  public var aspect: String?
  /// The day whose organisation says what department a unit belongs to; that of the point if nil.
  public var organisationDay: Day?

  /// All items, by their own state, unless told otherwise.
  public init(state: String? = nil, aspect: String? = nil, organisationDay: Day? = nil) {
    self.state = state
    self.aspect = aspect
    self.organisationDay = organisationDay
  }
}

/// The items of an inventory with their states, at any point.
public struct InventoryView: Sendable {
  let timelines: Timelines

  /// The inventories of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
  }

  /// The items at a point.
  public func answer(
    of inventory: String, at point: Point, _ options: InventoryOptions = InventoryOptions()
  ) throws(TimelinesError) -> InventoryAnswer {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var answer = InventoryAnswer(point: point, inventory: inventory)
      var state = EntityState()
      guard let entity = try reading.entity(named: inventory) else { return answer }
      try reading.state(of: entity.number, into: &state)
      guard state.exists else { return answer }
      answer.exists = true
      answer.title = state.text(ItemRegisters.title)
      answer.states = InventoryView.states(state, aspect: options.aspect)
      let organisation = try OrganisationTree(
        reading, on: options.organisationDay ?? point.asOf)
      try InventoryView.readItems(reading, organisation, options, &state, into: &answer)
      return answer
    }
  }

  /// The states that an inventory lists, for an aspect or for the items as such.
  private static func states(_ state: EntityState, aspect: String?) -> [String] {
    guard let aspect else {
      return state.register(ItemRegisters.states).map { state.view($0).texts("value") } ?? []
    }
    var states: [String] = []
    guard let fact = state.register(ItemRegisters.aspects) else { return [] }
    state.view(fact).forEach("value") { (structure) in
      if structure.text("name") == aspect { states = structure.texts("states") }
    }
    return states
  }

  private static func readItems(
    _ reading: borrowing Reading, _ organisation: OrganisationTree, _ options: InventoryOptions,
    _ state: inout EntityState, into answer: inout InventoryAnswer
  ) throws(TimelinesError) {
    let aspect = options.aspect.map { "\(RegisterFamily.state.rawValue).\($0)" }
    var aspectNumber: UInt32?
    var cursor = try reading.states()
    for entity in try reading.entities(ofKind: "item") {
      try cursor.state(of: entity.number, into: &state)
      guard state.exists, state.register(ItemRegisters.removed) == nil,
        state.text(ItemRegisters.inventory) == answer.inventory
      else { continue }
      var item = InventoryItem(entity.name)
      if let aspect {
        for fact in state.facts where fact.attribute >= Workspace.dynamicBase {
          if aspectNumber == nil, try reading.attribute(fact.attribute).name == aspect {
            aspectNumber = fact.attribute
          }
          if fact.attribute == aspectNumber { item.state = state.text(fact) }
        }
      } else {
        item.state = state.text(ItemRegisters.state)
      }
      if let wanted = options.state, item.state != wanted { continue }
      item.title = state.text(ItemRegisters.title)
      item.parent = state.text(ItemRegisters.parent)
      item.attributes = attributes(state)
      if let unit = state.text(ItemRegisters.unit) {
        let place = organisation.place(of: unit)
        item.unit = place.unit
        item.department = place.department
        if place.isCycle, !answer.warnings.contains(Notice(.cycle, unit)) {
          answer.warnings.append(Notice(.cycle, unit))
        }
      }
      answer.items.append(item)
    }
  }

  private static func attributes(_ state: EntityState) -> [String: String] {
    guard let fact = state.register(ItemRegisters.attributes) else { return [:] }
    var attributes: [String: String] = [:]
    let bytes = state.bytes.span
    var entries = WireReader(bytes, in: fact.value)
    while let entry = try? entries.next() {
      var members = WireReader(bytes, in: entry.range)
      guard let key = try? members.next(), let value = try? members.next() else { continue }
      attributes[bytes.string(in: key.range)] = bytes.string(in: value.range)
    }
    return attributes
  }
}

/// The numbers of the registers of items and inventories.
enum ItemRegisters {
  static let exists = number(.exists)
  static let removed = number(.removed)
  static let cause = number(.cause)
  static let inventory = number(.inventory)
  static let state = number(.state)
  static let states = number(.states)
  static let aspects = number(.aspects)
  static let title = number(.title)
  static let unit = number(.unit)
  static let parent = number(.parent)
  static let attributes = number(.attributes)

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}
