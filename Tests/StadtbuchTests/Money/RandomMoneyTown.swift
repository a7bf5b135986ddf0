import Ledger
import Stadtbuch
import TestSupport
import Vocabulary

/// A small town in which money moves by chance, much of it on few projects, sources and years, so
/// that what is rare elsewhere meets: years are closed and opened again, more is carried than is
/// left, grants end, projects are merged and come back.
struct RandomMoneyTown {
  private var random: SplitMix64
  private let ledger: Ledger
  private var waiting: [Draft] = []
  private var count: UInt64 = 0
  /// What may be taken back or said anew.
  private var bookings: [(sequence: UInt64, type: String, data: String)] = []
  private var endings: [UInt64] = []

  private static let projects = ["p1", "p2", "p3", "p4", "p5", "p6"]
  private static let sources = ["source/hh", "source/land", "source/eu"]

  /// Fills a ledger with so many events by the chance of a seed.
  static func fill(_ ledger: Ledger, seed: UInt64, count: Int) throws {
    var town = RandomMoneyTown(random: SplitMix64(seed: seed), ledger: ledger)
    try town.found()
    for _ in 0..<count { try town.happen() }
    try town.record()
  }

  private init(random: SplitMix64, ledger: Ledger) {
    self.random = random
    self.ledger = ledger
  }

  private mutating func add(
    _ type: String, _ subject: String, _ data: String = "{}", from day: String? = nil
  ) {
    count += 1
    let id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | count)
    let from = day.map { #","validfrom":"\#($0)""# } ?? ""
    let line = Array(
      (#"{"specversion":"1.0","id":"\#(id)","source":"test","actor":"person/p1","#
        + #""approvedby":"person/p2","reason":"because","type":"\#(type)","#
        + #""subject":"\#(subject)"\#(from),"data":\#(data)}"#).utf8)
    // What contradicts itself, as a transfer to where it comes from, is left out.
    do throws(Refusal) { waiting.append(try DraftReader().read(line: line.span)) } catch {}
  }

  /// Records what waits, without what the ledger refuses.
  private mutating func record() throws {
    while !waiting.isEmpty {
      do throws(LedgerError) {
        _ = try ledger.append(waiting)
        waiting = []
      } catch {
        guard let index = error.index, waiting.indices.contains(index) else { throw error }
        waiting.remove(at: index)
      }
    }
  }

  private mutating func eur(_ range: ClosedRange<Int>) -> String {
    let minor = random.number(range)
    let digits = String(minor.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return #"{"amount":"\#(minor < 0 ? "-" : "")\#(padded.dropLast(2)).\#(padded.suffix(2))","#
      + #""currency":"EUR"}"#
  }

  private mutating func day(_ years: ClosedRange<Int> = 2023...2025) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(random.number(years))-\(two(random.number(1...12)))-\(two(random.number(1...28)))"
  }

  private mutating func project() -> String { "project/" + (random.pick(Self.projects) ?? "p1") }
  private mutating func source() -> String { random.pick(Self.sources) ?? "source/hh" }
  private mutating func year() -> Int { random.number(2023...2025) }

  private mutating func found() throws {
    let first = "2022-01-01"
    add("unit.created", "unit/dez", #"{"kind":"department","name":"Dezernat"}"#, from: first)
    for unit in ["a", "b"] {
      add(
        "unit.created", "unit/\(unit)", #"{"kind":"office","name":"Amt","parent":"unit/dez"}"#,
        from: first)
    }
    add("body.constituted", "body/rat", #"{"name":"Rat","kind":"council"}"#, from: first)
    add(
      "decision.taken", "decision/d",
      #"{"body":"body/rat","on":"2022-01-01","title":"D","outcome":"resolved"}"#)
    add("strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#, from: first)
    for measure in 1...3 {
      add(
        "measure.defined", "measure/m\(measure)",
        #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#, from: first)
    }
    for project in Self.projects {
      add(
        "project.registered", "project/\(project)",
        #"{"title":"\#(project)","kind":"agenda","lead":"unit/\#(random.chance(50) ? "a" : "b")"}"#,
        from: first)
      let weights = random.pick([[10_000], [6_000, 4_000], [3_333, 3_333, 3_334], [1, 1]]) ?? []
      for (place, weight) in weights.enumerated() {
        add(
          "alignment.set", "project/\(project)",
          #"{"to":"measure/m\#(place + 1)","relation":"implements","weight":\#(weight)}"#,
          from: first)
      }
    }
    for (grant, project) in [("land", "p1"), ("eu", "p2")] {
      let form = random.pick(["share", "fixed", "deficit", "full"]) ?? "full"
      let until = random.pick(["2023-12-31", "2024-06-30", "2025-12-31"]) ?? ""
      add(
        "grant.approved", "grant/\(grant)",
        #"{"project":"project/\#(project)","reference":"1","notice":"2022-01-01","#
          + #""maximum":\#(eur(100_000...900_000)),"rate":\#(random.number(3...9) * 1_000),"#
          + #""form":"\#(form)","from":"2023-01-01","until":"\#(until)","usewithin":"P60D","#
          + #""ownshare":\#(eur(1...9_000))}"#, from: first)
    }
    add("source.defined", "source/hh", #"{"kind":"budget","title":"HH"}"#, from: first)
    for key in ["land", "eu"] {
      add(
        "source.defined", "source/\(key)",
        #"{"kind":"state","title":"\#(key)","grant":"grant/\#(key)"}"#, from: first)
    }
    try record()
  }

  /// One more event, now and then of what is recorded.
  private mutating func happen() throws {
    switch random.number(0...99) {
    case 0..<24: try plan()
    case 24..<50: try spend()
    case 50..<58: try carry()
    case 58..<66: try order()
    case 66..<78: try grant()
    case 78..<84: try close()
    case 84..<90: try end()
    case 90..<94: try need()
    default: try takeBack()
    }
    if waiting.count > 20 { try record() }
  }

  private mutating func plan() throws {
    let kind =
      random.pick([
        "appropriation", "appropriation", "appropriation", "supplementary", "over-plan", "off-plan",
        "requested",
      ]) ?? "appropriation"
    let subject = random.chance(10) ? "measure/m1" : project()
    switch random.number(0...9) {
    case 0..<6:
      let amount = random.chance(10) ? eur(-20_000 ... -1) : eur(1...200_000)
      let side = random.chance(6) ? #","side":"revenue""# : ""
      add(
        "budget.appropriated", subject,
        #"{"year":\#(year()),"kind":"\#(kind)","amount":\#(amount),"source":"\#(source())"\#(side)}"#,
        from: day())
    case 6..<8:
      add(
        "budget.transferred", subject,
        #"{"to":"\#(project())","year":\#(year()),"amount":\#(eur(1...60_000)),"#
          + #""source":"\#(source())","tosource":"\#(source())"}"#, from: day())
    default:
      add(
        random.chance(70) ? "budget.blocked" : "budget.released", subject,
        #"{"year":\#(year()),"amount":\#(eur(1...30_000)),"source":"\#(source())"}"#, from: day())
    }
  }

  private mutating func carry() throws {
    let year = random.number(2023...2024)
    add(
      "budget.carried-forward", project(),
      #"{"from":\#(year),"to":\#(year + 1),"amount":\#(eur(1...120_000)),"source":"\#(source())"}"#,
      from: day(2024...2025))
  }

  private mutating func spend() throws {
    let subject = project()
    var data =
      #"{"booking":"B\#(count)","year":\#(year()),"type":"\#(random.chance(50) ? "staff" : "material")""#
    let (one, other) = (source(), source())
    if random.chance(25), one != other {
      data +=
        #","amount":{"amount":"30.01","currency":"EUR"},"split":["#
        + #"{"source":"\#(one)","amount":{"amount":"10.00","currency":"EUR"}},"#
        + #"{"source":"\#(other)","amount":{"amount":"20.01","currency":"EUR"}}]"#
    } else {
      let amount = random.chance(8) ? eur(-9_000 ... -1) : eur(1...90_000)
      data += #","amount":\#(amount),"source":"\#(one)""#
    }
    if random.chance(50) {
      let grant = random.chance(60) ? "land" : "eu"
      data += #","grant":"grant/\#(grant)","eligible":\#(random.chance(85))"#
      if random.chance(60) { data += #","paidon":"\#(day())""# }
    } else if random.chance(30) {
      data += #","commitment":"K\#(random.number(1...4))","final":\#(random.chance(10))"#
    }
    try take(back: "expenditure.booked", subject, data + "}", from: day())
  }

  /// Records an event that may be taken back later.
  private mutating func take(
    back type: String, _ subject: String, _ data: String, from day: String
  ) throws {
    try record()
    let before = try ledger.head.sequence
    add(type, subject, data, from: day)
    try record()
    let after = try ledger.head.sequence
    if after > before { bookings.append((after, type, data)) }
  }

  private mutating func order() throws {
    let commitment = #""commitment":"K\#(random.number(1...4))""#
    switch random.number(0...3) {
    case 0, 1:
      add(
        "commitment.made", project(),
        #"{\#(commitment),"year":\#(year()),"amount":\#(eur(1...80_000)),"source":"\#(source())"}"#,
        from: day(2022...2025))
    case 2:
      add(
        "commitment.reduced", project(),
        #"{\#(commitment),"year":\#(year()),"amount":\#(eur(1...20_000))}"#, from: day())
    default:
      let year = random.number(2023...2024)
      if random.chance(50) {
        add(
          "commitment.carried", project(),
          #"{\#(commitment),"from":\#(year),"to":\#(year + 1),"amount":\#(eur(1...20_000))}"#,
          from: day(2023...2025))
      } else {
        add(
          "authority.granted", project(),
          #"{"year":\#(year),"due":[{"year":\#(year + 1),"amount":\#(eur(1...9_000))}],"#
            + #""source":"\#(source())"}"#, from: day(2022...2025))
      }
    }
  }

  private mutating func grant() throws {
    let grant = "grant/" + (random.chance(60) ? "land" : "eu")
    switch random.number(0...9) {
    case 0..<4:
      add(
        "drawdown.received", grant,
        #"{"receipt":"R\#(count)","amount":\#(eur(1...90_000))}"#, from: day())
    case 4..<6:
      add(
        "grant.allocated", grant,
        #"{"project":"\#(project())","amount":\#(eur(1...60_000))}"#, from: day(2022...2023))
    case 6:
      add("grant.reclaimed", grant, #"{"amount":\#(eur(1...9_000))}"#, from: day(2024...2025))
    case 7: add("grant.amended", grant, #"{"until":"\#(day(2024...2025))"}"#, from: day())
    default:
      add(
        "revenue.booked", project(),
        #"{"booking":"E\#(count)","year":\#(year()),"amount":\#(eur(1...9_000)),"#
          + #""source":"\#(source())"}"#, from: day())
    }
  }

  private mutating func close() throws {
    let year = year()
    if random.chance(25) {
      add(
        "period.reopened", "period/\(year)", #"{"decision":"decision/d"}"#, from: day(2024...2025))
    } else {
      let scope = random.chance(80) ? "all" : "money"
      add(
        "period.closed", "period/\(year)", #"{"scope":"\#(scope)"}"#, from: day(2024...2025))
    }
  }

  private mutating func end() throws {
    if random.chance(40), let ending = random.pick(endings) {
      return add("event.voided", "event/\(ending)")
    }
    guard random.chance(50) else { return }
    let subject = project()
    try record()
    let before = try ledger.head.sequence
    switch random.number(0...2) {
    case 0:
      add("project.merged", subject, #"{"into":"\#(project())"}"#, from: day(2024...2025))
    case 1:
      add(
        "project.split", subject, #"{"into":["project/p1","project/p6"]}"#, from: day(2024...2025))
    default: add("project.deregistered", subject, from: day(2024...2025))
    }
    try record()
    let after = try ledger.head.sequence
    if after > before { endings.append(after) }
  }

  private mutating func need() throws {
    switch random.number(0...3) {
    case 0:
      add(
        "cost.baselined", project(),
        #"{"number":1,"lines":[{"period":"total","amount":\#(eur(1...400_000)),"type":"staff"},"#
          + #"{"period":"total","amount":\#(eur(1...90_000)),"type":"other","inbudget":false}]}"#,
        from: day())
    case 1:
      add(
        "forecast.submitted", project(), #"{"scope":"total","amount":\#(eur(1...300_000))}"#,
        from: day())
    case 2:
      add(
        "forecast.submitted", project(),
        #"{"scope":"year","year":\#(year()),"amount":\#(eur(1...90_000))}"#, from: day())
    default:
      let status = random.pick(["planning", "completed", "operating", "cancelled"]) ?? "planning"
      add("project.status-changed", project(), #"{"status":"\#(status)"}"#, from: day())
    }
  }

  private mutating func takeBack() throws {
    guard let booking = random.pick(bookings) else { return }
    if random.chance(50) {
      add("event.voided", "event/\(booking.sequence)")
    } else {
      let data = booking.data.replacing(#""type":"staff""#, with: #""type":"other""#)
      add(
        "event.corrected", "event/\(booking.sequence)",
        #"{"type":"\#(booking.type)","data":\#(data)}"#)
    }
  }
}
