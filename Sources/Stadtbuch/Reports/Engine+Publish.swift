import Digests
public import Timelines
public import Vocabulary

/// A report that was made and is about to be published.
public struct RenderedReport: Sendable {
  /// The kind that it is of.
  public let kind: String
  /// Its point and language.
  public let request: ReportRequest
  /// Its page and tables.
  public let files: ReportFiles
  /// SHA-256 of the page, in hexadecimal digits.
  public let sha256: String
  /// What the event of its publication names as its source.
  public let source: String
  /// What the name of its page ends with, without the point.
  public let fileExtension: String

  /// The bytes of its page.
  public var bytes: [UInt8] { files.page }
}

/// A published report as it is kept.
public struct KeptReport: Sendable {
  /// The event that publishes it.
  public let recorded: Recorded
  /// The folder in which its page and tables are kept.
  public let folder: String
}

extension Engine {
  /// Makes a report of a point.
  public func render(
    _ renderer: ReportRenderer, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    language: Language = .en, audience: Audience = .internal
  ) throws -> RenderedReport {
    try render(
      renderer,
      ReportRequest(
        asOf: asOf ?? today, knownAt: try self.knownAt(knownAt), language: language,
        audience: audience), Rights(day: today))
  }

  /// Makes a report with the rights of a day.
  func render(
    _ renderer: ReportRenderer, _ request: ReportRequest, _ rights: Rights
  ) throws -> RenderedReport {
    let files = try renderer.render(seen(by: request.audience, rights), request)
    return RenderedReport(
      kind: renderer.kind, request: request, files: files,
      sha256: SHA256.hexadecimal(of: files.page), source: renderer.source(request).text,
      fileExtension: renderer.fileExtension)
  }

  /// Keeps a report in the ledger's folder and records that it was published.
  ///
  /// What is kept is there before the event is, so that no event names what nobody has; where the
  /// event is refused, it goes again.
  public func publish(
    _ rendered: RenderedReport, _ entry: EventEntry, isStrict: Bool = false
  ) throws -> KeptReport {
    // What can be no event is refused before anything is written.
    _ = try entry.draft()
    let report = Subject(unchecked: entry.subject)
    let archive = ReportArchive(ledger)
    func keep() throws -> Bool {
      try archive.keep(
        rendered.files, of: report, rendered.sha256, fileExtension: rendered.fileExtension)
    }
    let isNew = try keep()
    do {
      let recorded = try record(entry, isStrict: isStrict)
      // Another process whose publication was refused may have taken it away in between.
      _ = try keep()
      return KeptReport(recorded: recorded, folder: archive.folder(report, rendered.sha256))
    } catch let error as LedgerError {
      // Where it is not known whether the event was recorded, what is kept stays.
      if isNew, error.refusal != nil, try !isPublished(entry.subject, rendered.sha256) {
        archive.remove(report, rendered.sha256)
      }
      throw error
    }
  }

  private func isPublished(_ report: String, _ sha256: String) throws -> Bool {
    try published(try knownAt(.head)).contains { $0.subject == report && $0.sha256 == sha256 }
  }
}

extension RenderedReport {
  /// The data of the event that publishes it.
  public func data(title: String) -> AnswerObject {
    var data = AnswerObject()
    data.append("title", .text(title))
    data.append("asof", .day(request.asOf))
    data.append("knownat", .number(request.knownAt.sequence))
    data.append("sha256", .text(sha256))
    data.append("audience", .word(request.audience.level.rawValue))
    return data
  }
}
