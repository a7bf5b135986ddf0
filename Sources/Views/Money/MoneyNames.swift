/// Small numbers for the sources and commitments that account names speak of.
struct MoneyNames: Sendable {
  struct Slot: Sendable, Hashable {
    let commitment: Int32
    let year: Int16
  }

  /// A year and the number of a source.
  struct CellName: Sendable, Hashable {
    let year: Int16
    let source: Int32
  }

  private(set) var sources: [String] = []
  private(set) var commitments: [String] = []
  /// The years of commitments, by their number.
  private(set) var slots: [Slot] = []
  private var sourceNumbers: [String: Int32] = [:]
  private var commitmentNumbers: [String: Int32] = [:]
  private var slotNumbers: [Slot: Int32] = [:]
  private var cellNumbers: [CellName: Int32] = [:]

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

  private mutating func cell(_ year: Int16, _ source: Int32) -> Int32 {
    let name = CellName(year: year, source: source)
    if let number = cellNumbers[name] { return number }
    let number = Int32(cellNumbers.count)
    cellNumbers[name] = number
    return number
  }

  /// The key of an account, taken from its name's parts.
  mutating func key(family: String, parts: [String], year: Int) -> AccountKey {
    var key = self.key(family: family, parts: parts, Int16(clamping: year))
    if key.source >= 0 { key.cell = cell(key.year, key.source) }
    return key
  }

  private mutating func key(family: String, parts: [String], _ year: Int16) -> AccountKey {
    let last = parts.last ?? ""
    switch family {
    case "appropriated":
      guard parts.count == 4, last == "expense" else { return AccountKey(role: .uncounted) }
      let role: AccountRole =
        switch parts[2] {
        case "appropriation": .appropriation
        case "supplementary": .supplementary
        case "over-plan": .overPlan
        case "off-plan": .offPlan
        default: .uncounted
        }
      return AccountKey(role: role, year: year, source: source(parts[1]))
    case "transferred" where parts.count == 2:
      return AccountKey(role: .transferred, year: year, source: source(last))
    case "carried" where parts.count == 2:
      return AccountKey(role: .carried, year: year, source: source(last))
    case "blocked" where parts.count == 2:
      return AccountKey(role: .blocked, year: year, source: source(last))
    case "spent" where parts.count == 3:
      return AccountKey(role: .spent, year: year, source: source(parts[1]))
    case "committed" where parts.count == 3:
      return AccountKey(
        role: .committed, year: year, source: source(last), slot: slot(parts[0], year))
    case "relieved" where parts.count == 2:
      return AccountKey(role: .relieved, year: year, slot: slot(parts[0], year))
    default: return AccountKey(role: .uncounted)
    }
  }
}
