import Vocabulary

/// The sums of long accounts, for walks that ask for them after one event and then the next: adding
/// up thousands of bookings again at each would take as long as all of them squared.
///
/// It keeps what it may, some tens of megabytes, and forgets all when that is full.
final class AccountSums {
  /// An account of an entity.
  struct Key: Hashable {
    var entity: UInt32
    var attribute: UInt32
  }

  /// What an account comes to.
  enum Sum {
    /// The account is not kept.
    case unknown
    /// No booking counts.
    case none
    case money(Money)
  }

  /// Accounts in fewer runs are added up each time.
  static let runsMin = 8
  /// The facts of all accounts that are kept.
  static let factsMax = 1_000_000

  private var kept: [Key: AccountBookings] = [:]
  private var facts = 0

  /// The sum of an account; `unknown` where it is not kept.
  func sum(_ key: Key, at point: Point) -> Sum {
    guard let place = kept.index(forKey: key) else { return .unknown }
    return kept.values[place].sum(at: point).map { .money($0) } ?? .none
  }

  /// Keeps an account.
  func keep(_ key: Key, _ bookings: consuming AccountBookings) {
    if facts + bookings.count > AccountSums.factsMax {
      kept.removeAll()
      facts = 0
    }
    facts += bookings.count
    bookings.finish()
    kept[key] = bookings
  }
}

/// All bookings of one account, and what they come to day by day as far as they are known.
struct AccountBookings {
  /// An amount that counts from a day on, once an event is known.
  private struct Step {
    var sequence: UInt64
    var day: UInt32
    /// Whether it takes the amount away: the booking was voided.
    var isTaken: Bool
    var amount: Int64
  }

  private var steps: [Step] = []
  private var currency: UInt32 = 0
  /// The days on which anything begins to count, rising.
  private var days: [UInt32] = []
  /// Sums and numbers of bookings over days, as binary indexed trees.
  private var sums: [Total] = []
  private var counts: [Int32] = []
  /// How many steps are counted in.
  private var known = 0

  init() {}

  /// How many steps there are.
  var count: Int { steps.count }

  mutating func add(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    for index in 0..<run.count {
      let fact = chunk.fact(run, index)
      let at = fact.value.lowerBound
      let amount = chunk.amount(at: at)
      currency = chunk.bytes.littleEndianUInt32(at: at &+ 8)
      steps.append(
        Step(sequence: fact.sequence, day: fact.validFrom, isTaken: false, amount: amount))
      for place in 0..<fact.flipCount {
        steps.append(
          Step(
            sequence: chunk.flip(fact, place), day: fact.validFrom, isTaken: place % 2 == 0,
            amount: amount))
      }
    }
  }

  /// Brings what was added into order.
  mutating func finish() {
    steps.sort { $0.sequence < $1.sequence }
    var last: UInt32?
    for day in steps.map(\.day).sorted() where day != last {
      days.append(day)
      last = day
    }
    sums = [Total](repeating: 0, count: days.count + 1)
    counts = [Int32](repeating: 0, count: days.count + 1)
  }

  /// The sum at a point; nil where no booking counts. Fast where one point is close to the last.
  mutating func sum(at point: Point) -> Money? {
    while known < steps.count, steps[known].sequence <= point.knownAt {
      count(steps[known], isTaken: steps[known].isTaken)
      known += 1
    }
    while known > 0, steps[known - 1].sequence > point.knownAt {
      known -= 1
      count(steps[known], isTaken: !steps[known].isTaken)
    }
    var place = placeBehind(UInt32(bitPattern: point.asOf.number))
    var total: Total = 0
    var number: Int32 = 0
    while place > 0 {
      total += sums[place]
      number += counts[place]
      place &= place - 1
    }
    return number == 0 ? nil : Money(minor: total, currency: Currency(packed: currency))
  }

  private mutating func count(_ step: Step, isTaken: Bool) {
    var place = placeBehind(step.day)
    let amount = isTaken ? -Total(step.amount) : Total(step.amount)
    while place < sums.count {
      sums[place] += amount
      counts[place] += isTaken ? -1 : 1
      place += place & -place
    }
  }

  /// How many of the days lie up to a day.
  private func placeBehind(_ day: UInt32) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
