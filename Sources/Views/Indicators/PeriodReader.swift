import Timelines
import Vocabulary

/// Makes the row of one period from its observations.
struct PeriodReader {
  /// The observations of one unit and dimensions, the one that counts last.
  private struct Slot {
    var unit: Int32
    var dimensions: Int32
    var observations: [Observation]
  }

  let facts: IndicatorFacts
  let names: ObservationNames
  /// Whether vintages are wanted.
  let withVintages: Bool

  /// The rows of all periods that were read, in order.
  static func rows(
    _ workspace: IndicatorWorkspace, _ eras: EraList, withVintages: Bool,
    warnings: inout Set<Notice.Kind>
  ) -> (rows: [IndicatorRow], vintages: [IndicatorVintage]) {
    let reader = PeriodReader(
      facts: workspace.facts, names: workspace.names, withVintages: withVintages)
    let runs = workspace.facts.runs
    var rows: [IndicatorRow] = []
    rows.reserveCapacity(runs.count)
    var vintages: [IndicatorVintage] = []
    if withVintages { vintages.reserveCapacity(workspace.facts.observations.count) }
    var place = -1
    var era = IndicatorEra()
    var start = 0
    while start < runs.count {
      let end = workspace.facts.endOfPeriod(from: start)
      let now = eras.place(of: Day(ordinal: ObservationNames.lastDay(runs[start].period)))
      if now != place {
        place = now
        era = eras.era(at: now)
      }
      rows.append(reader.row(runs[start..<end], era, vintages: &vintages, warnings: &warnings))
      start = end
    }
    return (rows, vintages)
  }

  /// The value of a unit of a period, for grouping.
  struct UnitValue {
    var unit: String
    var measured: Measured
  }

  /// What one period says.
  struct Outcome {
    var own: Measured?
    var units: [UnitValue] = []
    var rollUp: Measured?
    var count = 0
    /// Whether units have values that cannot be put together.
    var isUncombined = false
  }

  /// The row of the period whose runs these are.
  func row(
    _ runs: ArraySlice<IndicatorFacts.Run>, _ era: IndicatorEra,
    vintages: inout [IndicatorVintage], warnings: inout Set<Notice.Kind>
  ) -> IndicatorRow {
    let number = runs.first?.period ?? 0
    var row = IndicatorRow(period: ObservationNames.period(number))
    row.definition = era.version
    let start = vintages.count
    if runs.count == 1, let run = runs.first, run.unit < 0, run.dimensions < 0 {
      // The usual case: values of the indicator as a whole alone.
      take(run.observations, era, into: &row, vintages: &vintages)
    } else {
      let outcome = read(runs, era, vintages: &vintages)
      if outcome.isUncombined { warnings.insert(.unitsNotCombined) }
      row.take(outcome, era)
    }
    row.vintages = start..<vintages.count
    row.judge(era, on: ObservationNames.lastDay(number))
    return row
  }

  /// Takes the one of these observations that counts; all of them are vintages.
  private func take(
    _ observations: Range<Int>, _ era: IndicatorEra, into row: inout IndicatorRow,
    vintages: inout [IndicatorVintage]
  ) {
    var shown = observations.lowerBound
    for place in observations.dropFirst()
    where facts.observations[place].outranks(facts.observations[shown]) { shown = place }
    row.take(Measured(facts.observations[shown], era), era)
    row.count = observations.count
    guard withVintages else { return }
    let start = vintages.count
    var isInOrder = true
    for place in observations {
      if place > observations.lowerBound,
        !facts.observations[place].outranks(facts.observations[place - 1])
      {
        isInOrder = false
        break
      }
      vintages.append(IndicatorVintage(Measured(facts.observations[place], era), era))
    }
    guard !isInOrder else { return }
    vintages.removeSubrange(start...)
    let order = observations.sorted {
      facts.observations[$1].outranks(facts.observations[$0])
    }
    for place in order {
      vintages.append(IndicatorVintage(Measured(facts.observations[place], era), era))
    }
  }

  /// What a period says of the indicator as a whole and of its units.
  func read(
    _ runs: ArraySlice<IndicatorFacts.Run>, _ era: IndicatorEra,
    vintages: inout [IndicatorVintage]
  ) -> Outcome {
    let slots = slots(runs)
    var outcome = Outcome()
    var place = 0
    var ofUnits = 0
    while place < slots.count {
      let unit = slots[place].unit
      let start = place
      while place < slots.count, slots[place].unit == unit { place += 1 }
      let group = slots[start..<place]
      guard let measured = total(group, era) else {
        outcome.isUncombined = true
        continue
      }
      if unit < 0 {
        outcome.own = measured
        outcome.count = group.reduce(0) { $0 + $1.observations.count }
        append(group, era, to: &vintages)
      } else {
        outcome.units.append(UnitValue(unit: names.units[Int(unit)], measured: measured))
        ofUnits += group.reduce(0) { $0 + $1.observations.count }
        if outcome.own == nil { append(group, era, to: &vintages) }
      }
    }
    if outcome.own == nil { outcome.count = ofUnits }
    let present = outcome.units.map(\.measured).filter { $0.value != nil }
    outcome.rollUp = Measured.rollUp(present, era)
    if outcome.rollUp == nil, !present.isEmpty, era.aggregation != .none {
      outcome.isUncombined = true
    }
    return outcome
  }

  private func slots(_ runs: ArraySlice<IndicatorFacts.Run>) -> [Slot] {
    var slots: [Slot] = []
    for run in runs {
      let observations = facts.observations[run.observations]
      if let last = slots.last, last.unit == run.unit, last.dimensions == run.dimensions {
        slots[slots.count - 1].observations += observations
      } else {
        slots.append(
          Slot(
            unit: run.unit, dimensions: run.dimensions, observations: Array(observations)))
      }
    }
    for place in slots.indices where slots[place].observations.count > 1 {
      slots[place].observations.sort { $1.outranks($0) }
    }
    return slots
  }

  /// The value of one unit, or of none: what was said without dimensions, else the sum over those
  /// dimensions that may be summed.
  private func total(_ slots: ArraySlice<Slot>, _ era: IndicatorEra) -> Measured? {
    guard let first = slots.first else { return nil }
    if first.dimensions < 0 { return first.observations.last.map { Measured($0, era) } }
    var groups: [[String]: [Measured]] = [:]
    for slot in slots {
      let keys = names.dimensions[Int(slot.dimensions)].map(\.name)
      guard keys.allSatisfy(era.additive.contains), let shown = slot.observations.last
      else { continue }
      groups[keys, default: []].append(Measured(shown, era))
    }
    // Values by sex and again by age would count everybody twice: one way of dividing counts.
    let chosen = groups.keys.min { ($0.count, $0.joined()) < ($1.count, $1.joined()) }
    guard let parts = chosen.flatMap({ groups[$0] }) else { return nil }
    if let missing = parts.first(where: { $0.value == nil }) { return missing }
    return Measured.sum(parts, era)
  }

  private func append(
    _ slots: ArraySlice<Slot>, _ era: IndicatorEra, to vintages: inout [IndicatorVintage]
  ) {
    guard withVintages else { return }
    for slot in slots {
      for observation in slot.observations {
        var vintage = IndicatorVintage(Measured(observation, era), era)
        if slot.unit >= 0 { vintage.unit = names.units[Int(slot.unit)] }
        if slot.dimensions >= 0 {
          vintage.dimensions = names.dimensions[Int(slot.dimensions)].map {
            "\($0.name)=\($0.value)"
          }
        }
        vintages.append(vintage)
      }
    }
  }
}

extension IndicatorVintage {
  init(_ measured: Measured, _ era: IndicatorEra) {
    self.init(
      value: measured.value, decimals: era.decimals(ofInputs: measured.scale),
      missing: measured.missing, state: measured.state, sequence: measured.sequence,
      cause: measured.cause)
  }
}

extension IndicatorRow {
  /// Takes the value of an observation or of several together.
  mutating func take(_ measured: Measured, _ era: IndicatorEra) {
    value = measured.value
    numerator = measured.numerator
    denominator = measured.denominator
    state = measured.state
    missing = measured.missing
    sequence = measured.sequence
    measuredWithDefinition = measured.definition
    decimals = measured.scale
  }

  /// Takes what a period says: its own total wins, what the units make stands beside it.
  mutating func take(_ outcome: PeriodReader.Outcome, _ era: IndicatorEra) {
    count = outcome.count
    let reported = ReportedUnits(outcome.units, era)
    if let own = outcome.own {
      take(own, era)
      if !outcome.units.isEmpty {
        let together = outcome.rollUp?.value
        rollUp = UnitRollUp(
          value: together,
          difference: together.flatMap { sum in own.value.map { $0 - sum } },
          reported: reported)
      }
    } else {
      if let together = outcome.rollUp {
        take(together, era)
      } else {
        missing = IndicatorRow.commonReason(outcome.units.map(\.measured.missing))
      }
      self.reported = reported
    }
  }

  /// Why all of several have no value, where they say the same.
  static func commonReason(_ reasons: [String?]) -> String? {
    guard let first = reasons.first, reasons.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Judges the value by what was valid on the period's last day.
  mutating func judge(_ era: IndicatorEra, on day: Int) {
    target = era.target?.target(on: day, isFlow: era.measure == .flow)
    let scale = target == nil ? decimals : max(decimals, era.target?.scale ?? 0)
    decimals = era.decimals(ofInputs: scale)
    guard reported == nil else { return }
    light = .grey
    guard let value else { return }
    var judgement: TargetComparison?
    if let target {
      let made = TargetComparison(value, target, era.direction)
      deviation = made.deviation
      missed = made.missed
      isShareless = made.isShareless
      judgement = made
    }
    if let thresholds = era.thresholds { light = thresholds.light(value, judgement) }
  }
}

extension ReportedUnits {
  /// How many units have a value of those that should report; nil where none is missing.
  init?(_ units: [PeriodReader.UnitValue], _ era: IndicatorEra) {
    let present = Set(units.filter { $0.measured.value != nil }.map(\.unit))
    let expected = era.reporting.map(Set.init) ?? Set(units.map(\.unit))
    let count = expected.intersection(present).count
    guard count < expected.count else { return nil }
    self.init(count: count, of: expected.count)
  }
}
