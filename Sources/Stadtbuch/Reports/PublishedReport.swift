import Ledger
public import Timelines
public import Vocabulary

/// What the ledger remembers of a report that was published.
public struct PublishedReport: Sendable, Equatable {
  /// Its subject, `report/…`.
  public var subject: String
  /// Its title.
  public var title: String
  /// The day whose truth it tells.
  public var asOf: Day
  /// The event up to which the log was known.
  public var knownAt: UInt64
  /// SHA-256 of its file, in hexadecimal digits.
  public var sha256: String
  /// The event that published it.
  public var sequence: UInt64
  /// Where that event came from; of reports that this program made their kind and language.
  public var source: String
  /// For whom it was made; nobody else sees its file.
  public var audience = Audience.Level.full
}

extension Reading {
  /// The reports published up to the point's event and not taken back, whatever its day, in byte
  /// order of their names.
  package func publishedReports() throws(TimelinesError) -> [PublishedReport] {
    var reports: [PublishedReport] = []
    var state = EntityState()
    for entity in try entities(ofKind: "report") {
      try self.state(
        of: entity.number, at: Point(asOf: .last, knownAt: point.knownAt), into: &state)
      func held(_ name: RegisterName) -> HeldFact? { state.register(name.rawValue) }
      guard let created = held(.exists), let asOf = held(.asof).flatMap(state.date),
        let knownAt = held(.knownat).flatMap(state.int), let hash = held(.sha256)
      else { continue }
      var digits: [UInt8] = []
      state.appendJSON(hash, to: &digits)
      let source = try withEvent(created.sequence) { (event) throws(TimelinesError) -> String in
        guard let layout = try? event.layout() else { return "" }
        return event.record.string(in: layout.source)
      }
      reports.append(
        PublishedReport(
          subject: entity.name, title: held(.title).flatMap(state.text) ?? entity.name,
          asOf: asOf, knownAt: UInt64(clamping: knownAt),
          sha256: String(decoding: digits.filter { $0 != 0x22 }, as: UTF8.self),
          sequence: created.sequence, source: source ?? "",
          audience: held(.audience).flatMap(state.text).flatMap(Audience.Level.init) ?? .full))
    }
    return reports
  }
}
