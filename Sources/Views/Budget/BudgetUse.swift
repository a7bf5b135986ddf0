import Timelines
import Vocabulary

/// What an attribute means to the budget of a year, in numbers; made once for each attribute.
enum BudgetUse: Sendable {
  /// Not looked at yet.
  case unread
  /// Of no use here.
  case ignored
  /// An account whose total belongs to a component.
  case component(BudgetComponent, year: Int16, source: Int32)
  /// An account of transfers or carry-forwards, whose bookings go in and out.
  case moved(into: BudgetComponent, outOf: BudgetComponent, year: Int16, source: Int32)
  /// Orders of a commitment in a year.
  case committed(AccountKey, year: Int16)
  /// What was paid on a commitment in a year.
  case relieved(AccountKey, year: Int16)
  /// The register that says that a commitment is closed.
  case closes(commitment: Int32)
  /// The forecast of a year.
  case forecast(year: Int16)
  /// Authority of a year for another in which it is due.
  case authority(year: Int16, due: Int16)
  /// An alignment; the number is its place in ``Workspace/targets``.
  case alignment(Int32)

  /// The fiscal year of an account.
  var year: Int16? {
    switch self {
    case .component(_, let year, _), .moved(_, _, let year, _), .authority(let year, _): year
    case .committed(_, let year), .relieved(_, let year): year
    default: nil
    }
  }
}

/// The meanings of attributes, and buffers, for the budget.
struct BudgetWorkspace: Sendable {
  var workspace = Workspace()
  /// What of a subject is read in the year at hand, and what is booked one by one.
  var selection = Selection()
  private var year: Int16?
  /// The same of other years that were asked for.
  private var selections: [Int16: Selection] = [:]
  var bookings: [BookedFlow] = []
  var unknown: [UInt32] = []
  var cells: [BudgetCell] = []
  /// The authority of each year and due year that a subject has.
  var authority: [(year: Int16, due: Int16, granted: Total)] = []
  private var uses: [BudgetUse] = []

  /// Years of which is remembered what is read.
  private static let yearsMax = 16

  /// Goes to a year; what is read of subjects in it depends on nothing else.
  mutating func select(_ year: Int16) {
    guard year != self.year else { return }
    if selections.count >= BudgetWorkspace.yearsMax { selections.removeAll() }
    if let last = self.year { selections[last] = selection }
    selection = selections.removeValue(forKey: year) ?? Selection()
    self.year = year
  }

  /// What an attribute means; fixed registers are `ignored`.
  mutating func use(
    of attribute: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) -> BudgetUse {
    guard attribute >= Workspace.dynamicBase else { return .ignored }
    let place = Int(attribute - Workspace.dynamicBase)
    if place < uses.count {
      guard case .unread = uses[place] else { return uses[place] }
    }
    let name = try reading.attribute(attribute)
    let use: BudgetUse
    switch name.kind {
    case .account: use = account(name.name)
    case .register where name.isRegister(of: .commitmentClosed):
      use = .closes(commitment: workspace.names.commitment(name.parts.first ?? ""))
    case .register where name.isRegister(of: .forecast):
      use = name.parts.first.flatMap { Int16($0) }.map { .forecast(year: $0) } ?? .ignored
    case .set:
      let meaning = try workspace.use(of: attribute, reading)
      if meaning.tag == .alignment {
        use = .alignment(meaning.number)
      } else {
        use = .ignored
      }
    default: use = .ignored
    }
    if place >= uses.count {
      uses.append(contentsOf: repeatElement(.unread, count: place + 1 - uses.count))
    }
    uses[place] = use
    return use
  }

  /// Takes a name such as `account:spent/2024/source/hh/material:EUR` apart by its places: keys may
  /// look like years or kinds.
  private mutating func account(_ name: String) -> BudgetUse {
    let body = name.dropFirst("account:".count)
    let parts = body[..<(body.lastIndex(of: ":") ?? body.endIndex)]
      .split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return .ignored }
    let year = Int16(parts[1]) ?? 0
    func source(at place: Int) -> Int32 {
      place + 1 < parts.count
        ? workspace.names.source("\(parts[place])/\(parts[place + 1])") : -1
    }
    switch (AccountFamily(rawValue: String(parts[0])), parts.count) {
    case (.appropriated, 6):
      guard
        let component = BudgetUse.appropriated(String(parts[4]), isExpense: parts[5] == "expense")
      else { return .ignored }
      return .component(component, year: year, source: source(at: 2))
    case (.transferred, 4):
      return .moved(
        into: .transferredIn, outOf: .transferredOut, year: year, source: source(at: 2))
    case (.carried, 4):
      return .moved(into: .carriedIn, outOf: .carriedOut, year: year, source: source(at: 2))
    case (.blocked, 4): return .component(.blocked, year: year, source: source(at: 2))
    case (.spent, 5): return .component(.spent, year: year, source: source(at: 2))
    case (.received, 4): return .component(.received, year: year, source: source(at: 2))
    case (.authority, 5): return .authority(year: year, due: Int16(parts[2]) ?? 0)
    case (.committed, 5):
      let names = [String(parts[1]), String(parts[2]), "\(parts[3])/\(parts[4])"]
      return .committed(
        workspace.names.key(family: .committed, parts: names, year: Int(parts[2]) ?? 0),
        year: Int16(parts[2]) ?? 0)
    case (.relieved, 3):
      return .relieved(
        workspace.names.key(
          family: .relieved, parts: [String(parts[1]), String(parts[2])],
          year: Int(parts[2]) ?? 0),
        year: Int16(parts[2]) ?? 0)
    default: return .ignored
    }
  }
}

extension BudgetUse {
  /// The component of a kind of appropriation on one of the two sides.
  fileprivate static func appropriated(_ kind: String, isExpense: Bool) -> BudgetComponent? {
    switch kind {
    case "appropriation": isExpense ? .appropriation : .revenuePlanned
    case "supplementary": isExpense ? .supplementary : .revenuePlanned
    case "over-plan": isExpense ? .overPlan : .revenuePlanned
    case "off-plan": isExpense ? .offPlan : .revenuePlanned
    case "requested": isExpense ? .requested : .revenueRequested
    case "draft": isExpense ? .draft : .revenueDraft
    case "medium-term": isExpense ? .mediumTerm : .revenueMediumTerm
    case "result": isExpense ? .result : .revenueResult
    default: nil
    }
  }
}

/// The figures of one source and currency.
struct BudgetCell: Sendable {
  let source: Int32
  let currency: Currency
  var figures = BudgetFigures()
}

extension BudgetWorkspace {
  /// Adds an amount to the figures of a source; -1 is none.
  mutating func add(
    _ amount: Total, _ component: BudgetComponent, _ source: Int32, _ currency: Currency
  ) {
    if let place = cells.firstIndex(where: { $0.source == source && $0.currency == currency }) {
      cells[place].figures[component] += amount
      return
    }
    var cell = BudgetCell(source: source, currency: currency)
    cell.figures[component] = amount
    cells.append(cell)
  }
}
