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
    let isWriting = ProcessInfo.processInfo.environment["STADTBUCH_WRITE_FIXTURES"] != nil
    if isWriting {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for (name, text) in city.files {
      let file = folder.appending(path: name)
      if isWriting { try Data(text.utf8).write(to: file) }
      let found = try String(contentsOf: file, encoding: .utf8)
      let isEqual = found == text
      #expect(isEqual, "\(key)/\(name): run the tests with STADTBUCH_WRITE_FIXTURES=1")
    }
  }

  @Test func `are listed on one page, all sixteen hard cases among them`() throws {
    let file = Cities.fixtures.appending(path: "cities/README.md")
    if ProcessInfo.processInfo.environment["STADTBUCH_WRITE_FIXTURES"] != nil {
      try Data(Cities.page.utf8).write(to: file)
    }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == Cities.page
    #expect(isEqual, "cities/README.md: run the tests with STADTBUCH_WRITE_FIXTURES=1")
    #expect(Set(Cities.all.flatMap(\.cases)) == Set(1...16))
  }

  @Test(arguments: Cities.all.map(\.key)) func `are imported without a refusal`(
    key: String
  ) throws {
    let city = try #require(Cities.all.first { $0.key == key })
    let book = try CityBook(city)
    #expect(book.report.accepted == UInt64(city.lines.count))
    #expect(book.report.refused.isEmpty)
    #expect(try book.book.ledger.head.sequence == UInt64(city.lines.count))
  }
}
