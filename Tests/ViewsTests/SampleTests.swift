import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Samples that come out the same again.
@Suite struct `A sample` {
  @Test func `takes the numbers of SplitMix64 as published`() {
    // The first numbers of seed 1234567 in the reference implementation.
    var generator = SampleGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `below a limit gives each number about as often as another`() {
    var generator = SampleGenerator(seed: 0)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<6_000 { counts[Int(generator.next(below: 6 as UInt64))] += 1 }
    #expect(counts.allSatisfy { (850...1_150).contains($0) }, "\(counts)")
    #expect((0..<20).allSatisfy { _ in generator.next(below: 1 as UInt64) == 0 })
  }

  @Test func `at random holds nothing twice and everything when more is asked for`() {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SampleGenerator(seed: seed)
      let places = SampleView.places(of: 40, count: 12, &generator)
      #expect(Set(places).count == 12 && places == places.sorted(), "seed \(seed)")
      #expect(SampleView.places(of: 5, count: 9, &generator) == [0, 1, 2, 3, 4], "seed \(seed)")
    }
    var generator = SampleGenerator(seed: 1)
    #expect(SampleView.places(of: 0, count: 3, &generator).isEmpty)
  }

  @Test func `by amount holds all that is greater than the distance`() {
    // 100 + 900 + 0 + 50 + 2950 = 4000 in 4 units: a distance of 1000. The last holds two units at
    // least, 900 one or none, so whatever the start the last is hit at least twice.
    for seed in 0..<200 as Range<UInt64> {
      var generator = SampleGenerator(seed: seed)
      let (hits, start) = hits(on: [100, 900, 0, 50, 2950], count: 4, &generator)
      #expect(hits.reduce(0) { $0 + $1.hits } == 4, "seed \(seed)")
      #expect(hits.contains { $0.place == 4 && $0.hits >= 2 }, "seed \(seed)")
      #expect(!hits.contains { $0.place == 2 }, "seed \(seed)")
      // Worked out apart: the units start/4, start/4 + 1000, … in the amounts laid end to end.
      let ends = [100, 1000, 1000, 1050, 4000]
      let places = (0..<4).map { unit in
        ends.firstIndex { Int(start ?? 0) + unit * 4000 < $0 * 4 } ?? -1
      }
      #expect(hits.flatMap { Array(repeating: $0.place, count: $0.hits) } == places)
    }
  }

  private func hits(
    on amounts: [Total], count: Int, _ generator: inout SampleGenerator
  ) -> (hits: [(place: Int, hits: Int)], start: UInt128?) {
    guard var units = MonetaryUnits(of: amounts.reduce(0, +), count: count, &generator) else {
      return ([], nil)
    }
    let hits = amounts.enumerated().map { (place: $0, hits: units.hits(of: $1)) }
    return (hits.filter { $0.hits > 0 }, units.start)
  }

  private struct Drawn: Equatable {
    var rows: [SampleRow]
    var answer: SampleAnswer
  }

  private func draw(_ view: SampleView, at point: Point, _ request: SampleRequest) throws -> Drawn {
    var rows: [SampleRow] = []
    let answer = try view.answer(at: point, request) { rows.append($0) }
    return Drawn(rows: rows, answer: answer)
  }

  @Test func `by amount of nothing is empty`() {
    var generator = SampleGenerator(seed: 0)
    #expect(hits(on: [], count: 3, &generator).hits.isEmpty)
    #expect(hits(on: [0, 0], count: 3, &generator).start == nil)
  }

  @Test func `is drawn from what holds at the point`() throws {
    let town = try Town()
    try town.project("x")
    for (key, amount, day) in [("1", 10, "2024-01-05"), ("2", -4, "2024-02-05")] {
      try town.add(
        "expenditure.booked", "project/x",
        #"{"booking":"\#(key)","year":2024,"amount":\#(town.eur(Int64(amount))),"#
          + #""type":"material","source":"source/hh"}"#, day)
    }
    try town.add(
      "expenditure.booked", "project/x",
      #"{"booking":"3","year":2024,"amount":\#(town.eur(20)),"type":"material","#
        + #""source":"source/hh"}"#, "2024-03-05")
    try town.record()
    let head = try town.head
    let view = SampleView(try Timelines(town.temporary.ledger))
    let day = try #require(Day("2024-12-31"))
    let all = try draw(
      view, at: Point(asOf: day, knownAt: head), SampleRequest(.random, count: 9, seed: 0))
    #expect(all.rows.map(\.booking) == ["1", "2", "3"])
    #expect(all.answer.populationAmount.minor == 2_600)
    let early = try draw(
      view, at: Point(asOf: try #require(Day("2024-02-28")), knownAt: head),
      SampleRequest(.amount, count: 1, seed: 0))
    #expect(early.rows.map(\.booking) == ["1"])
    #expect(early.answer.leftOut == 1)
    try town.add("event.voided", "event/\(head)", "{}", reason: "a slip")
    try town.record()
    let later = try draw(
      view, at: Point(asOf: day, knownAt: head + 1), SampleRequest(.random, count: 9, seed: 0))
    #expect(later.rows.map(\.booking) == ["1", "2"])
    #expect(
      try draw(
        view, at: Point(asOf: day, knownAt: head), SampleRequest(.random, count: 9, seed: 0)) == all
    )
  }
}
