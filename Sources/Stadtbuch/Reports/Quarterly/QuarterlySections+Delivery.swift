import Views
import Vocabulary

extension QuarterlySections {
  /// C8: milestones that are overdue or due in the next 90 days, the latest first.
  var milestones: ReportSection {
    let day = frame.point.asOf
    let soon = day.adding(days: 90)
    func due(_ row: AnswerObject) -> Day? {
      Day(row.plain("forecast")) ?? Day(row.plain("baseline"))
    }
    let open = figures.milestones.rows.filter { $0["reached"] == nil && $0["dropped"] == nil }
    let overdue = open.filter { $0["overdue"] == .bool(true) }
      .sorted(byFalling: { $0.count("daysOverdue") })
    let next = open.filter { row in
      row["overdue"] != .bool(true) && due(row).map { $0 >= day && $0 <= soon } ?? false
    }
    .sorted(byFalling: { row in -(due(row)?.ordinal ?? 0) })
    let columns = [
      ReportColumn("subject", ReportWords.milestone, .subject),
      ReportColumn("project", ReportWords.project, .subject),
      ReportColumn("baseline", ReportWords.baseline),
      ReportColumn("forecast", ReportWords.expected),
      ReportColumn("slipDays", ReportWords.slip),
      ReportColumn("slipDaysToFirst", ReportWords.slipFirst),
      ReportColumn("daysOverdue", ReportWords.daysOverdue),
      ReportColumn("owner", ReportWords.owner, .subject),
    ]
    return section(
      "milestones", ReportWords.milestones,
      [
        .text(
          say(
            "\(overdue.count) milestones are overdue, \(next.count) are due in the next 90 days.",
            "\(overdue.count) Meilensteine sind überfällig, \(next.count) in den nächsten 90 Tagen fällig."
          )),
        .table(
          table(
            "milestones-overdue",
            Label(en: "Overdue milestones", de: "Überfällige Meilensteine"), columns, overdue,
            file: "milestones")),
        .table(
          table(
            "milestones-due",
            Label(en: "Due in the next 90 days", de: "In den nächsten 90 Tagen fällig"),
            columns, next, file: "milestones")),
      ])
  }

  /// C11: what the chain from goals to projects lacks.
  var holes: ReportSection {
    var lists: [(name: String, subjects: [String])] = []
    for row in figures.holes.rows {
      let (name, subject) = (row.plain("hole"), row.plain("subject"))
      if lists.last?.name == name {
        lists[lists.count - 1].subjects.append(subject)
      } else {
        lists.append((name, [subject]))
      }
    }
    let rows = lists.map { list in
      AnswerObject(members: [
        ("hole", .text(ReportWords.hole(list.name)[language])),
        ("count", .number(list.subjects.count)),
        (
          "examples",
          .text(
            list.subjects.prefix(6).joined(separator: ", ")
              + (list.subjects.count > 6 ? " …" : ""))
        ),
      ])
    }
    return section(
      "holes", ReportWords.holes,
      [
        .table(
          table(
            "hole-rows", ReportWords.holes,
            [
              ReportColumn("hole", ReportWords.hole), ReportColumn("count", ReportWords.number),
              ReportColumn("examples", ReportWords.examples),
            ], rows, file: "holes"))
      ])
  }

  /// C12: obligations that are overdue or fall due in the next 90 days.
  var obligations: ReportSection {
    let soon = frame.point.asOf.adding(days: 90)
    let overdue = figures.obligations.rows.filter { $0.plain("state") == "overdue" }
      .sorted(byFalling: { $0.count("daysLate") })
    let next = figures.obligations.rows.filter { row in
      ["open", "due"].contains(row.plain("state"))
        && Day(row.plain("due")).map { $0 <= soon } ?? false
    }
    .sorted(byFalling: { row in -(Day(row.plain("due"))?.ordinal ?? 0) })
    let columns = [
      ReportColumn("subject", ReportWords.obligation), ReportColumn("text", ReportWords.text),
      ReportColumn("body", ReportWords.body, .subject), ReportColumn("due", ReportWords.due),
      ReportColumn("daysLate", ReportWords.daysLate),
      ReportColumn("state", ReportWords.state, .word),
      ReportColumn("owner", ReportWords.owner, .subject),
    ]
    return section(
      "obligations", ReportWords.obligations,
      [
        .text(
          say(
            "\(overdue.count) of \(figures.obligations.rows.count) are overdue, \(next.count) fall due in the next 90 days.",
            "\(overdue.count) von \(figures.obligations.rows.count) sind überfällig, \(next.count) werden in den nächsten 90 Tagen fällig."
          )),
        .table(
          table(
            "obligation-rows", ReportWords.obligations, columns, overdue + next,
            of: figures.obligations.rows.count, file: "obligations")),
      ])
  }
}
