import Stadtbuch
import Timelines
import Vocabulary

/// Writes the page of a report: its sections one below the other, and where it comes from.
struct ReportPage {
  let report: QuarterlyReport
  let sections: [ReportSection]
  /// What subjects are called.
  let names: [String: String]

  private var frame: QuarterlyFrame { report.frame }
  private var language: Language { frame.language }

  /// The page.
  var bytes: [UInt8] {
    var page = HTMLWriter(capacity: 1 << 18)
    writeHead(to: &page)
    writeContents(to: &page)
    page.raw("<main id=\"content\" tabindex=\"-1\">\n")
    for section in sections { write(section, to: &page) }
    page.raw("</main>\n")
    writeFooter(to: &page)
    page.raw("</body>\n</html>\n")
    return page.bytes
  }

  private func writeHead(to page: inout HTMLWriter) {
    let title = frame.title[language]
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", language.rawValue)])
    page.raw("\n<head>\n<meta charset=\"utf-8\"/>\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    page.element("title", "\(title) · \(report.city)")
    page.raw("\n<style>\n")
    page.raw(string: ReportStyle.sheet)
    page.raw("\n</style>\n</head>\n<body>\n")
    page.element("a", [("class", "skip"), ("href", "#content")], Label.reportSkip[language])
    page.raw("\n<header>\n")
    page.element("p", [("class", "city")], report.city)
    page.element("h1", title)
    page.element("p", frame.pointInWords[language])
    page.line()
    page.element("p", [("class", "audience")], frame.readers[language])
    page.raw("\n</header>\n")
  }

  private func writeContents(to page: inout HTMLWriter) {
    page.raw("<nav aria-labelledby=\"contents\">\n")
    page.element("h2", [("id", "contents")], Label.reportContents[language])
    page.raw("\n<ol>\n")
    for section in sections {
      page.raw("<li>")
      page.element("a", [("href", "#\(section.id)")], section.title[language])
      page.raw("</li>\n")
    }
    page.raw("</ol>\n</nav>\n")
  }

  private func write(_ section: ReportSection, to page: inout HTMLWriter) {
    page.open("section", [("id", section.id), ("aria-labelledby", "\(section.id)-title")])
    page.element("h2", [("id", "\(section.id)-title")], section.title[language])
    page.line()
    for part in section.parts {
      switch part {
      case .text(let text): page.paragraph(text[language])
      case .list(let texts):
        page.raw("<ul>\n")
        for text in texts {
          page.element("li", text[language])
          page.line()
        }
        page.raw("</ul>\n")
      case .heading(let text):
        page.element("h3", text[language])
        page.line()
      case .table(let table):
        draw(table, to: &page)
        table.write(to: &page, frame.format, names: names)
      case .series(let tables):
        page.raw("<div class=\"charts\">\n")
        for table in tables { writeFolded(table, to: &page) }
        page.raw("</div>\n")
      }
    }
    page.raw("</section>\n")
  }

  private func draw(_ table: ReportTable, to page: inout HTMLWriter) {
    table.chart?.write(
      to: &page, frame.format, names: names, id: table.id, asOf: frame.point.asOf)
  }

  /// A drawing among others, with its data to be folded up.
  private func writeFolded(_ table: ReportTable, to page: inout HTMLWriter) {
    let title = table.chart?.title ?? table.caption
    page.raw("<div>")
    page.element("h4", title[language])
    draw(table, to: &page)
    page.raw("<details open=\"open\">")
    page.element("summary", "\(Label.reportSeriesData[language]): \(title[language])")
    table.write(to: &page, frame.format, names: names)
    page.raw("</details></div>\n")
  }

  /// Where the report comes from, and how to make it again.
  private func writeFooter(to page: inout HTMLWriter) {
    page.raw("<footer>\n")
    page.element("h2", Label.reportOrigin[language])
    page.raw("\n<dl>\n")
    for (term, text, isCode) in origin {
      page.element("dt", term[language])
      page.raw("<dd>")
      if isCode {
        page.element("code", text)
      } else {
        page.text(text)
      }
      page.raw("</dd>\n")
    }
    page.raw("</dl>\n</footer>\n")
  }

  private var origin: [(term: Label, text: String, isCode: Bool)] {
    var origin = [
      (Label.reportLedger, report.city, false),
      (.point, frame.pointInWords[language], false),
      (.reportLastEvent, String((frame.shown ?? frame.knownAt).sequence), false),
    ]
    if let hash = report.stateHash { origin.append((.stateHash, hash, true)) }
    origin.append((.reportAgain, report.command, true))
    return origin
  }
}

extension QuarterlyFrame {
  /// The title of its report.
  fileprivate var title: Label {
    .reportTitle(quarter: (point.asOf.month + 2) / 3, year: point.asOf.year)
  }

  /// The point in words.
  fileprivate var pointInWords: Label {
    .reportPoint(
      words { $0.times.text(point.asOf) }, known: words { $0.times.seconds(shown ?? knownAt) })
  }

  /// For whom the report is, in a sentence.
  fileprivate var readers: Label {
    switch audience.level {
    case .public: .reportForPublic
    case .internal: .reportForHouse
    case .full: .reportForFull
    }
  }
}
