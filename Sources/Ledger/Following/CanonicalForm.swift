import Vocabulary

/// Whether the bytes of a record are the ones that its content encodes to, through the exchange
/// form.
struct CanonicalForm {
  private let json = DraftReader()
  private var line: [UInt8] = []
  private var encoded: [UInt8] = []

  /// Throws where what the record says is not allowed.
  mutating func isKept(
    by record: Span<UInt8>, _ layout: RecordLayout
  ) throws(Refusal) -> Bool {
    line.removeAll(keepingCapacity: true)
    encoded.removeAll(keepingCapacity: true)
    CloudEventWriter.append(record, layout, to: &line)
    line.removeLast()
    let draft = try json.read(line: line.span)
    RecordEncoder.encode(
      draft, sequence: layout.sequence, time: layout.time, timeTrusted: layout.timeTrusted,
      into: &encoded)
    return encoded.span.equals(0..<encoded.count, record)
  }
}
