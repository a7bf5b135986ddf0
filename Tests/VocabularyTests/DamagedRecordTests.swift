import Testing
import Vocabulary

/// Numbers that only damaged bytes say; that a record with any byte damaged becomes a line or an
/// error stands with the round trips.
@Suite struct `A damaged record` {
  @Test(arguments: [1_200, 4_000, .max] as [UInt16])
  func `of a type that nobody knows has no fields`(number: UInt16) {
    let bytes: [UInt8] = [10, 1, 65]
    let extractor = FactExtractor.current
    #expect(extractor.fields(typeNumber: number, template: .max).isEmpty)
    #expect(
      extractor.text(typeNumber: number, template: .max, bytes.span, 0..<bytes.count) == nil)
  }
}
