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

  /// The rows of all periods from the first that was read: groups in byte order, units under none
  /// last. Of a period of which nothing is known the groups are those of the units that should
  /// report.
  mutating func rows(
    _ workspace: IndicatorWorkspace, _ eras: EraList, _ reading: borrowing Reading,
    warnings: inout Set<Notice>
  ) throws(TimelinesError) -> [IndicatorGroupRow] {
    let reader = PeriodReader(
      facts: workspace.facts, names: workspace.names, withVintages: false)
    let facts = workspace.facts
    var parts: [Range<Int>] = []
    while let start = parts.last?.upperBound ?? facts.runs.indices.first, start < facts.runs.count {
      parts.append(start..<facts.endOfPeriod(from: start))
    }
    let periods = parts.map { ObservationNames.period(facts.runs[$0.lowerBound].period) }
    var rows: [IndicatorGroupRow] = []
    for (period, place) in DuePeriods(eras: eras).filling(periods, by: reading.point.asOf) {
      let era = eras.era(on: period.lastDay)
      var units: [PeriodReader.UnitValue] = []
      if let place {
        var vintages: [IndicatorVintage] = []
        units = reader.read(facts.runs[parts[place]], era, vintages: &vintages).units
      }
      let tree = try tree(organisationDay ?? period.lastDay, reading)
      rows += self.rows(period, units, era, tree, &warnings)
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
    _ tree: OrganisationTree, _ warnings: inout Set<Notice>
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
      if outcome.units.isEmpty { row.missing = IndicatorRow.notReported }
      row.definition = era.version
      row.decimals = era.decimals(ofInputs: row.decimals)
      return IndicatorGroupRow(row: row, group: group)
    }
  }

  private func group(
    _ unit: String, _ tree: OrganisationTree, _ warnings: inout Set<Notice>
  ) -> String? {
    let place = tree.place(of: unit)
    if place.isCycle { warnings.insert(Notice(.cycle, unit)) }
    if place.isSplit { warnings.insert(Notice(.splitNotReassigned, unit)) }
    return grouping == .unit ? place.unit : place.department
  }
}
