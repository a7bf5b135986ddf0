import TestSupport
import Testing
import Vocabulary

@testable import Ledger

/// Parents, successors, predecessors and dependencies do not lead back to where they began.
struct CycleTests {
  /// A kind of chain: how a subject comes into being and how it is tied to others.
  struct Chain: Sendable, CustomTestStringConvertible {
    let kind, creating, data: String
    /// The type that ties it, and its data around the name of the other.
    let tying, before, after: String
    /// The type and data that untie it.
    var untying: (type: String, data: String)?
    /// How often one may be tied at the same time.
    var isMany = false
    var testDescription: String { "\(kind), \(tying)" }
  }

  static let inventory = #"{"title":"I","states":["a"]}"#
  static let chains = [
    Chain(
      kind: "unit", creating: "unit.created", data: #"{"kind":"office","name":"A"}"#,
      tying: "unit.moved", before: #"{"parent":""#, after: #""}"#,
      untying: ("unit.moved", #"{"parent":null}"#)),
    Chain(
      kind: "unit", creating: "unit.created", data: #"{"kind":"office","name":"A"}"#,
      tying: "unit.closed", before: #"{"successor":""#, after: #""}"#),
    Chain(
      kind: "unit", creating: "unit.created", data: #"{"kind":"office","name":"A"}"#,
      tying: "unit.split", before: #"{"into":[{"unit":""#, after: #"","share":10000}]}"#),
    Chain(
      kind: "goal", creating: "goal.defined",
      data: #"{"strategy":"strategy/z","level":"sub","text":"T"}"#, tying: "goal.revised",
      before: #"{"parent":""#, after: #""}"#, untying: ("goal.revised", #"{"parent":null}"#)),
    Chain(
      kind: "item", creating: "item.added", data: #"{"inventory":"inventory/z","title":"T"}"#,
      tying: "item.described", before: #"{"parent":""#, after: #""}"#,
      untying: ("item.described", #"{"parent":null}"#)),
    Chain(
      kind: "body", creating: "body.constituted", data: #"{"name":"B","kind":"council"}"#,
      tying: "body.renamed", before: #"{"parent":""#, after: #""}"#,
      untying: ("body.renamed", #"{"parent":null}"#)),
    Chain(
      kind: "strategy", creating: "strategy.drafted", data: #"{"title":"T","kind":"agenda"}"#,
      tying: "strategy.adopted", before: #"{"from":"2024-01-01","parent":""#, after: #""}"#),
    Chain(
      kind: "strategy", creating: "strategy.drafted", data: #"{"title":"T","kind":"agenda"}"#,
      tying: "strategy.adopted", before: #"{"from":"2024-01-01","predecessors":[""#,
      after: #""]}"#),
    Chain(
      kind: "strategy", creating: "strategy.drafted", data: #"{"title":"T","kind":"agenda"}"#,
      tying: "strategy.ended", before: #"{"successor":""#, after: #""}"#),
    Chain(
      kind: "project", creating: "project.registered", data: #"{"title":"P","kind":"agenda"}"#,
      tying: "project.merged", before: #"{"into":""#, after: #""}"#),
    Chain(
      kind: "project", creating: "project.registered", data: #"{"title":"P","kind":"agenda"}"#,
      tying: "project.split", before: #"{"into":["project/z",""#, after: #""]}"#),
    Chain(
      kind: "project", creating: "project.registered", data: #"{"title":"P","kind":"agenda"}"#,
      tying: "project.depends-on", before: #"{"relation":"needs","on":""#, after: #""}"#,
      untying: ("project.dependency-released", #"{"relation":"needs","on":"OTHER"}"#),
      isMany: true),
  ]

  static func log(_ chain: Chain, _ count: Int) throws -> DecidingLog {
    let log = try DecidingLog()
    try log.say("strategy.drafted", "strategy/z", #"{"title":"Z","kind":"agenda"}"#)
    try log.say("inventory.defined", "inventory/z", inventory)
    try log.say("project.registered", "project/z", #"{"title":"Z","kind":"agenda"}"#)
    for place in 0..<count {
      try log.say(
        chain.creating, "\(chain.kind)/k\(place)", chain.data, #""validfrom":"2024-01-01""#)
    }
    return log
  }

  @discardableResult
  static func tie(
    _ log: DecidingLog, _ chain: Chain, _ one: Int, to other: Int, _ day: String = "2024-02-01"
  ) throws -> UInt64 {
    try log.say(
      chain.tying, "\(chain.kind)/k\(one)", "\(chain.before)\(chain.kind)/k\(other)\(chain.after)",
      "\"validfrom\":\"\(day)\"")
  }

  @Test(arguments: chains)
  func `nothing is tied to itself, nor around`(chain: Chain) throws {
    let log = try CycleTests.log(chain, 3)
    #expect(try log.refusal { try CycleTests.tie($0, chain, 0, to: 0) } != nil)
    try CycleTests.tie(log, chain, 0, to: 1)
    try CycleTests.tie(log, chain, 1, to: 2)
    let refusal = try #require(try log.refusal { try CycleTests.tie($0, chain, 2, to: 0) })
    #expect(refusal.kind == .cycle)
    #expect(
      refusal.why == "on 2024-02-01 the chain from there leads back to \(chain.kind)/k2")
  }

  @Test(arguments: chains)
  func `a correction and a void that brings back do not close a chain`(chain: Chain) throws {
    let log = try CycleTests.log(chain, 3)
    let first = try CycleTests.tie(log, chain, 0, to: 1)
    let void = try log.void(first)
    let back = try CycleTests.tie(log, chain, 1, to: 0)
    let refusal = try #require(try log.refusal { try $0.void(void) })
    #expect(refusal.kind == .cycle)
    #expect(
      refusal.why
        == "it would bring event \(first) back, and on 2024-02-01 the chain from "
        + "\(chain.kind)/k1 leads back to \(chain.kind)/k0")
    let other = try CycleTests.tie(log, chain, 0, to: 2)
    let wrong = try log.refusal {
      try $0.correct(other, chain.tying, "\(chain.before)\(chain.kind)/k1\(chain.after)")
    }
    #expect(wrong?.kind == .cycle)
    try log.void(back)
    try log.correct(other, chain.tying, "\(chain.before)\(chain.kind)/k1\(chain.after)")
  }

  @Test func `a chain is followed to its end, however long`() throws {
    let chain = CycleTests.chains[4]
    let log = try CycleTests.log(chain, 200)
    for place in 0..<199 { try CycleTests.tie(log, chain, place, to: place + 1) }
    #expect(try log.refusal { try CycleTests.tie($0, chain, 199, to: 0) }?.kind == .cycle)
  }

  // MARK: Against a naive search

  /// Every tie that was made, and taken back.
  struct Naive {
    private struct Said {
      let one, other: Int
      let day: String
      let isTie: Bool
    }

    private var said: [Said] = []
    let isMany: Bool

    init(isMany: Bool) { self.isMany = isMany }

    mutating func add(_ one: Int, _ other: Int, _ day: String, isTie: Bool) {
      said.append(Said(one: one, other: other, day: day, isTie: isTie))
    }

    private func ties(of one: Int, on day: String) -> [Int] {
      let known = said.filter { $0.one == one && $0.day <= day }
      let groups = isMany ? Dictionary(grouping: known) { $0.other } : [0: known]
      return groups.values.compactMap { group in
        let last = group.enumerated().max { ($0.1.day, $0.0) < ($1.1.day, $1.0) }?.1
        return last?.isTie == true ? last?.other : nil
      }
    }

    /// Whether one is reached from another on a day, by trying everything.
    func leads(from first: Int, to last: Int, on day: String, _ seen: Set<Int> = []) -> Bool {
      if first == last { return true }
      guard !seen.contains(first) else { return false }
      return ties(of: first, on: day).contains {
        leads(from: $0, to: last, on: day, seen.union([first]))
      }
    }
  }

  @Test(arguments: [0, 3, 4, 5, 7, 9, 11], 1...4)
  func `random chains are refused where a naive search finds the way back`(
    place: Int, seed: Int
  ) throws {
    let chain = CycleTests.chains[place]
    var random = SplitMix64(seed: UInt64(seed * 100 + place))
    var naive = Naive(isMany: chain.isMany)
    let log = try CycleTests.log(chain, 9)
    var refused = 0
    for step in 0..<70 {
      let (one, other) = (random.number(0...8), random.number(0...8))
      let day = "2024-\(random.pick(["02", "05", "08"]) ?? "02")-01"
      if let untying = chain.untying, random.chance(20) {
        try log.say(
          untying.type, "\(chain.kind)/k\(one)",
          untying.data.replacing("OTHER", with: "\(chain.kind)/k\(other)"),
          "\"validfrom\":\"\(day)\"")
        naive.add(one, other, day, isTie: false)
        continue
      }
      let closes = naive.leads(from: other, to: one, on: day)
      let refusal = try log.refusal { try CycleTests.tie($0, chain, one, to: other, day) }
      #expect(
        (refusal != nil) == closes && (refusal == nil || one == other || refusal?.kind == .cycle),
        "seed \(seed), \(chain.testDescription), step \(step): k\(one) to k\(other) on \(day)")
      if refusal == nil { naive.add(one, other, day, isTie: true) } else { refused += 1 }
    }
    #expect(refused > 0)
  }
}
