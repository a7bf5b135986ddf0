import Foundation
import Testing
import Vocabulary

/// The worked example's events through the codec and back.
@Suite struct `Events through the codec` {
  static func lines() throws -> [String] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/example/dezernat-4.jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `every event of the example is read, stored and written back to the same draft`()
    throws
  {
    let reader = DraftReader()
    for (index, line) in try Self.lines().enumerated() {
      let bytes = Array(line.utf8)
      var draft = try reader.read(line: bytes.span)
      draft.validFrom = draft.validFrom ?? Day(year: 2024, month: 1, day: 15)
      draft.visibility = draft.visibility ?? .internal
      var record: [UInt8] = []
      RecordEncoder.encode(
        draft, sequence: UInt64(index + 1), time: try #require(draft.time), timeTrusted: true,
        into: &record)
      let layout = try RecordLayout(record.span)
      let decoded = Draft(record: record.span, layout)
      #expect(decoded == draft)
      var json: [UInt8] = []
      CloudEventWriter.append(record.span, layout, to: &json)
      json.removeLast()
      let again = try reader.read(line: json.span)
      #expect(again == draft)
    }
  }

  @Test func `a record with any byte damaged is a line or an error, also of an unknown type`()
    throws
  {
    var records: [[UInt8]] = []
    for line in try Self.lines() {
      let bytes = Array(line.utf8)
      let draft = try DraftReader().read(line: bytes.span)
      var record: [UInt8] = []
      RecordEncoder.encode(
        draft, sequence: 1, time: Instant(microseconds: 0), timeTrusted: false, into: &record)
      records.append(record)
    }
    var unknown: [UInt8] = []
    unknown.append(field: 1, varint: 1)
    unknown.append(field: 4, text: "unit/a")
    unknown.append(field: 4_000, text: "")
    records.append(unknown)
    var lines = 0
    for record in records {
      for place in record.indices {
        for byte in [0, 0xff, record[place] ^ 1, record[place] ^ 0x80] {
          var damaged = record
          damaged[place] = byte
          guard let layout = try? RecordLayout(damaged.span) else { continue }
          var line: [UInt8] = []
          CloudEventWriter.append(damaged.span, layout, to: &line)
          if line.last == 0x0a { lines += 1 }
        }
      }
    }
    #expect(lines > records.count)
    var line: [UInt8] = []
    CloudEventWriter.append(unknown.span, try RecordLayout(unknown.span), to: &line)
    #expect(String(decoding: line, as: UTF8.self).hasSuffix(",\"data\":{}}\n"))
  }

  @Test func `facts of an expenditure name accounts on the project and on the grant`() throws {
    let line = Array(try Self.lines()[63].utf8)
    var draft = try DraftReader().read(line: line.span)
    draft.validFrom = Day(year: 2024, month: 8, day: 15)
    var record: [UInt8] = []
    RecordEncoder.encode(
      draft, sequence: 64, time: Instant(microseconds: 0), timeTrusted: false, into: &record)
    let layout = try RecordLayout(record.span)
    let prefix = EventPrefix(owner: 7, layout: layout, target: 0)
    var stored: [UInt8] = []
    prefix.append(to: &stored)
    stored.append(contentsOf: record)
    var facts: [Fact] = []
    FactExtractor.current.extract(stored.span, EventPrefix(stored.span), into: &facts)
    var names: [String] = []
    for fact in facts {
      var name: [UInt8] = []
      FactExtractor.current.appendName(of: fact, stored.span, prefix, to: &name)
      names.append("\(String(decoding: name, as: UTF8.self)) \(fact.amount)")
    }
    #expect(
      names == [
        "account:spent/2024/source/hh/investment:EUR 3200000",
        "account:spent/2024/source/land/investment:EUR 4800000",
        "account:used/bau/true:EUR 8000000",
      ])
  }
}
