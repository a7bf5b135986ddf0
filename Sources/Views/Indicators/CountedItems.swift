import Timelines
import Vocabulary

/// The items of all inventories with their states over time, as known at one point; read once for
/// all indicators that are counted from them.
struct CountedItems: Sendable {
  /// What an item was said to be from a day on.
  private struct ItemFact: Sendable {
    var attribute: UInt32
    var from: Int
    var until: Int
    /// The place of the text in ``texts``; true as 0; -1 where it was unset.
    var value: Int32
  }

  /// What is counted.
  struct Spec: Equatable, Sendable {
    var inventory: String
    var states: [String]?
    var aspect: String?
  }

  /// What was counted at the end of each period.
  struct Counts {
    var existing: [Int]
    var inStates: [Int]
    var fromRemovals: [Int]
  }

  private var facts: [ItemFact] = []
  private var items: [Range<Int>] = []
  private var places: [String: Int32] = [:]
  private var aspects: [String: UInt32] = [:]

  private static let wanted: Set<UInt32> = [
    UInt32(ItemRegisters.exists), UInt32(ItemRegisters.removed), UInt32(ItemRegisters.inventory),
    UInt32(ItemRegisters.state),
  ]

  /// Reads all items.
  init(_ reading: borrowing Reading) throws(TimelinesError) {
    var pages = try reading.factPages()
    var dynamic: [UInt32: Bool] = [:]
    for entity in try reading.everyEntity(ofKind: "item") {
      let start = facts.count
      var found = try pages.first(of: entity.number)
      while found {
        try take(pages.page, reading, &dynamic)
        found = try pages.next()
      }
      if facts.count > start { items.append(start..<facts.count) }
    }
  }

  /// Adds what counts of a page; `dynamic` says which attributes that data name are states.
  private mutating func take(
    _ page: FactPage, _ reading: borrowing Reading, _ dynamic: inout [UInt32: Bool]
  ) throws(TimelinesError) {
    var at = page.runs.lowerBound
    while at < page.runs.upperBound {
      let run = page.run(at: at)
      let attribute = run.attribute
      at = run.end
      if attribute >= Workspace.dynamicBase, dynamic[attribute] == nil {
        let name = try reading.attribute(attribute)
        dynamic[attribute] = name.isRegister(of: .state)
        if name.isRegister(of: .state) { aspects[name.parts.first ?? ""] = attribute }
      }
      guard CountedItems.wanted.contains(attribute) || dynamic[attribute] == true
      else { continue }
      for index in 0..<run.count {
        if let fact = page.known(index, of: run) { take(page, fact, attribute) }
      }
    }
  }

  private mutating func take(_ page: FactPage, _ fact: PageFact, _ attribute: UInt32) {
    var value: Int32 = -1
    if fact.kind == .register {
      value = 0
      var reader = WireReader(page.bytes, in: fact.value)
      if let field = try? reader.next(), field.type == .lengthDelimited {
        value = place(of: page.bytes.string(in: field.range))
      }
    }
    facts.append(
      ItemFact(
        attribute: attribute, from: fact.validFrom.ordinal, until: fact.validTo?.ordinal ?? .max,
        value: value))
  }

  private mutating func place(of text: String) -> Int32 {
    if let place = places[text] { return place }
    places[text] = Int32(places.count)
    return Int32(places.count - 1)
  }

  /// What an attribute of an item is on a day; -1 for nothing.
  private func value(_ item: Range<Int>, _ attribute: UInt32, _ day: Int) -> Int32 {
    var value: Int32 = -1
    for fact in facts[item] where fact.attribute == attribute {
      if fact.from <= day, day < fact.until { value = fact.value }
    }
    return value
  }

  /// The days on which anything about an item changes.
  private func changeDays(_ item: Range<Int>) -> [Int] {
    var days: Set<Int> = []
    for fact in facts[item] {
      days.insert(fact.from)
      if fact.until < .max { days.insert(fact.until) }
    }
    return days.sorted()
  }

  /// The first day on which an item exists in an inventory.
  func firstDay(of inventory: String) -> Int? {
    guard let wanted = places[inventory] else { return nil }
    var first: Int?
    for item in items {
      for day in changeDays(item) where first.map({ day < $0 }) ?? true {
        guard exists(item, wanted, day), !isRemoved(item, day) else { continue }
        first = day
        break
      }
    }
    return first
  }

  private func exists(_ item: Range<Int>, _ inventory: Int32, _ day: Int) -> Bool {
    value(item, UInt32(ItemRegisters.inventory), day) == inventory
      && value(item, UInt32(ItemRegisters.exists), day) >= 0
  }

  private func isRemoved(_ item: Range<Int>, _ day: Int) -> Bool {
    value(item, UInt32(ItemRegisters.removed), day) >= 0
  }

  /// Counts at the ends of periods; `days` are their last days, rising.
  func counts(_ spec: Spec, on days: [Int]) -> Counts {
    var (existing, inStates, removed) = (
      [Int](repeating: 0, count: days.count + 1), [Int](repeating: 0, count: days.count + 1),
      [Int](repeating: 0, count: days.count + 1)
    )
    if let inventory = places[spec.inventory] {
      let states = spec.states.map { Set($0.compactMap { places[$0] }) }
      let attribute = spec.aspect.map { aspects[$0] ?? .max } ?? UInt32(ItemRegisters.state)
      for item in items {
        let changes = changeDays(item)
        for (place, day) in changes.enumerated() {
          let from = CountedItems.place(of: day, in: days)
          let until =
            place + 1 < changes.count
            ? CountedItems.place(of: changes[place + 1], in: days) : days.count
          guard from < until, exists(item, inventory, day) else { continue }
          let isIn = states?.contains(value(item, attribute, day)) ?? true
          let isRemoved = isRemoved(item, day)
          if !isRemoved { add(&existing, from, until) }
          if isIn, !isRemoved { add(&inStates, from, until) }
          if isIn, isRemoved { add(&removed, from, until) }
        }
      }
    }
    return Counts(
      existing: CountedItems.summed(existing), inStates: CountedItems.summed(inStates),
      fromRemovals: CountedItems.summed(removed))
  }

  private func add(_ changes: inout [Int], _ from: Int, _ until: Int) {
    changes[from] += 1
    changes[until] -= 1
  }

  private static func summed(_ changes: [Int]) -> [Int] {
    var total = 0
    return changes.dropLast().map { change in
      total += change
      return total
    }
  }

  /// The place of the first day at or after another.
  private static func place(of day: Int, in days: [Int]) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
