import Timelines
import Vocabulary

/// What is known of one indicator, read into buffers that are filled again and again.
struct IndicatorFacts: Sendable {
  /// What a register was said to be from a day on.
  struct RegisterFact: Sendable {
    var attribute: UInt16
    var validFrom: Day
    var validTo: Day?
    var sequence: UInt64
    var isRevision: Bool
    var isUnset: Bool
    var typeNumber: UInt16
    var template: UInt8
    /// Where its value stands in ``IndicatorFacts/bytes``.
    var value: Range<Int>

    func holds(on day: Day) -> Bool {
      validFrom <= day && (validTo.map { day < $0 } ?? true)
    }
  }

  /// A change of the way of counting.
  struct BreakFact: Sendable {
    var validFrom: Day
    var validTo: Day?
    var sequence: UInt64
  }

  /// The observations of one period, unit and dimensions.
  struct Run: Sendable {
    var period: Int32
    var unit: Int32
    var dimensions: Int32
    var observations: Range<Int>
  }

  private(set) var registers: [RegisterFact] = []
  private(set) var bytes: [UInt8] = []
  private(set) var breaks: [BreakFact] = []
  private(set) var runs: [Run] = []
  private(set) var observations: [Observation] = []
  /// Whether there are periods before those that were read.
  private(set) var hasOlder = false
  private var window: [Int32] = []
  /// Where the runs of a page begin.
  private var starts: [Int] = []

  /// The type of revisions.
  private static let revisedType =
    UInt16(EventTypeName.indicatorRevised.number)

  /// Reads an indicator at a point: its registers on all days, and of its observations those of the
  /// latest periods that ended by then.
  mutating func read(
    _ indicator: UInt32, _ pages: inout FactPages, _ reading: borrowing Reading,
    _ names: ObservationNames, periodsMax: Int
  ) throws(TimelinesError) {
    registers.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    observations.removeAll(keepingCapacity: true)
    window.removeAll(keepingCapacity: true)
    hasOlder = false
    var found = try pages.first(of: indicator)
    while found {
      let isLast = readRegisters(pages.page)
      found = isLast ? false : try pages.next()
    }
    try readBreaks(indicator, &pages, names)
    let end = ObservationNames.end(reading.point.asOf)
    if let limit = names.lastAttribute(before: end) {
      found = try pages.last(of: indicator, through: limit)
    }
    while found {
      let isDone = readObservations(pages.page, end, periodsMax, names)
      found = isDone ? false : try pages.previous()
    }
    if hasOlder, let first = window.last { runs.removeAll { $0.period < first } }
    runs.sort {
      $0.period != $1.period
        ? $0.period < $1.period
        : $0.unit != $1.unit ? $0.unit < $1.unit : $0.dimensions < $1.dimensions
    }
  }

  /// Whether anything is known to be final of the periods before those that were read: values that are
  /// not are passed by.
  func hasOlderFinal(
    _ indicator: UInt32, _ pages: inout FactPages, _ names: ObservationNames
  ) throws(TimelinesError) -> Bool {
    guard hasOlder, let first = window.last, let limit = names.lastAttribute(before: first) else {
      return false
    }
    var found = try pages.last(of: indicator, through: limit)
    while found {
      do {
        let page = pages.page
        if page.holdsFinal, hasFinal(page, before: first, names) { return true }
      }
      found = try pages.previous()
    }
    return false
  }

  private func hasFinal(_ page: FactPage, before end: Int32, _ names: ObservationNames) -> Bool {
    var at = page.runs.lowerBound
    while at < page.runs.upperBound {
      let run = page.run(at: at)
      at = run.end
      guard run.attribute >= Workspace.dynamicBase else { continue }
      let period = names.name(of: run.attribute).period
      guard period > 0, period < end else { continue }
      for index in 0..<run.count where page.known(index, of: run)?.isFinal == true { return true }
    }
    return false
  }

  /// The place after the last run of the period whose first run stands at a place.
  func endOfPeriod(from start: Int) -> Int {
    var end = start + 1
    while end < runs.count, runs[end].period == runs[start].period { end += 1 }
    return end
  }

  /// True where the registers ended on the page.
  private mutating func readRegisters(_ page: FactPage) -> Bool {
    var at = page.runs.lowerBound
    while at < page.runs.upperBound {
      let run = page.run(at: at)
      at = run.end
      guard run.attribute < Workspace.dynamicBase else { return true }
      guard IndicatorRegisters.wanted[Int(run.attribute)] else { continue }
      for index in 0..<run.count {
        guard let fact = page.known(index, of: run) else { continue }
        let start = bytes.count
        bytes.append(page.bytes, fact.value)
        registers.append(
          RegisterFact(
            attribute: UInt16(run.attribute), validFrom: fact.validFrom, validTo: fact.validTo,
            sequence: fact.sequence, isRevision: fact.typeNumber == IndicatorFacts.revisedType,
            isUnset: fact.kind == .unset, typeNumber: fact.typeNumber, template: fact.template,
            value: start..<bytes.count))
      }
    }
    return false
  }

  /// Reads the breaks: there are few, and each has an attribute of its own.
  private mutating func readBreaks(
    _ indicator: UInt32, _ pages: inout FactPages, _ names: ObservationNames
  ) throws(TimelinesError) {
    for attribute in names.breaks {
      var found = try pages.last(of: indicator, through: attribute)
      while found {
        let goesOn = takeBreaks(pages.page, attribute)
        found = goesOn ? try pages.previous() : false
      }
    }
  }

  /// Takes the breaks of an attribute on a page; true where there may be more on the page before.
  private mutating func takeBreaks(_ page: FactPage, _ attribute: UInt32) -> Bool {
    var at = page.runs.lowerBound
    var isFirst = true
    var goesOn = false
    while at < page.runs.upperBound {
      let run = page.run(at: at)
      at = run.end
      if run.attribute == attribute {
        goesOn = isFirst
        takeBreaks(page, run)
      }
      isFirst = false
    }
    return goesOn
  }

  private mutating func takeBreaks(_ page: FactPage, _ run: FactRun) {
    for index in 0..<run.count {
      guard let fact = page.known(index, of: run), fact.kind == .member else { continue }
      breaks.append(
        BreakFact(validFrom: fact.validFrom, validTo: fact.validTo, sequence: fact.sequence))
    }
  }

  /// True where nothing that is wanted can stand on the pages before.
  private mutating func readObservations(
    _ page: FactPage, _ end: Int32, _ periodsMax: Int, _ names: ObservationNames
  ) -> Bool {
    starts.removeAll(keepingCapacity: true)
    let runs = page.runs
    var at = runs.lowerBound
    var hasRegisters = false
    var first: UInt32?
    while at < runs.upperBound {
      let run = page.run(at: at)
      if run.attribute < Workspace.dynamicBase {
        hasRegisters = true
      } else {
        if first == nil { first = run.attribute }
        starts.append(at)
      }
      at = run.end
    }
    // The latest first, so that few of the earlier ones are looked at.
    while let start = starts.popLast() {
      let run = page.run(at: start)
      let name = names.name(of: run.attribute)
      guard name.period > 0, name.period < end else { continue }
      if window.count == periodsMax, let least = window.last, name.period < least {
        hasOlder = true
      } else {
        take(page, run, name, periodsMax)
      }
    }
    guard !hasRegisters else { return true }
    if window.count == periodsMax, let least = window.last, let first,
      names.latestPeriod(through: first) < least
    {
      hasOlder = true
      return true
    }
    return false
  }

  private mutating func take(
    _ page: FactPage, _ run: FactRun, _ name: ObservationNames.Name, _ periodsMax: Int
  ) {
    let start = observations.count
    for index in 0..<run.count {
      guard let fact = page.known(index, of: run) else { continue }
      observations.append(
        Observation(sequence: fact.sequence, rank: fact.rank, page.bytes, fact.value))
    }
    guard observations.count > start else { return }
    runs.append(
      Run(
        period: name.period, unit: name.unit, dimensions: name.dimensions,
        observations: start..<observations.count))
    guard periodsMax < .max else { return }
    // The latest periods, falling.
    guard let place = window.firstIndex(where: { $0 <= name.period }) else {
      window.append(name.period)
      return
    }
    guard window[place] != name.period else { return }
    window.insert(name.period, at: place)
    if window.count > periodsMax {
      window.removeLast()
      hasOlder = true
    }
  }
}

/// The registers that an indicator is judged by.
enum IndicatorRegisters {
  static let exists = number(.exists)
  static let retired = number(.retired)
  static let baseline = number(.baseline)
  static let target = number(.target)
  static let thresholds = number(.thresholds)
  static let title = number(.definitionTitle)
  static let unit = number(.definitionUnit)
  static let measure = number(.definitionMeasure)
  static let direction = number(.definitionDirection)
  static let frequency = number(.definitionFrequency)
  static let decimals = number(.definitionDecimals)
  static let scale = number(.definitionScale)
  static let aggregation = number(.definitionAggregation)
  static let reporting = number(.definitionReporting)
  static let additive = number(.definitionAdditive)
  static let inventory = number(.definitionInventory)
  static let states = number(.definitionStates)
  static let aspect = number(.definitionAspect)
  static let stale = number(.definitionStale)
  private static let text = number(.definitionText)
  private static let plain = number(.definitionPlain)
  private static let owner = number(.definitionOwner)

  /// Whether the register of a number is part of the definition.
  static let ofDefinition: [Bool] = Attributes.names.map { $0.hasPrefix("definition.") }

  /// Whether the register of a number is one of them.
  static let wanted: [Bool] = {
    let all: Set<UInt16> = [
      exists, retired, baseline, target, thresholds, title, unit, measure, direction, frequency,
      decimals, scale, aggregation, reporting, additive, inventory, states, aspect, stale, text,
      plain, owner,
    ]
    return Attributes.names.indices.map { all.contains(UInt16($0)) }
  }()

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}
