import TestSupport
import Testing
import Vocabulary

/// Records whose bytes were changed: they become a line, or are told as damaged, and end nothing.
@Suite struct `A damaged record` {
  /// Each byte of a record as each of its 256 values, one after the other.
  @Test(arguments: [
    ("project.status-changed", "project/p"), ("event.corrected", "event/1"),
  ])
  func `is written as a line or refused, whichever byte was changed`(
    type: String, subject: String
  ) throws {
    let data =
      type == "event.corrected"
      ? #"{"type":"project.status-changed","data":{"status":"planning"}}"#
      : #"{"status":"planning"}"#
    let line =
      #"{"specversion":"1.0","id":"01900000-0000-7000-8000-000000000001","type":"\#(type)","#
      + #""subject":"\#(subject)","actor":"person/a","reason":"r","data":\#(data)}"#
    let draft = try DraftReader().read(line: Array(line.utf8).span)
    var record: [UInt8] = []
    RecordEncoder.encode(
      draft, sequence: 2, time: Instant(microseconds: 0), timeTrusted: false, into: &record)
    var read = 0
    for place in record.indices {
      var damaged = record
      for value in UInt8.min...UInt8.max {
        damaged[place] = value
        guard let layout = try? RecordLayout(damaged.span) else { continue }
        var line: [UInt8] = []
        CloudEventWriter.append(damaged.span, layout, to: &line)
        read += 1
        #expect(line.last == 0x0a)
      }
    }
    #expect(read > 1_000)
  }

  @Test(arguments: [1_200, 4_000, .max] as [UInt16])
  func `of a type that nobody knows has no fields`(number: UInt16) {
    let bytes: [UInt8] = [10, 1, 65]
    let extractor = FactExtractor.current
    #expect(extractor.fields(typeNumber: number, template: .max).isEmpty)
    #expect(
      extractor.text(typeNumber: number, template: .max, bytes.span, 0..<bytes.count) == nil)
  }
}
