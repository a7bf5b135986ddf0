import Vocabulary

/// The money of one entity: its accounts added up by year, source and currency. A buffer to be
/// filled again and again.
struct EntityMoney: Sendable {
  /// The figures of one year, source and currency.
  struct Cell: Sendable {
    /// The number of year and source.
    let number: Int32
    let year: Int16
    let source: Int32
    let currency: Currency
    var figures = YearFigures()
    /// What may be spent: ``YearFigures/authorised``, added up on the way because it is asked for
    /// again and again.
    fileprivate(set) var authorised = Total.zero

    /// What counts as secured: ``YearFigures/secured(closed:)``.
    func secured(closed: Bool) -> Total {
      closed ? figures.spent : authorised - figures.blocked
    }
  }

  /// One commitment in one year and currency.
  struct Commitment: Sendable {
    let slot: Int32
    let currency: Currency
    /// The number of its year and source; -1 until something was ordered.
    var cell: Int32 = -1
    /// Made less reduced.
    var made: Total = 0
    var relieved: Total = 0
    /// What is still open; known after ``EntityMoney/settle(_:)``.
    var open: Total = 0
  }

  private(set) var cells: [Cell] = []
  private(set) var commitments: [Commitment] = []
  private var closed: [Int32] = []
  /// Where a closed commitment stands among them, if it stands there; never cleared.
  private var closedPlaces: [Int32] = []
  /// Where a slot's commitment stands, if it stands there; never cleared.
  private var places: [Int32] = []
  /// Where the cell of a year and source stands, if it stands there; never cleared.
  private var cellPlaces: [Int32] = []

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    commitments.removeAll(keepingCapacity: true)
    closed.removeAll(keepingCapacity: true)
  }

  /// Adds the total of an account; the key is one of the names.
  mutating func add(
    _ key: AccountKey, _ amount: Total, _ currency: Currency, _ names: borrowing MoneyNames
  ) {
    switch key.role {
    case .uncounted: return
    case .committed:
      let order = names.orders[Int(key.number)]
      let place = commitment(order.slot, currency)
      commitments[place].made += amount
      commitments[place].cell = order.cell
    case .relieved:
      commitments[commitment(key.number, currency)].relieved += amount
    default:
      let place = cell(key.number, currency, names)
      cells[place].figures.add(key.role, amount)
      if key.role.isAuthorised { cells[place].authorised += amount }
    }
  }

  /// Marks a commitment as closed: nothing of it stays open.
  mutating func close(commitment: Int32) {
    let index = Int(commitment)
    if index >= closedPlaces.count {
      closedPlaces.append(contentsOf: repeatElement(-1, count: index + 1 - closedPlaces.count))
    }
    closedPlaces[index] = Int32(closed.count)
    closed.append(commitment)
  }

  private func isClosed(_ commitment: Int32) -> Bool {
    guard Int(commitment) < closedPlaces.count else { return false }
    let place = Int(closedPlaces[Int(commitment)])
    return place >= 0 && place < closed.count && closed[place] == commitment
  }

  /// Adds what is open of the commitments to their years and sources.
  mutating func settle(_ names: borrowing MoneyNames) {
    for place in commitments.indices where commitments[place].cell >= 0 {
      let commitment = commitments[place]
      let slot = names.slots[Int(commitment.slot)]
      let open = isClosed(slot.commitment) ? 0 : max(0, commitment.made - commitment.relieved)
      commitments[place].open = open
      let index = cell(commitment.cell, commitment.currency, names)
      cells[index].figures.committed += open
      cells[index].figures.given.insert(.committed)
    }
  }

  /// The figures of a year over all sources.
  func figures(ofYear year: Int16, _ currency: Currency) -> YearFigures {
    var sum = YearFigures()
    for cell in cells where cell.year == year && cell.currency == currency { sum += cell.figures }
    return sum
  }

  private mutating func cell(
    _ number: Int32, _ currency: Currency, _ names: borrowing MoneyNames
  ) -> Int {
    let index = Int(number)
    if index >= cellPlaces.count {
      cellPlaces.append(contentsOf: repeatElement(-1, count: index + 1 - cellPlaces.count))
    }
    let place = Int(cellPlaces[index])
    if place >= 0, place < cells.count, cells[place].number == number {
      if cells[place].currency == currency { return place }
      if let other = cells.firstIndex(where: { $0.number == number && $0.currency == currency }) {
        return other
      }
    } else {
      cellPlaces[index] = Int32(cells.count)
    }
    let name = names.cells[index]
    cells.append(Cell(number: number, year: name.year, source: name.source, currency: currency))
    return cells.count - 1
  }

  private mutating func commitment(_ slot: Int32, _ currency: Currency) -> Int {
    let slotIndex = Int(slot)
    if slotIndex >= places.count {
      places.append(contentsOf: repeatElement(-1, count: slotIndex + 1 - places.count))
    }
    let place = Int(places[slotIndex])
    if place >= 0, place < commitments.count, commitments[place].slot == slot {
      if commitments[place].currency == currency { return place }
      // A commitment in two currencies is rare enough for a search.
      if let other = commitments.firstIndex(where: { $0.slot == slot && $0.currency == currency }) {
        return other
      }
    } else {
      places[slotIndex] = Int32(commitments.count)
    }
    commitments.append(Commitment(slot: slot, currency: currency))
    return commitments.count - 1
  }
}

extension YearFigures {
  /// Adds the total of an account that is no commitment's.
  mutating func add(_ role: AccountRole, _ amount: Total) {
    switch role {
    case .appropriation:
      appropriation += amount
      given.insert(.appropriation)
    case .supplementary:
      supplementary += amount
      given.insert(.supplementary)
    case .overPlan:
      overPlan += amount
      given.insert(.overPlan)
    case .offPlan:
      offPlan += amount
      given.insert(.offPlan)
    case .transferred: transfer(amount)
    case .carried: carry(amount)
    case .blocked:
      blocked += amount
      given.insert(.blocked)
    case .spent:
      spent += amount
      given.insert(.spent)
    case .uncounted, .committed, .relieved: break
    }
  }
}
