import Timelines
import Vocabulary

/// Which period, unit and dimensions an attribute's number means; each name is taken apart once.
struct ObservationNames: Sendable {
  /// What an attribute of an indicator is.
  struct Name: Sendable {
    /// The period as a number that sorts by its last day, longer periods first; 0: not looked at
    /// yet, below 0: no value.
    var period: Int32 = 0
    /// The place of its unit in ``units``, or -1.
    var unit: Int32 = -1
    /// The place of its other dimensions in ``dimensions``, or -1.
    var dimensions: Int32 = -1

    /// Nothing that indicators are made of.
    static let other: Int32 = -1
    /// A day on which the way of counting changed.
    static let breakDay: Int32 = -2
  }

  private var names: [Name] = []
  /// The units that occur.
  private(set) var units: [String] = []
  /// The dimensions beside the unit that occur together.
  private(set) var dimensions: [[AttributeName.Dimension]] = []
  private var unitPlaces: [String: Int32] = [:]
  private var dimensionPlaces: [[AttributeName.Dimension]: Int32] = [:]

  /// The name of an attribute.
  @inline(__always)
  mutating func name(
    of attribute: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Name {
    let place = Int(attribute &- Workspace.dynamicBase)
    if place < names.count, names[place].period != 0 { return names[place] }
    return try learn(attribute, place, reading)
  }

  private mutating func learn(
    _ attribute: UInt32, _ place: Int, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Name {
    var name = Name(period: Name.other)
    let text = try reading.attribute(attribute)
    if text.kind == .observation, text.family == "values", let period = text.period {
      name.period = ObservationNames.number(of: period)
      if let unit = text.dimensions.first(where: { $0.name == "unit" })?.value {
        name.unit = self.unit(unit)
      }
      let others = text.dimensions.filter { $0.name != "unit" }
      if !others.isEmpty {
        if dimensionPlaces[others] == nil {
          dimensionPlaces[others] = Int32(dimensions.count)
          dimensions.append(others)
        }
        name.dimensions = dimensionPlaces[others] ?? -1
      }
    } else if text.kind == .set, text.family == "breaks" {
      name.period = Name.breakDay
    }
    if place >= names.count {
      names.append(contentsOf: repeatElement(Name(), count: place + 1 - names.count))
    }
    names[place] = name
    return name
  }

  private mutating func unit(_ name: String) -> Int32 {
    if let place = unitPlaces[name] { return place }
    unitPlaces[name] = Int32(units.count)
    units.append(name)
    return Int32(units.count - 1)
  }

  /// Days before this one cannot be written.
  private static let dayOffset = 30_000

  /// The number by which periods sort: by the last day, those that begin first before others.
  static func number(of period: Period) -> Int32 {
    Int32((period.lastDay.ordinal + dayOffset) << 3 | Int(period.length.rawValue))
  }

  /// The last day of a period's number, counted from 1970.
  static func lastDay(_ number: Int32) -> Int { Int(number >> 3) - dayOffset }

  /// The number above those of all periods that end by a day.
  static func end(_ day: Day) -> Int32 { Int32((day.ordinal + dayOffset + 1) << 3) }

  /// The period of a number.
  static func period(_ number: Int32) -> Period {
    Period(
      length: Period.Length(rawValue: UInt8(number & 7)) ?? .day,
      containing: Day(ordinal: lastDay(number)))
  }
}
