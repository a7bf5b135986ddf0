import Ledger
import Timelines
public import Vocabulary

/// A published report made again.
public struct ReproducedReport: Sendable {
  /// What the ledger remembers of it.
  public let report: PublishedReport
  /// What has changed since at its point; beside it, how it came out.
  public let answer: Answer
  /// The bytes made now; nil where it is of no kind that this program makes.
  public let bytes: [UInt8]?
  /// Whether they are those that were published.
  public let isSame: Bool
  /// The layout that printed it, where this program prints by another.
  public let layout: Int?
  /// Of a report printed by another layout how its figures compare with those of today; nil where
  /// neither was it kept nor its file given, or where that is not what was published.
  public let figures: FigureComparison?

  /// Whether it could be shown that it says today what it said then.
  public var isConfirmed: Bool { isSame || figures?.isSame ?? false }
}

extension Engine {
  /// The reports published up to a point, whatever its day, each with what has changed since: what
  /// is heard of its day by now and was not then, as in ``changes(from:to:)``.
  public func reports(asOf: Day? = nil, knownAt: KnownAtRequest = .head) throws -> Answer {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    answer.columns = ["subject", "asof", "knownat", "changedSince"]
    for report in try published(answer.knownAt) {
      answer.rows.append(try row(report, answer.knownAt))
    }
    return answer
  }

  /// Makes a published report again from the log as it was known then, compares it with what was
  /// published, and says what has changed since; nil where no such report is known.
  ///
  /// By the same layout its bytes are compared. Where another layout printed it, its bytes cannot be
  /// the same: what was kept of it, or the file that is given, is checked by the hash, and its figures
  /// are compared with those of today.
  ///
  /// - Parameters:
  ///   - file: the published page, where the ledger has not kept it.
  ///   - renderers: the kinds that can be made.
  public func reproduce(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head, file: [UInt8]? = nil,
    renderers: [ReportRenderer] = ReportRenderer.all
  ) throws -> ReproducedReport? {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    answer.columns = ["subject", "asof", "knownat", "changedSince"]
    guard let report = try published(answer.knownAt).first(where: { $0.subject == subject }) else {
      return nil
    }
    answer.rows = [try row(report, answer.knownAt)]
    let made = try remake(report, renderers)
    let isSame = made?.report.sha256 == report.sha256
    answer.beside.append("title", .text(report.title))
    answer.beside.append("sequence", .number(report.sequence))
    answer.beside.append("kind", made.map { .text($0.report.kind) })
    answer.beside.append("sha256", .text(report.sha256))
    answer.beside.append("sha256Now", made.map { .text($0.report.sha256) })
    answer.beside.append("sameBytes", .bool(isSame))
    let kept = try kept(report, &answer)
    var figures: FigureComparison?
    if made == nil {
      answer.warnings.append(
        Label(
          en: "\(subject): no kind of report that this program makes has this hash at its point",
          de:
            "\(subject): kein Bericht, den dieses Programm macht, hat an diesem Stand diesen Hashwert"
        ))
    } else if let made, !isSame, let layout = made.otherLayout {
      figures = compare(
        report, made.report, layout: layout, kept ?? file.map { ReportFiles(page: $0) }, &answer)
    } else if !isSame {
      answer.warnings.append(
        Label(
          en: "\(subject): the bytes made now differ from those published; another version of the "
            + "program made them, or the file was changed before it was published",
          de: "\(subject): die jetzt erzeugten Bytes sind nicht die veröffentlichten; eine andere "
            + "Version des Programms hat sie erzeugt, oder die Datei wurde vorher geändert"))
    }
    return ReproducedReport(
      report: report, answer: answer, bytes: made?.report.bytes, isSame: isSame,
      layout: isSame ? nil : made?.otherLayout, figures: figures)
  }

  /// The reports published up to an event and not taken back.
  func published(_ knownAt: KnownAt) throws -> [PublishedReport] {
    try timelines.read(at: Point(asOf: .last, knownAt: knownAt.sequence)) {
      (reading) throws(TimelinesError) in try reading.publishedReports()
    }
  }

  /// The row of A7. That a report was published is no change of what it reports.
  private func row(_ report: PublishedReport, _ knownAt: KnownAt) throws -> AnswerObject {
    let point = Point(asOf: report.asOf, knownAt: knownAt.sequence)
    var changes: [AnswerValue] = []
    try timelines.changes(from: Point(asOf: report.asOf, knownAt: report.knownAt), to: point) {
      if $0.subject != report.subject {
        changes.append(.object(AnswerObject(ChangeEntry($0, note: nil))))
      }
    }
    var row = AnswerObject()
    row.append("subject", .text(report.subject))
    row.append("asof", .day(report.asOf))
    row.append("knownat", .number(report.knownAt))
    row.append("changedSince", .list(changes))
    return row
  }

  /// The rights that counted when a report was published.
  private func rights(of report: PublishedReport) throws -> Rights {
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    let time = try knownAt(.sequence(report.sequence)).time
    let day = time.map { calendar?.day(of: $0) ?? $0.dayInUTC }
    return Rights(day: day ?? today, through: report.sequence - 1)
  }

  /// Makes a report by the kind that its event names; where it names none, by the kind that gives
  /// the hash. Says the layout that printed it where that is another than the kind's of today.
  private func remake(
    _ report: PublishedReport, _ renderers: [ReportRenderer]
  ) throws -> (report: RenderedReport, otherLayout: Int?)? {
    let source = ReportSource(report.source)
    for renderer in renderers where source.map({ $0.kind == renderer.kind }) ?? true {
      for language in source?.language.map({ [$0] }) ?? renderer.languages {
        let made = try render(
          renderer,
          ReportRequest(
            asOf: report.asOf, knownAt: try self.knownAt(.sequence(report.knownAt)),
            language: language, audience: Audience(source?.audience ?? .full)),
          try rights(of: report))
        if let source {
          return (made, source.layout == renderer.layout ? nil : source.layout)
        }
        if made.sha256 == report.sha256 { return (made, nil) }
      }
    }
    return nil
  }
}
