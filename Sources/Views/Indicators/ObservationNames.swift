import Timelines
import Vocabulary

/// Which period, unit and dimensions an attribute's number means; each name is taken apart once.
struct ObservationNames: Sendable {
  /// What an attribute of an indicator is.
  struct Name: Sendable {
    /// The period as a number that sorts by its last day, longer periods first; below 0: no value.
    var period: Int32
    /// The place of its unit in ``units``, or -1.
    var unit: Int32 = -1
    /// The place of its other dimensions in ``dimensions``, or -1.
    var dimensions: Int32 = -1

    /// Nothing that indicators are made of.
    static let other: Int32 = -1
  }

  private var names: [Name] = []
  /// Of each attribute the latest period among it and those before it.
  private var latest: [Int32] = []
  /// Of each attribute the earliest period among it and those after it.
  private var earliest: [Int32] = []
  /// The attributes that are breaks.
  private(set) var breaks: [UInt32] = []
  /// The units that occur.
  private(set) var units: [String] = []
  /// The dimensions beside the unit that occur together.
  private(set) var dimensions: [[AttributeName.Dimension]] = []
  private var unitPlaces: [String: Int32] = [:]
  private var dimensionPlaces: [[AttributeName.Dimension]: Int32] = [:]

  private static let valuePrefix = Array("observation:\(SeriesFamily.values.rawValue):".utf8)
  private static let breakPrefix = Array("set:\(SetFamily.breaks.rawValue):".utf8)

  /// Takes the names apart that were not there the last time.
  mutating func catchUp(_ reading: borrowing Reading) throws(TimelinesError) {
    let known = names.count
    try reading.forEachAttribute(from: Workspace.dynamicBase + UInt32(known)) { number, bytes in
      var name = Name(period: Name.other)
      if bytes.starts(with: ObservationNames.valuePrefix) {
        name = self.name(AttributeName(bytes.string(in: 0..<bytes.count)))
      } else if bytes.starts(with: ObservationNames.breakPrefix) {
        breaks.append(number)
      }
      names.append(name)
      latest.append(max(latest.last ?? 0, name.period))
    }
    guard names.count > known else { return }
    earliest = Array(repeating: .max, count: names.count)
    var least = Int32.max
    for place in names.indices.reversed() {
      if names[place].period > 0 { least = min(least, names[place].period) }
      earliest[place] = least
    }
  }

  /// The name of an attribute.
  func name(of attribute: UInt32) -> Name {
    let place = Int(attribute &- Workspace.dynamicBase)
    return place < names.count ? names[place] : Name(period: Name.other)
  }

  /// The last attribute of a period before another; nil where there is none.
  func lastAttribute(before period: Int32) -> UInt32? {
    var (low, high) = (0, earliest.count)
    while low < high {
      let middle = (low + high) / 2
      if earliest[middle] < period { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? Workspace.dynamicBase + UInt32(low - 1) : nil
  }

  /// The latest period that an attribute up to this one can be of.
  func latestPeriod(through attribute: UInt32) -> Int32 {
    let place = Int(attribute &- Workspace.dynamicBase)
    return place < latest.count ? latest[place] : .max
  }

  private mutating func name(_ text: AttributeName) -> Name {
    var name = Name(period: Name.other)
    guard let period = text.period else { return name }
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

extension Span where Element == UInt8 {
  /// Whether the bytes begin with others.
  fileprivate func starts(with prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for place in prefix.indices where self[place] != prefix[place] { return false }
    return true
  }
}
