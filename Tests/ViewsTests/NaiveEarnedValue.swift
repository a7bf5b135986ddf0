import TestSupport
import Vocabulary

/// A fraction as schools teach it, of numbers of any size.
struct NaiveFraction {
  var above: LongNumber
  var below: LongNumber

  init(_ above: LongNumber, _ below: LongNumber = 1) {
    self.above = above
    self.below = below
  }

  func plus(_ other: NaiveFraction) -> NaiveFraction {
    below == other.below
      ? NaiveFraction(above + other.above, below)
      : NaiveFraction(above * other.below + other.above * below, below * other.below)
  }

  func times(_ other: NaiveFraction) -> NaiveFraction {
    NaiveFraction(above * other.above, below * other.below)
  }

  func minus(_ other: NaiveFraction) -> NaiveFraction {
    plus(NaiveFraction(-other.above, other.below))
  }

  func over(_ other: NaiveFraction) -> NaiveFraction? {
    other.above == 0 ? nil : times(NaiveFraction(other.below, other.above))
  }

  /// Half away from zero.
  var rounded: LongNumber { above.dividedToNearest(by: below) }

  var tenThousandths: LongNumber { times(NaiveFraction(10_000)).rounded }
}

extension NaiveDelivery {
  struct Earned {
    var bac = NaiveFraction(0)
    var pv = NaiveFraction(0)
    var ac = NaiveFraction(0)
    var ev: NaiveFraction?

    /// All figures in one line, as far as they can be said.
    var text: String {
      var parts = ["bac \(bac.rounded)", "pv \(pv.rounded)", "ac \(ac.rounded)"]
      guard let ev else { return parts.joined(separator: " ") }
      parts += [
        "ev \(ev.rounded)", "sv \(ev.minus(pv).rounded)", "cv \(ev.minus(ac).rounded)",
      ]
      if let spi = ev.over(pv) { parts.append("spi \(spi.tenThousandths)") }
      if let cpi = ev.over(ac) { parts.append("cpi \(cpi.tenThousandths)") }
      if ac.above != 0, let eac = bac.times(ac).over(ev) {
        parts.append("eac \(eac.rounded)")
        parts.append("etc \(eac.minus(ac).rounded)")
        parts.append("vac \(bac.minus(eac).rounded)")
      }
      let left = bac.minus(ac)
      if left.above * left.below > 0, let tcpi = bac.minus(ev).over(left) {
        parts.append("tcpi \(tcpi.tenThousandths)")
      }
      return parts.joined(separator: " ")
    }
  }

  func cents(_ money: JSONValue) -> LongNumber {
    LongNumber(amount: money["amount"].plain) ?? 0
  }

  var portfolioProjects: [String] {
    names("project").filter { name in
      ["merged", "split", "deregistered"].allSatisfy { subjects[name]?[$0] == nil }
    }
  }

  func earned(_ project: String) -> Earned? {
    guard let own = subjects[project], let baseline = own["cost.baseline"] else { return nil }
    var earned = Earned()
    var types: Set<String> = []
    for line in baseline["lines"].elements where line["amount"]["currency"] == .text("EUR") {
      types.insert(line["type"].plain)
      let amount = NaiveFraction(cents(line["amount"]))
      earned.bac = earned.bac.plus(amount)
      guard let period = Period(line["period"].plain) else { continue }
      var (all, passed): (LongNumber, LongNumber) = (0, 0)
      var day = period.firstDay
      while day <= period.lastDay {
        all += 1
        if day.description <= asOf { passed += 1 }
        day = day.adding(days: 1)
      }
      earned.pv = earned.pv.plus(amount.times(NaiveFraction(passed, all)))
    }
    for (name, value) in own where name.hasPrefix("account:spent/") && name.hasSuffix(":EUR") {
      let type = name.dropLast(4).split(separator: "/").last.map(String.init) ?? ""
      if types.contains(type) { earned.ac = earned.ac.plus(NaiveFraction(cents(value))) }
    }
    earned.ev = progress(project).map { earned.bac.times($0) }
    return earned
  }

  private func progress(_ project: String) -> NaiveFraction? {
    guard let progress = subjects[project]?["progress"], let on = Day(progress["on"].plain)
    else { return nil }
    let limit = subjects["ledger/self"]?["staleprogress"]?.int ?? 100
    guard Int64(days(on, Day(asOf)) ?? 0) <= limit else { return nil }
    guard progress["method"] == .text("milestones") else {
      return NaiveFraction(LongNumber(progress["progress"].int ?? 0), 10_000)
    }
    var (reached, all): (LongNumber, LongNumber) = (0, 0)
    for milestone in names("milestone") {
      guard let own = subjects[milestone], own["project"]?.plain == project,
        let weight = own["weight"]?.int
      else { continue }
      if own["reached"] != nil { reached += LongNumber(weight) }
      if own["reached"] != nil || own["dropped"] == nil { all += LongNumber(weight) }
    }
    return all == 0 ? nil : NaiveFraction(reached, all)
  }
}
