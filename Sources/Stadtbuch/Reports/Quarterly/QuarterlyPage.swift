import Vocabulary

/// Writes the page of a quarterly report.
struct QuarterlyPage {
  let report: QuarterlyReport

  private var frame: QuarterlyFrame { report.frame }
  private var language: Language { report.frame.language }

  /// The page.
  var bytes: [UInt8] {
    var page = HTMLWriter()
    let sections = report.sections.all
    let format = ReportFormat(
      language: language, titles: report.titles, times: frame.times)
    writeHead(to: &page)
    writeContents(sections, to: &page)
    page.raw("<main id=\"content\" tabindex=\"-1\">\n")
    for section in sections { write(section, to: &page, format) }
    page.raw("</main>\n")
    writeFooter(to: &page)
    page.raw("</body>\n</html>\n")
    return page.bytes
  }

  private func writeHead(to page: inout HTMLWriter) {
    let title = ReportWords.title(frame)
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", language.rawValue)])
    page.raw("\n<head>\n<meta charset=\"utf-8\"/>\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    page.element("title", "\(title) · \(report.city)")
    page.raw("\n<style>\n")
    page.raw(string: ReportStyle.sheet)
    page.raw("\n</style>\n</head>\n<body>\n")
    page.element("a", [("class", "skip"), ("href", "#content")], ReportWords.skip[language])
    page.raw("\n<header>\n")
    page.element("p", [("class", "city")], report.city)
    page.element("h1", title)
    page.element("p", ReportWords.point(frame))
    page.raw("\n")
    page.element("p", [("class", "audience")], ReportWords.audience(frame.audience)[language])
    page.raw("\n</header>\n")
  }

  private func writeContents(_ sections: [ReportSection], to page: inout HTMLWriter) {
    page.raw("<nav aria-labelledby=\"contents\">\n")
    page.element("h2", [("id", "contents")], ReportWords.contents[language])
    page.raw("\n<ol>\n")
    for section in sections {
      page.raw("<li>")
      page.element("a", [("href", "#\(section.id)")], section.title)
      page.raw("</li>\n")
    }
    page.raw("</ol>\n</nav>\n")
  }

  private func write(
    _ section: ReportSection, to page: inout HTMLWriter, _ format: ReportFormat
  ) {
    page.open("section", [("id", section.id), ("aria-labelledby", "\(section.id)-title")])
    page.element("h2", [("id", "\(section.id)-title")], section.title)
    page.line()
    for part in section.parts {
      switch part {
      case .text(let text):
        page.element("p", text)
        page.line()
      case .list(let texts):
        page.raw("<ul>\n")
        for text in texts {
          page.element("li", text)
          page.line()
        }
        page.raw("</ul>\n")
      case .heading(let text):
        page.element("h3", text)
        page.line()
      case .table(let table): table.write(to: &page, format)
      case .chart(let chart): chart.write(to: &page)
      case .charts(let charts):
        page.raw("<div class=\"charts\">\n")
        for (chart, data) in charts {
          page.raw("<div>")
          page.element("h4", chart.title)
          chart.write(to: &page)
          page.raw("<details open=\"open\">")
          page.element("summary", "\(ReportWords.seriesData[language]): \(chart.title)")
          data.write(to: &page, format)
          page.raw("</details></div>\n")
        }
        page.raw("</div>\n")
      }
    }
    page.raw("</section>\n")
  }

  /// Where the report comes from, and how to make it again.
  private func writeFooter(to page: inout HTMLWriter) {
    page.raw("<footer>\n")
    page.element("h2", ReportWords.origin[language])
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
      (ReportWords.ledger, report.city, false),
      (ReportWords.point, ReportWords.point(frame), false),
      (ReportWords.lastEvent, String(frame.knownAt.sequence), false),
    ]
    if let hash = report.stateHash { origin.append((ReportWords.stateHash, hash, true)) }
    origin.append((ReportWords.makeAgain, report.command, true))
    return origin
  }
}
