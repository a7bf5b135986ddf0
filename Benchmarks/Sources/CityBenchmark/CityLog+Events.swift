import Vocabulary

extension CityLog {
  /// One of the events that set the city up.
  mutating func setUp(_ place: Int) -> Draft {
    var place = place
    var data: [UInt8] = []
    let day = Self.firstDay
    if place < names.units.count {
      data.append(field: 1, varint: place == 0 ? 1 : 3)
      data.append(field: 3, text: "Amt \(place)")
      if place > 0 { data.append(field: 4, text: names.units[0]) }
      return draft(names.types.unit, names.units[place], data, from: day)
    }
    place -= names.units.count
    if place < names.sources.count {
      data.append(field: 1, varint: UInt64(place + 1))
      data.append(field: 2, text: "Quelle \(place)")
      return draft(names.types.source, names.sources[place], data, from: day)
    }
    place -= names.sources.count
    if place == 0 {
      data.append(field: 1, text: "Gebäude")
      for state in names.states { data.append(field: 2, text: state) }
      return draft(names.types.inventory, names.inventory, data, from: day)
    }
    place -= 1
    if place < names.projects.count {
      data.append(field: 1, text: "Projekt \(place)")
      data.append(field: 2, varint: 2)
      data.append(field: 5, text: names.units[1 + place % (names.units.count - 1)])
      data.append(field: 6, varint: 2)
      return draft(names.types.project, names.projects[place], data, from: day)
    }
    place -= names.projects.count
    if place < names.indicators.count {
      let frequency = names.frequency(place)
      let number: UInt64 =
        switch frequency {
        case .day: 1
        case .week: 2
        case .month: 3
        default: 4
        }
      data.append(field: 1, text: "Kennzahl \(place)")
      data.append(field: 4, text: "Stück")
      data.append(field: 5, varint: 2)
      data.append(field: 6, varint: 1)
      data.append(field: 7, varint: number)
      data.append(field: 10, varint: 1)
      return draft(names.types.indicator, names.indicators[place], data, from: day)
    }
    place -= names.indicators.count
    data.append(field: 1, text: names.inventory)
    data.append(field: 2, text: "Gebäude \(place)")
    data.append(field: 3, text: names.states[0])
    return draft(names.types.item, names.items[place], data, from: day)
  }

  /// A measurement of the period before `day`: estimated first, then provisional in most cases; never
  /// final, for periods are measured again and again and a final value is only restated.
  mutating func measurement(_ day: Int) -> Draft {
    let place = indicator()
    let length = names.frequency(place)
    var isSettled = false
    var (unit, text) = pending[place]
    if !text.isEmpty, chance.permille(900), day == today {
      isSettled = true
      pending[place] = (-1, "")
    } else {
      let period = Period(length: length, containing: Day(ordinal: day)).previous
      text = period.description
      // One indicator in ten is measured unit by unit.
      unit = place % 10 == 3 ? chance.below(names.units.count) : -1
      if day == today { pending[place] = (unit, text) }
    }
    let data = measured(unit, text, isSettled: isSettled)
    var measured = draft(names.types.measurement, names.indicators[place], data, from: day)
    measured.validFrom = nil
    remember(indicator: place, unit: unit, period: text)
    return measured
  }

  /// An indicator, one that has more periods in ten years more often.
  private mutating func indicator() -> Int {
    let residue: Int =
      switch chance.below(100) {
      case ..<69: 0
      case ..<89: 1 + chance.below(2)
      case ..<98: 3 + chance.below(4)
      default: 7 + chance.below(3)
      }
    return residue + 10 * chance.below(names.indicators.count / 10)
  }

  /// The data of a measurement.
  mutating func measured(_ unit: Int, _ period: String, isSettled: Bool) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(40)
    data.append(field: 1, text: period)
    data.append(tag: 2, .lengthDelimited)
    let start = data.count
    // Never a digit that normalising would take away.
    data.append(field: 1, varint: zigzag(Int64(chance.below(100_000)) * 10 + 7))
    data.append(field: 2, varint: 1)
    data.insertLength(at: start)
    data.append(field: 6, varint: isSettled ? 2 : 1)
    if unit >= 0 { data.append(field: 7, text: names.units[unit]) }
    return data
  }

  /// Money: most of it spent, some appropriated, some ordered.
  mutating func booking(_ day: Int) -> Draft {
    let subject = names.projects[chance.below(names.projects.count)]
    let source = names.sources[chance.below(names.sources.count)]
    let year = zigzag(Int64(Day(ordinal: day).year))
    let amount = Int64(1 + chance.below(5_000_000))
    var data: [UInt8] = []
    data.reserveCapacity(64)
    let roll = chance.below(100)
    remember()
    if roll < 15 {
      data.append(field: 1, varint: year)
      data.append(field: 2, varint: 1)
      appendMoney(4, amount, to: &data)
      data.append(field: 5, text: source)
      return draft(names.types.appropriated, subject, data, from: day)
    }
    if roll < 25 {
      data.append(field: 1, text: "k\(made)")
      data.append(field: 2, varint: year)
      appendMoney(3, amount, to: &data)
      data.append(field: 4, text: source)
      return draft(names.types.committed, subject, data, from: day)
    }
    data.append(field: 1, text: "b\(made)")
    data.append(field: 2, varint: year)
    appendMoney(3, amount, to: &data)
    data.append(field: 4, varint: UInt64(1 + chance.below(4)))
    data.append(field: 5, text: source)
    return draft(names.types.spent, subject, data, from: day)
  }

  private func appendMoney(_ field: Int, _ minor: Int64, to data: inout [UInt8]) {
    data.append(tag: field, .lengthDelimited)
    let start = data.count
    data.append(field: 1, varint: zigzag(minor))
    data.append(field: 2, text: "EUR")
    data.insertLength(at: start)
  }

  mutating func itemState(_ day: Int) -> Draft {
    var data: [UInt8] = []
    data.append(field: 1, text: names.states[chance.below(names.states.count)])
    remember()
    return draft(
      names.types.itemState, names.items[chance.below(names.items.count)], data, from: day)
  }

  mutating func projectEvent(_ day: Int) -> Draft {
    let subject = names.projects[chance.below(names.projects.count)]
    let number = UInt64(Day(ordinal: day).number)
    var data: [UInt8] = []
    data.reserveCapacity(32)
    remember()
    switch chance.below(10) {
    case ..<3:
      data.append(field: 1, varint: UInt64(1 + chance.below(5)))
      return draft(names.types.status, subject, data, from: day)
    case ..<6:
      data.append(field: 1, varint: number)
      data.append(field: 2, varint: UInt64(chance.below(101) * 100))
      data.append(field: 3, varint: 5)
      return draft(names.types.progress, subject, data, from: day)
    case ..<8:
      let period = Period(length: .quarter, containing: Day(ordinal: day)).previous
      data.append(field: 1, text: period.description)
      for field in 2...6 { data.append(field: field, varint: UInt64(1 + chance.below(4))) }
      var report = draft(names.types.report, subject, data, from: day)
      report.validFrom = period.lastDay
      return report
    case 8:
      data.append(field: 1, varint: number)
      data.append(field: 3, varint: UInt64(Day(ordinal: day + 200).number))
      return draft(names.types.forecast, subject, data, from: day)
    default:
      data.append(field: 1, text: names.units[chance.below(names.units.count)])
      data.append(field: 2, varint: UInt64(2 + chance.below(4)))
      return draft(names.types.assigned, subject, data, from: day)
    }
  }
}
