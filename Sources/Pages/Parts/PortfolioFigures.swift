import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The portfolio in five figures, each with what became of it since the last published report.
struct PortfolioFigures {
  private let rows: PageRows
  private let context: PageContext

  init(_ rows: PageRows, _ context: PageContext) {
    self.rows = rows
    self.context = context
  }

  /// Adds them to a page.
  func write(to body: inout PageBody) throws {
    guard case .object(let total)? = rows.closing.figures["total"] else { return }
    let language = context.language
    let since = try changes()
    var figures = FigureRow(context)
    figures.add(
      Label("Projects", "Projekte")[language], total["count"] ?? .integer(0),
      address: context.links.to("/portfolio"), note: lights(total))
    for key in ["need", "secured", "gap", "spent"] {
      guard let value = total[key]?.opened,
        let column = rows.columns.first(where: { $0.key == "money.\(key)" })
      else { continue }
      figures.add(
        column.label[language], value,
        address: context.links.to("/explain", [("view", "portfolio"), ("figure", column.key)]),
        note: since[column.key])
    }
    figures.write(to: &body.content)
  }

  private func lights(_ total: AnswerObject) -> String {
    func count(_ key: String) -> Int64 {
      if case .integer(let number)? = total[key] { number } else { 0 }
    }
    return Label(
      "\(count("red")) red · \(count("amber")) amber · \(count("green")) green · \(count("grey")) without report",
      "\(count("red")) rot · \(count("amber")) gelb · \(count("green")) grün · \(count("grey")) ohne Bericht"
    )[
      context.language]
  }

  /// What became of each sum since the last report before the point, and why, by the keys of columns.
  private func changes() throws -> [String: String] {
    let point = Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    let reports = try context.engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) in try reading.publishedReports()
    }
    guard
      let report = reports.filter({ $0.asOf < context.asOf }).max(by: {
        ($0.asOf, $0.sequence) < ($1.asOf, $1.sequence)
      }),
      let rows = try? PageRows(
        AnyView(Changes.self), context,
        given: [
          ("from", "\(report.asOf)@\(report.knownAt)"),
          ("to", "\(context.asOf)@\(context.knownAt.sequence)"), ("rows", ""),
        ], rowsMax: 0), case .list(let sums)? = rows.closing.figures["sums"]
    else { return [:] }
    let (language, format) = (context.language, context.format)
    var said: [String: String] = [:]
    for case .object(let sum) in sums.map(\.opened) {
      guard let key = sum["attribute"]?.plainText, let change = sum["change"]?.opened else {
        continue
      }
      let causes = ["happened", "learned-late", "corrected"].compactMap { cause -> String? in
        guard let part = sum[cause]?.opened, case .money(let money) = part, money.minor != 0 else {
          return nil
        }
        return Label.word(cause, of: "cause")[language]
      }
      let text = signed(change, format)
      let day = format.times.text(report.asOf)
      said[key] =
        Label("\(text) since \(day)", "\(text) seit \(day)")[language]
        + (causes.isEmpty ? "" : ": " + causes.joined(separator: ", "))
    }
    return said
  }

  /// An amount with its sign.
  private func signed(_ value: AnswerValue, _ format: PeopleFormat) -> String {
    let text = RoundAmount.text(value, format, context.language) ?? format.text(value)
    guard case .money(let money) = value, money.minor > 0 else { return text }
    return "+\(text)"
  }
}
