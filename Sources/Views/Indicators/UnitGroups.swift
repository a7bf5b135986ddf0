import Timelines
import Vocabulary

/// By what the values of units are put together.
public enum UnitGrouping: String, Sendable, CaseIterable {
  /// The unit that stands in for it, after successors.
  case unit
  /// The department of that unit.
  case department
}

/// The value of some units of an indicator in one period.
public struct IndicatorGroupRow: Sendable {
  /// The period and its value; never judged, since targets are those of the whole.
  public var row: IndicatorRow
  /// The unit or department; absent where a unit stands under none.
  public var group: String?
}

/// Puts the values of units together by unit or department.
struct UnitGroups {
  let grouping: UnitGrouping
  /// The day whose organisation groups; that of each period's last day if nil.
  let organisationDay: Day?
  private var trees: [Day: OrganisationTree] = [:]

  init(_ grouping: UnitGrouping, organisationDay: Day?) {
    self.grouping = grouping
    self.organisationDay = organisationDay
  }

  /// The rows of all periods that were read: groups in byte order, units under none last.
  mutating func rows(
    _ workspace: IndicatorWorkspace, _ eras: EraList, _ reading: borrowing Reading,
    warnings: inout Set<ViewWarning>
  ) throws(TimelinesError) -> [IndicatorGroupRow] {
    let reader = PeriodReader(
      facts: workspace.facts, names: workspace.names, withVintages: false)
    let runs = workspace.facts.runs
    var rows: [IndicatorGroupRow] = []
    var start = 0
    while start < runs.count {
      var end = start + 1
      while end < runs.count, runs[end].period == runs[start].period { end += 1 }
      let day = Day(ordinal: ObservationNames.lastDay(runs[start].period))
      let era = eras.era(on: day)
      var vintages: [IndicatorVintage] = []
      let outcome = reader.read(runs[start..<end], era, vintages: &vintages)
      let period = ObservationNames.period(runs[start].period)
      let tree = try tree(organisationDay ?? day, reading)
      rows += self.rows(period, outcome.units, era, tree, &warnings)
      start = end
    }
    return rows
  }

  private mutating func tree(
    _ day: Day, _ reading: borrowing Reading
  ) throws(TimelinesError) -> OrganisationTree {
    if let tree = trees[day] { return tree }
    let tree = try OrganisationTree(reading, on: day)
    trees[day] = tree
    return tree
  }

  private func rows(
    _ period: Period, _ units: [PeriodReader.UnitValue], _ era: IndicatorEra,
    _ tree: OrganisationTree, _ warnings: inout Set<ViewWarning>
  ) -> [IndicatorGroupRow] {
    var members: [String?: [PeriodReader.UnitValue]] = [:]
    for unit in units {
      members[group(unit.unit, tree, &warnings), default: []].append(unit)
    }
    var expected: [String?: [String]] = [:]
    for unit in era.reporting ?? [] {
      expected[group(unit, tree, &warnings), default: []].append(unit)
    }
    let named = Set(members.keys).union(expected.keys)
    let order = named.compactMap { $0 }.sorted { $0.isBefore($1) }.map(Optional.some)
    return (order + (named.contains(nil) ? [nil] : [])).map { group in
      var part = era
      part.reporting = era.reporting.map { _ in expected[group] ?? [] }
      var outcome = PeriodReader.Outcome()
      outcome.units = members[group] ?? []
      outcome.count = outcome.units.count
      outcome.rollUp = Measured.rollUp(
        outcome.units.map(\.measured).filter { $0.value != nil }, era)
      var row = IndicatorRow(period: period)
      row.take(outcome, part)
      row.definition = era.version
      row.decimals = era.decimals(ofInputs: row.decimals)
      return IndicatorGroupRow(row: row, group: group)
    }
  }

  private func group(
    _ unit: String, _ tree: OrganisationTree, _ warnings: inout Set<ViewWarning>
  ) -> String? {
    let place = tree.place(of: unit)
    if place.isCycle { warnings.insert(ViewWarning(.cycle, unit)) }
    if place.isSplit { warnings.insert(ViewWarning(.splitNotReassigned, unit)) }
    return grouping == .unit ? place.unit : place.department
  }
}
