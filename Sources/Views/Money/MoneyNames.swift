import Vocabulary

/// Small numbers for the sources and commitments that account names speak of.
struct MoneyNames: Sendable {
  struct Slot: Sendable, Hashable {
    let commitment: Int32
    let year: Int16
  }

  /// A year and the number of a source.
  struct Cell: Sendable, Hashable {
    let year: Int16
    let source: Int32
  }

  /// What is ordered in a year: the number of a commitment's year, and where it counts.
  struct Order: Sendable, Hashable {
    let slot: Int32
    let cell: Int32
  }

  private(set) var sources: [String] = []
  private(set) var commitments: [String] = []
  /// The years of commitments, by their number.
  private(set) var slots: [Slot] = []
  /// Years and sources, by their number.
  private(set) var cells: [Cell] = []
  /// Orders, by their number.
  private(set) var orders: [Order] = []
  private var sourceNumbers: [String: Int32] = [:]
  private var commitmentNumbers: [String: Int32] = [:]
  private var slotNumbers: [Slot: Int32] = [:]
  private var cellNumbers: [Cell: Int32] = [:]

  mutating func source(_ name: String) -> Int32 {
    if let number = sourceNumbers[name] { return number }
    let number = Int32(sources.count)
    sources.append(name)
    sourceNumbers[name] = number
    return number
  }

  mutating func commitment(_ key: String) -> Int32 {
    if let number = commitmentNumbers[key] { return number }
    let number = Int32(commitments.count)
    commitments.append(key)
    commitmentNumbers[key] = number
    return number
  }

  mutating func slot(_ key: String, _ year: Int16) -> Int32 {
    let slot = Slot(commitment: commitment(key), year: year)
    if let number = slotNumbers[slot] { return number }
    let number = Int32(slots.count)
    slots.append(slot)
    slotNumbers[slot] = number
    return number
  }

  private mutating func cell(_ year: Int16, _ source: String) -> Int32 {
    let cell = Cell(year: year, source: self.source(source))
    if let number = cellNumbers[cell] { return number }
    let number = Int32(cells.count)
    cells.append(cell)
    cellNumbers[cell] = number
    return number
  }

  /// The key of an account, taken from its name's parts.
  mutating func key(family: AccountFamily?, parts: [String], year: Int) -> AccountKey {
    let year = Int16(clamping: year)
    let last = parts.last ?? ""
    switch family {
    case .appropriated:
      guard parts.count == 4, last == "expense" else { return AccountKey(role: .uncounted) }
      let role: AccountRole =
        switch parts[2] {
        case "appropriation": .appropriation
        case "supplementary": .supplementary
        case "over-plan": .overPlan
        case "off-plan": .offPlan
        default: .uncounted
        }
      return AccountKey(role: role, number: cell(year, parts[1]))
    case .transferred where parts.count == 2:
      return AccountKey(role: .transferred, number: cell(year, last))
    case .carried where parts.count == 2:
      return AccountKey(role: .carried, number: cell(year, last))
    case .blocked where parts.count == 2:
      return AccountKey(role: .blocked, number: cell(year, last))
    case .spent where parts.count == 3:
      return AccountKey(role: .spent, number: cell(year, parts[1]))
    case .committed where parts.count == 3:
      orders.append(Order(slot: slot(parts[0], year), cell: cell(year, last)))
      return AccountKey(role: .committed, number: Int32(orders.count - 1))
    case .relieved where parts.count == 2:
      return AccountKey(role: .relieved, number: slot(parts[0], year))
    default: return AccountKey(role: .uncounted)
    }
  }
}
