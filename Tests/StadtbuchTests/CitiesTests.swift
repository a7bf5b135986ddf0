import Foundation
import Stadtbuch
import TestSupport
import Testing

/// The cities of the fixtures are what their stories in `Tests/TestSupport/Cities` make.
@Suite struct `The five cities` {
  @Test(arguments: Cities.all.map(\.key)) func `stand in the fixtures as their stories tell them`(
    key: String
  ) throws {
    let city = try #require(Cities.all.first { $0.key == key })
    let folder = Cities.fixtures.appending(path: "cities/\(key)")
    for (name, text) in city.files {
      #expect(try Golden.difference(text, from: folder.appending(path: name)) == nil)
    }
  }

  @Test func `are listed on one page, all sixteen hard cases among them`() throws {
    let file = Cities.fixtures.appending(path: "cities/README.md")
    #expect(try Golden.difference(Cities.page, from: file) == nil)
    #expect(Set(Cities.all.flatMap(\.cases)) == Set(1...16))
  }

  @Test(arguments: Cities.all.map(\.key)) func `are imported without a refusal`(
    key: String
  ) throws {
    let city = try #require(Cities.all.first { $0.key == key })
    let engine = try CityEngine(city)
    #expect(engine.report.accepted == UInt64(city.lines.count))
    #expect(engine.report.refused.isEmpty)
    #expect(try engine.engine.ledger.head.sequence == UInt64(city.lines.count))
  }
}
