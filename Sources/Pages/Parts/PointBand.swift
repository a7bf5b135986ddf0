import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// What says at which point of both times a page stands, with the ways to others; whoever looks at
/// another point than now sees it on every page.
struct PointBand {
  let context: PageContext
  /// The reports that were published, the latest first.
  let reports: [PublishedReport]
  /// What the page is called.
  let title: String

  private var language: Language { context.language }
  private var times: TimeFormat { context.format.times }

  /// What stands there, in one sentence.
  var sentence: String {
    let day = times.text(context.asOf)
    let known = context.knownAt
    if !context.isPast {
      return Label(
        "Now: \(day), with all that is recorded up to event \(known.sequence)",
        "Heute: \(day), mit allem, was bis Ereignis \(known.sequence) erfasst ist")[language]
    }
    guard context.ask.value("knownAt") != nil else {
      return Label(
        "You see \(day), as it is known today", "Sie sehen den \(day), wie er heute bekannt ist")[
          language]
    }
    let time = known.time.map { times.text($0).prefix(16) } ?? ""
    return Label(
      "You see \(day), as it was known on \(time) (event \(known.sequence))",
      "Sie sehen den \(day), wie er am \(time) bekannt war (Ereignis \(known.sequence))")[language]
  }

  /// The other points that are one click away.
  private var ways: [(text: String, address: String)] {
    let (links, ask) = (context.links, context.ask)
    let own = ask.pairs.filter { !PageLinks.keptNames.contains($0.name) }
    func way(_ text: Label, asOf: String?, knownAt: String?) -> (String, String) {
      (text[language], links.to(ask.path, own, asOf: asOf, knownAt: knownAt))
    }
    let (day, dayText) = (context.asOf.description, times.text(context.asOf))
    var ways: [(text: String, address: String)] = []
    if context.isPast {
      ways.append(way(Label("Back to now", "Zurück zu heute"), asOf: nil, knownAt: nil))
    }
    if ask.value("asOf") != nil {
      if ask.value("knownAt") != nil {
        ways.append(
          way(
            Label("\(dayText) as known today", "\(dayText), wie heute bekannt"), asOf: day,
            knownAt: nil))
      } else {
        ways.append(
          way(
            Label("\(dayText) as known then", "\(dayText), wie damals bekannt"), asOf: day,
            knownAt: day))
      }
    }
    if let report = reports.first {
      let title = times.text(report.asOf)
      ways.append(
        way(
          Label("last report (\(title))", "letzter Bericht (\(title))"),
          asOf: report.asOf.description, knownAt: String(report.knownAt)))
    }
    let address = links.address(ask.path, own)
    ways.append(
      (
        Label("Cite", "Zitieren")[language],
        links.to(
          "/cite",
          [("title", title), ("address", String(address.dropFirst(links.base.count)))],
          asOf: context.asOf.description, knownAt: String(context.knownAt.sequence))
      ))
    return ways
  }

  /// Writes the band.
  func write(to page: inout HTMLWriter) {
    page.open("div", [("class", context.isPast ? "point past" : "point")])
    page.raw("<div class=\"in\">\n<div>")
    page.element("p", [("class", "says"), ("aria-live", "polite")], sentence)
    page.open("p", [("class", "ways")])
    for way in ways { page.element("a", [("href", way.address)], way.text) }
    page.close("p")
    page.raw("</div>\n")
    control.writeFigure(to: &page, id: "time", sizes: [.small, .large])
    writeForm(to: &page)
    page.raw("</div></div>\n")
  }

  /// The two times as lines over the years of the log, its marks as links.
  private var control: TimeControlPicture {
    let (links, ask) = (context.links, context.ask)
    let own = ask.pairs.filter { !PageLinks.keptNames.contains($0.name) }
    let (asOf, knownAt) = (ask.value("asOf"), ask.value("knownAt"))
    let known = context.knownAt.time.map(day) ?? context.asOf
    let last = max(context.engine.today, context.asOf)
    let first = min(firstDay, context.asOf)
    let years = max(first.year, last.year - PointBand.yearsMax)...last.year
    var above: [TimeControlPicture.Mark] = []
    for year in years {
      for (number, month) in [(1, 3), (2, 6), (3, 9), (4, 12)] {
        guard let end = Day(year: year, month: month, day: month == 3 || month == 12 ? 31 : 30),
          end <= context.engine.today
        else { continue }
        above.append(.init(end, .reporting, "\(["I", "II", "III", "IV"][number - 1])/\(year)"))
      }
    }
    var numbers: [Day: UInt64] = [:]
    var below: [TimeControlPicture.Mark] = []
    for report in reports {
      guard let time = try? context.engine.ledger.knownAt(.sequence(report.knownAt)).time else {
        continue
      }
      numbers[day(time)] = report.knownAt
      below.append(.init(day(time), .published, report.title))
    }
    let days = numbers
    return TimeControlPicture(
      years: years, asOf: context.asOf, knownAt: known, above: above, below: below,
      language: language
    ) { axis, mark in
      switch axis {
      case .asOf: links.to(ask.path, own, asOf: mark.day.description, knownAt: knownAt)
      case .knownAt:
        links.to(
          ask.path, own, asOf: asOf,
          knownAt: days[mark.day].map(String.init) ?? mark.day.description)
      }
    }
  }

  /// So many years before the last one are shown at most.
  private static let yearsMax = 11

  /// The day of the first event; of what is not public the public is not told when it began.
  private var firstDay: Day {
    guard context.engine.audience.level != .public else {
      return Day(year: context.engine.today.year - 5, month: 1, day: 1) ?? context.asOf
    }
    return (try? context.engine.ledger.knownAt(.sequence(1)).time).flatMap { $0 }.map(day)
      ?? context.asOf
  }

  /// The day of an instant in the ledger's time zone.
  private func day(_ instant: Instant) -> Day {
    var calendar = CivilCalendar(timeZone: context.engine.ledger.identity.timeZone)
    return calendar?.day(of: instant) ?? instant.dayInUTC
  }

  /// Both times typed in.
  private func writeForm(to page: inout HTMLWriter) {
    let ask = context.ask
    page.open("details")
    page.element("summary", Label("Another point in time …", "Anderer Zeitpunkt …")[language])
    page.open("form", [("method", "get"), ("action", context.links.base + ask.path)])
    for pair in ask.pairs where !["asOf", "knownAt"].contains(pair.name) {
      page.empty("input", [("type", "hidden"), ("name", pair.name), ("value", pair.value)])
    }
    field(
      "asOf", Label("As of", "Stand zum"), ask.value("asOf") ?? "", "2024-12-31", now: context.asOf,
      &page)
    field(
      "knownAt", Label("Known at", "bekannt bis"), ask.value("knownAt") ?? "",
      Label("date, time or event number", "Datum, Zeit oder Ereignisnummer")[language],
      now: context.knownAt.time.map(day) ?? context.asOf, &page)
    page.element("button", [("type", "submit")], Label("Show", "Anzeigen")[language])
    page.close("form")
    page.close("details")
    page.line()
  }

  private func field(
    _ name: String, _ label: Label, _ value: String, _ example: String, now: Day,
    _ page: inout HTMLWriter
  ) {
    page.open("div")
    page.element("label", [("for", "point-\(name)")], label[language])
    page.empty(
      "input",
      [
        ("id", "point-\(name)"), ("name", name), ("value", value), ("placeholder", example),
        ("autocomplete", "off"), ("data-now", now.description),
      ])
    page.close("div")
  }
}
