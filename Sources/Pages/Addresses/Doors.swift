import Views
import Vocabulary

/// Where a value of a view opens: a subject its page, an event's number the event, and a figure the
/// explanation of what it is made of.
struct Doors {
  let links: PageLinks
  /// The view, by its path.
  private let view: [String]
  /// The columns of its rows.
  private let columns: [ColumnHead]
  /// The place of the subject that a row is about.
  private let subjectPlace: Int?
  /// The place of the period that a row is about.
  private let periodPlace: Int?
  /// What its address says of the year.
  private let year: String?
  /// The indicator that all rows are about.
  private let about: String?

  /// The doors of a view's rows.
  ///
  /// - Parameter given: what the view was asked with.
  init(
    _ links: PageLinks, view: [String], _ columns: [ColumnHead],
    given: [(name: String, text: String)]
  ) {
    self.links = links
    self.view = view
    self.columns = columns
    subjectPlace = columns.firstIndex { column in
      if case .subject = column.kind { column.isKey && column.path.count == 1 } else { false }
    }
    periodPlace = columns.firstIndex { $0.key == "period" }
    year = given.first { $0.name == "year" }?.text
    about = given.first { $0.name == "indicator" }.map {
      $0.text.hasPrefix("indicator/") ? $0.text : "indicator/\($0.text)"
    }
  }

  /// The views whose figures can be explained, and by the keys of which columns.
  private var isExplained: Bool {
    ["portfolio", "funding", "budget", "grants", "kpi"].contains(view.first ?? "")
  }

  /// Where the value at a place of a row opens; nil where it is no door.
  func address(_ place: Int, _ row: [AnswerValue?]) -> String? {
    let column = columns[place]
    switch row[place]?.opened {
    case .subject(let subject)?: return links.door(to: subject)
    case .integer(let number)? where column.field == "sequence": return links.event(number)
    case nil, .null?: return nil
    default: return figure(column, row)
    }
  }

  private func figure(_ column: ColumnHead, _ row: [AnswerValue?]) -> String? {
    guard isExplained, !column.isKey, column.role == .data,
      column.kind.isFigure || column.kind.isLight
    else { return nil }
    var more: [(name: String, value: String)] = []
    let subject: String
    if view.first == "kpi" {
      guard ["value", "target", "deviation", "light"].contains(column.key) else { return nil }
      if let periodPlace, case .period(let period)? = row[periodPlace] {
        more.append(("period", period.description))
      }
      if let about {
        subject = about
      } else if let found = self.subject(row) {
        subject = found
      } else {
        return nil
      }
    } else {
      guard let found = self.subject(row) else { return group(column, row) }
      subject = found
      if let year, view.first == "budget" { more.append(("year", year)) }
    }
    return links.explanation(of: subject, column.key, more)
  }

  private func subject(_ row: [AnswerValue?]) -> String? {
    guard let subjectPlace, case .subject(let subject)? = row[subjectPlace] else { return nil }
    return subject
  }

  /// The explanation of a group's sum.
  private func group(_ column: ColumnHead, _ row: [AnswerValue?]) -> String? {
    guard case .money = column.kind else { return nil }
    var names: [String] = []
    for (place, column) in columns.enumerated() where column.path.first == "group" {
      guard let value = row[place]?.plainText else { return nil }
      names.append("\(column.path.dropFirst().joined(separator: "."))=\(value)")
    }
    guard !names.isEmpty else { return nil }
    return links.to(
      "/explain",
      [
        ("view", view.joined(separator: "-")), ("figure", column.key),
        ("group", names.joined(separator: ",")),
      ] + yearPair)
  }

  private var yearPair: [(name: String, value: String)] { year.map { [("year", $0)] } ?? [] }

  /// The explanation of a figure of the last line.
  func total(_ column: ColumnHead) -> String? {
    guard isExplained, view.first != "kpi", case .money = column.kind else { return nil }
    return links.to(
      "/explain",
      [("view", view.joined(separator: "-")), ("figure", column.field)] + yearPair)
  }
}
