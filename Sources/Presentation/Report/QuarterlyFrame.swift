import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Which point a quarterly report tells of, and with which it is compared.
struct QuarterlyFrame: Sendable {
  /// What was recorded more than so many days after it held is late.
  static let lateDays = 30

  /// The quarter of the day.
  let quarter: Period
  /// The day, and up to which event the log was known.
  let point: Point
  /// That event.
  let knownAt: KnownAt
  /// The point of the report before: the last day of the quarter before.
  let pointBefore: Point
  /// How far the log was known then.
  let knownBefore: KnownAt
  /// The report published of that day, if one was.
  let reportBefore: String?
  /// How far the log is known to the audience then and now: what the public may not see is not told
  /// to be there.
  var shownBefore: KnownAt? = nil
  var shown: KnownAt? = nil
  /// For whom it is.
  let audience: Audience
  /// The language of words for people.
  let language: Language
  /// The ledger's currency.
  let currency: Currency

  /// How values are written.
  var format: PeopleFormat { PeopleFormat(language: language, timeZone: knownAt.timeZone) }

  /// What a value is in both languages.
  func words(_ text: (PeopleFormat) -> String) -> Label {
    let texts = [Language.en, .de].map {
      text(PeopleFormat(language: $0, timeZone: knownAt.timeZone))
    }
    return Label(texts[0], texts[1])
  }

  var known: KnownAtRequest { .sequence(point.knownAt) }
  /// The point of its questions.
  var asked: AskedPoint {
    AskedPoint(asOf: point.asOf, knownAt: known, language: language)
  }
  /// The point of the report before.
  var askedBefore: AskedPoint {
    AskedPoint(
      asOf: pointBefore.asOf, knownAt: .sequence(pointBefore.knownAt), language: language)
  }
  var request: PointRequest { PointRequest(asOf: point.asOf, knownAt: known) }
  var requestBefore: PointRequest {
    PointRequest(asOf: pointBefore.asOf, knownAt: .sequence(pointBefore.knownAt))
  }
}

extension Engine {
  /// The frame of a request.
  ///
  /// The report before is that published of the quarter's last day; where none was, what was known
  /// as long after that day as now after this one, so that like is compared with like.
  func frame(of request: ReportRequest) throws -> QuarterlyFrame {
    let known = try knownAt(.sequence(request.knownAt.sequence))
    let point = Point(asOf: request.asOf, knownAt: known.sequence)
    let quarter = Period(length: .quarter, containing: request.asOf)
    let dayBefore = quarter.previous.lastDay
    let published = try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.publishedReports().filter { $0.asOf == dayBefore && $0.knownAt <= known.sequence }
        .max { $0.sequence < $1.sequence }
    }
    var before: UInt64 = 0
    if let published {
      before = published.knownAt
    } else if let time = known.time {
      let zone = CivilCalendar(timeZone: ledger.identity.timeZone)
      var calendar = zone
      let recorded = calendar?.day(of: time) ?? time.dayInUTC
      let lag = max(0, request.asOf.days(to: recorded))
      let day = min(dayBefore.adding(days: lag), recorded)
      before = min(known.sequence, try knownAt(.day(day)).sequence)
    }
    var frame = QuarterlyFrame(
      quarter: quarter, point: point, knownAt: known,
      pointBefore: Point(asOf: dayBefore, knownAt: before),
      knownBefore: try knownAt(.sequence(before)),
      reportBefore: audience.level == .public ? nil : published?.subject,
      audience: request.audience, language: request.language,
      currency: Currency(ledger.identity.currency) ?? .eur)
    frame.shown = try self.frame(frame.asked).knownAt
    frame.shownBefore = try self.frame(frame.askedBefore).knownAt
    return frame
  }
}
