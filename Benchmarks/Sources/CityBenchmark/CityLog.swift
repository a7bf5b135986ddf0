import Vocabulary

/// The log of an invented city over ten years, event by event, from a seed.
///
/// 2,000 projects, 1,000 indicators and 2,000 items of an inventory are set up first; then come
/// 60 % measurements, 15 % bookings, 10 % states of items and 15 % events of projects. Identities
/// are UUIDv7 in the order of time.
struct CityLog {
  /// How much of it is out of the ordinary, in thousandths of all events.
  struct Mix {
    /// Recorded up to a year after the day from which it holds.
    var late = 30
    /// Voids and corrections.
    var flips = 10
    /// Holding only from a later day.
    var planned = 10
    /// How many times rarer bookings and project events are than usual; measurements take over.
    var rarity = 1

    /// What a city does.
    static let usual = Mix()
    /// A city that enters late and takes much back.
    static let unruly = Mix(late: 300, flips: 100, planned: 10)
  }

  /// An event that may be taken back, with what a correction needs to say it anew.
  struct Recent {
    var sequence: UInt64
    /// The place of the indicator, or -1 for what is only voided.
    var indicator: Int
    var unit: Int
    var period: String
  }

  let count: Int
  let mix: Mix
  let names: CityNames
  var chance: Chance
  private(set) var made = 0
  /// The day of the event at hand, as an ordinal.
  var today = 0
  /// When the event at hand is said.
  private(set) var now = Instant(microseconds: 0)
  var recent: [Recent] = []
  /// Per indicator the unit and period that were measured provisionally, to be said finally.
  var pending: [(unit: Int, period: String)]

  static let firstDay = Day(unchecked: 20_150_101).ordinal
  static let dayCount = 3_652
  private static let recentMax = 8_192
  private static let dayMicroseconds: Int64 = 86_400_000_000

  /// The log of a seed with so many events.
  init(count: Int, seed: UInt64 = 4, mix: Mix = .usual) {
    self.count = count
    self.mix = mix
    names = CityNames(scale: count < 100_000 ? 10 : 1)
    chance = Chance(seed: seed)
    pending = Array(repeating: (-1, ""), count: names.indicators.count)
    recent.reserveCapacity(Self.recentMax)
  }

  /// The next event, nil after the last.
  mutating func next() -> Draft? {
    guard made < count else { return nil }
    let place = made
    made += 1
    let setup = names.setupCount
    let (step, steps) = (max(0, place - setup), max(1, count - setup))
    let micros =
      Int64(Self.dayCount) * Self.dayMicroseconds / Int64(steps) * Int64(step)
      + Int64(min(place, setup)) * 1_000
    today = Self.firstDay + Int(micros / Self.dayMicroseconds)
    now = Instant(microseconds: 1_420_070_400_000_000 + micros)
    return place < setup ? setUp(place) : event()
  }

  /// A draft of a type with the identity and the day that it gets.
  mutating func draft(
    _ type: Int, _ subject: String, _ data: [UInt8], from day: Int
  ) -> Draft {
    var draft = Draft(
      typeIndex: type, id: .version7(at: now, random: (chance.next(), chance.next())),
      subject: subject, actor: names.actors[chance.below(names.actors.count)],
      source: "import/a", data: data)
    draft.validFrom = Day(ordinal: day)
    return draft
  }

  private mutating func event() -> Draft {
    if chance.permille(mix.flips), let flip = flip() { return flip }
    let isLate = chance.permille(mix.late)
    let isPlanned = !isLate && chance.permille(mix.planned)
    var day = today
    if isLate { day -= 1 + chance.below(365) }
    if isPlanned { day += 1 + chance.below(365) }
    var roll = chance.below(100)
    // The same history per project in a greater log.
    let isOfProject = (60..<75).contains(roll) || roll >= 85
    if isOfProject, mix.rarity > 1, chance.below(mix.rarity) > 0 { roll = 0 }
    switch roll {
    case ..<60: return isPlanned ? projectEvent(day) : measurement(day)
    case ..<75: return booking(day)
    case ..<85: return itemState(day)
    default: return projectEvent(day)
    }
  }

  /// Lets the event at hand be taken back later.
  mutating func remember(indicator: Int = -1, unit: Int = -1, period: String = "") {
    let entry = Recent(
      sequence: UInt64(made), indicator: indicator, unit: unit, period: period)
    if recent.count < Self.recentMax {
      recent.append(entry)
    } else {
      recent[chance.below(Self.recentMax)] = entry
    }
  }

  /// A void of something recent, or a correction of a measurement.
  private mutating func flip() -> Draft? {
    guard recent.count > 100 else { return nil }
    let place = chance.below(recent.count)
    let entry = recent[place]
    recent[place] = recent[recent.count - 1]
    recent.removeLast()
    let subject = "event/\(entry.sequence)"
    var flip: Draft
    if entry.indicator >= 0, chance.permille(500) {
      let data = measured(entry.unit, entry.period, isSettled: true)
      flip = draft(names.types.corrected, subject, data, from: today)
      flip.innerTypeIndex = names.types.measurement
      // A measurement holds from the last day of its period.
      flip.validFrom = nil
      remember(indicator: entry.indicator, unit: entry.unit, period: entry.period)
    } else {
      flip = draft(names.types.voided, subject, [], from: today)
      if chance.permille(50) { remember() }
    }
    flip.reason = "Tippfehler"
    return flip
  }
}
