import Digests
public import Vocabulary

/// A report that was made and is about to be published.
public struct RenderedReport: Sendable {
  /// The kind that it is of.
  public let kind: String
  /// Its point and language.
  public let request: ReportRequest
  /// The bytes of its file.
  public let bytes: [UInt8]
  /// SHA-256 of them, in hexadecimal digits.
  public let sha256: String
  /// What the event of its publication names as its source.
  public let source: String
}

extension Book {
  /// Makes a report of a point.
  public func render(
    _ renderer: ReportRenderer, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    language: Language = .en
  ) throws -> RenderedReport {
    let request = ReportRequest(
      asOf: asOf ?? today, knownAt: try self.knownAt(knownAt), language: language)
    let bytes = try renderer.render(self, request)
    return RenderedReport(
      kind: renderer.kind, request: request, bytes: bytes, sha256: SHA256.hexadecimal(of: bytes),
      source: renderer.source(language))
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
    return data
  }
}
