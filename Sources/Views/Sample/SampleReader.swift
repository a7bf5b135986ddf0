import Ledger
public import Timelines
public import Vocabulary

/// What a sample is drawn from, and how.
public struct SampleRequest: Sendable, Equatable {
  /// How items are chosen.
  public enum Method: String, Sendable, CaseIterable {
    /// Each item with the same chance, none twice.
    case random
    /// Each unit of money with the same chance: the greater the amount, the likelier the item.
    case amount
  }

  /// How items are chosen.
  public var method: Method
  /// How many: items, or units of money that point to items.
  public var count: Int
  /// What makes the chance repeatable.
  public var seed: UInt64
  /// The types of event it is drawn from.
  public var types: [String]

  /// A sample of bookings of expenditure unless said otherwise.
  public init(
    _ method: Method, count: Int, seed: UInt64,
    types: [String] = [EventTypeName.expenditureBooked.rawValue]
  ) {
    self.method = method
    self.count = count
    self.seed = seed
    self.types = types
  }
}

/// One event of a sample.
public struct SampleRow: Sendable, Equatable {
  /// The event.
  public var sequence: UInt64
  /// Its type; of a correction the type that it says anew.
  public var type: String
  /// Whose event it is.
  public var subject: String
  /// The day from which it holds.
  public var validFrom: Day
  /// Its amount, if it has one.
  public var amount: Money?
  /// The key of the booking.
  public var booking: String?
  /// The voucher to be asked for.
  public var voucher: String?
  /// By amount: how many units of money pointed to it.
  public var hits: Int?
}

/// A sample, and what is needed to draw it again by hand.
public struct SampleAnswer: Sendable, Equatable {
  /// How many events could be chosen.
  public var population = 0
  /// The sum of their amounts in the ledger's currency.
  public var populationAmount: Money
  /// By amount: the amount on which the first unit of money was chosen, in `count`-ths of a
  /// minor unit.
  public var start: UInt128?
  /// By amount: the sum of the amounts above zero, over which units of money are chosen; each is
  /// a `count`-th of it from the next.
  public var base: Money?
  /// By amount: how many events could not be chosen, because their amount is below zero, zero, or
  /// in another currency.
  public var leftOut = 0
}

/// Draws samples for auditors: the same point, method, number and seed, the same sample, however
/// long the log grew.
public struct SampleView: Sendable {
  private let timelines: Timelines
  private let currency: Currency

  /// Samples of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// A sample of the events that hold at a point: known, not void, and of a day up to it. `emit` is
  /// given what was chosen, in the order of the log.
  ///
  /// The log is walked twice: to count what there is, and to take what was chosen.
  public func answer(
    at point: Point, _ request: SampleRequest,
    _ emit: (SampleRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) -> SampleAnswer {
    let list = EventList(timelines)
    var answer = SampleAnswer(populationAmount: Money(minor: 0, currency: currency))
    var (sum, chances) = (Total.zero, Total.zero)
    var withoutChance = 0
    try list.forEach(at: point, types: request.types) { event in
      answer.population += 1
      let amount = event.amount(in: currency) ?? 0
      sum += amount
      if amount > 0 { chances += amount } else { withoutChance += 1 }
    }
    answer.populationAmount = Money(minor: sum, currency: currency)
    var generator = SampleGenerator(seed: request.seed)
    var place = 0
    switch request.method {
    case .random:
      let places = SampleView.places(
        of: answer.population, count: request.count, &generator)
      var next = 0
      try list.forEach(at: point, types: request.types) { (event) throws(TimelinesError) in
        if next < places.count, places[next] == place {
          try emit(SampleRow(event, hits: nil))
          next += 1
        }
        place += 1
      }
    case .amount:
      answer.leftOut = withoutChance
      guard var units = MonetaryUnits(of: chances, count: request.count, &generator) else { break }
      answer.start = units.start
      answer.base = Money(minor: chances, currency: currency)
      try list.forEach(at: point, types: request.types) { (event) throws(TimelinesError) in
        let hits = units.hits(of: event.amount(in: currency) ?? 0)
        if hits > 0 { try emit(SampleRow(event, hits: hits)) }
      }
    }
    return answer
  }

  /// So many different places of a list, in rising order: the first of a shuffle by Fisher and
  /// Yates, of which only what was moved is remembered.
  static func places(
    of population: Int, count: Int, _ generator: inout SampleGenerator
  ) -> [Int] {
    var moved: [Int: Int] = [:]
    var places: [Int] = []
    for place in 0..<min(count, population) {
      let other = place + Int(generator.next(below: UInt64(population - place)))
      places.append(moved[other] ?? other)
      moved[other] = moved[place] ?? place
    }
    return places.sorted()
  }
}

/// Monetary-unit sampling: all amounts laid end to end, so many units at equal distances from a
/// start by chance, which hit the amounts that they fall on.
///
/// The distance total / count need not be whole, so it is reckoned in `count`-ths of a minor unit:
/// the start is one of the first `total` of them, the others follow `total` apart.
struct MonetaryUnits {
  private let total: Total
  private let count: Int
  /// Where the first unit lies.
  let start: UInt128
  private var end = Total.zero
  private var before = 0

  /// Units on amounts that come to a total; nil where there is nothing to fall on.
  init?(of total: Total, count: Int, _ generator: inout SampleGenerator) {
    guard total > 0, count > 0 else { return nil }
    self.total = total
    self.count = count
    start = generator.next(below: total.magnitude)
  }

  /// How often the next amount is hit; one of zero or below never is.
  mutating func hits(of amount: Total) -> Int {
    guard amount > 0 else { return 0 }
    end += amount
    // Units up to an end lie at start / count, (start + total) / count …: so many of them are
    // below it as whole distances fit in before it, and one more.
    let upTo = units(before: end)
    defer { before = upTo }
    return upTo - before
  }

  /// How many of the units at `start`, `start` + `total` … `count`-ths are below an amount.
  private func units(before end: Total) -> Int {
    // ⌈(end · count − start) / total⌉, and end · count may be wider than 128 bits.
    let product = end.magnitude.multipliedFullWidth(by: UInt128(count))
    let (low, isBorrowed) = product.low.subtractingReportingOverflow(start)
    guard product.high > 0 || !isBorrowed else { return 0 }
    let (quotient, rest) = total.magnitude.dividingFullWidth(
      (product.high - (isBorrowed ? 1 : 0), low))
    return min(count, Int(clamping: quotient) + (rest > 0 ? 1 : 0))
  }
}

extension SampleRow {
  init(_ event: ListedEvent, hits: Int?) {
    self.init(
      sequence: event.sequence, type: event.type, subject: event.subject,
      validFrom: event.validFrom, amount: event.amount, booking: event.text("booking"),
      voucher: event.text("voucher"), hits: hits)
  }
}
