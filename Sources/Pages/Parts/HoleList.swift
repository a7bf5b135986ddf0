import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What stands beside a view's rows as lists of subjects, such as goals without a measure: each that
/// is not empty as a part of the page.
struct HoleList {
  private let rows: PageRows
  private let context: PageContext

  init(_ rows: PageRows, _ context: PageContext) {
    self.rows = rows
    self.context = context
  }

  /// Adds the lists to a page.
  func write(to body: inout PageBody) throws {
    for head in rows.head.shape.figures {
      guard case .list(.subject) = head.kind,
        case .list(let values)? = rows.closing.figures[head.key],
        !values.isEmpty
      else { continue }
      let subjects = values.compactMap(\.plainText)
      let titles = try context.titles(subjects)
      body.section(4, head.label[context.language]) { page in
        page.open("ul")
        for subject in subjects {
          page.open("li")
          page.element("a", [("href", context.links.subject(subject))], titles[subject] ?? subject)
          page.close("li")
        }
        page.close("ul")
      }
    }
  }
}
