import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What is due in the next thirty days, and how much is overdue.
struct DueSoon {
  private let context: PageContext
  private static let days = 30

  init(_ context: PageContext) { self.context = context }

  /// Adds it to a page.
  func write(to body: inout PageBody) throws {
    let dates = try context.engine.dueDates(
      at: context.question.point, isCancelled: context.isCancelled)
    let end = context.asOf.adding(days: DueSoon.days)
    let soon = dates.filter { $0.day >= context.asOf && $0.day <= end }
    let overdue = dates.count { $0.day < context.asOf }
    let names = try context.titles(soon.flatMap { [$0.subject, $0.project ?? $0.subject] })
    let language = context.language
    body.section(
      5, Label("Due in the next 30 days", "Fällig in den nächsten 30 Tagen")[language],
      tools: [
        (Label("obligations", "Aufträge")[language], context.links.to("/obligations")),
        (Label("milestones", "Meilensteine")[language], context.links.to("/view/milestones")),
      ]
    ) { page in
      if soon.isEmpty {
        page.element("p", [("class", "none")], Label("Nothing.", "Nichts.")[language])
      } else {
        page.raw("<table><tbody>\n")
        for date in soon.prefix(12) {
          page.raw("<tr>")
          page.element("td", [("class", "n")], context.format.times.text(date.day))
          page.open("th", [("scope", "row")])
          page.element(
            "a", [("href", context.links.subject(date.subject))],
            date.title ?? names[date.subject] ?? date.subject)
          let project = date.project.map { names[$0] ?? $0 }
          page.element(
            "span", [("class", "key")],
            [date.kind.label[language], project].compactMap { $0 }.joined(separator: " · "))
          page.close("th")
          page.raw("</tr>\n")
        }
        page.raw("</tbody></table>\n")
      }
      if overdue > 0 {
        page.element(
          "p", [("class", "d")],
          Label("\(overdue) are overdue.", "\(overdue) sind überfällig.")[language])
      }
    }
  }
}
