import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// The last day that counts as soon.
  private var soon: Day { frame.point.asOf.adding(days: 90) }

  /// C8: milestones that are overdue or due in the next 90 days, the latest first.
  func milestones() throws -> ReportSection {
    let keys = "subject,project,baseline,forecast,slipDays,slipDaysToFirst,daysOverdue,owner"
    let late = RowPick.rows("overdue=true", sort: "daysOverdue:desc")
    let next = RowPick.rows(
      "overdue=false and nextDue>=\(frame.point.asOf) and nextDue<=\(soon)", sort: "nextDue")
    func count(_ pick: RowPick) throws -> Int {
      try answers[.milestones].map { try pick.rows(of: $0).count } ?? 0
    }
    func shown(_ id: String, _ caption: Label, _ pick: RowPick) throws -> ReportTable? {
      try table(id, caption, .milestones, keys, pick)?.withoutTotal
        .drawn(try drawing(.reportSlips(caption), .milestones, pick, atMost: 20))
    }
    return section(
      "milestones", .milestones,
      [
        .text(.reportMilestones(overdue: try count(late), next: try count(next))),
        .table(try shown("milestones-overdue", .reportOverdue, late)),
        .table(try shown("milestones-due", .reportNextDue, next)),
      ])
  }

  /// C11: what the chain from goals to projects lacks.
  func holes() throws -> ReportSection {
    section(
      "holes", .holes,
      [
        .text(.reportHoles(answers.count(.holes))),
        .table(
          answers[.chain]?.table("hole-rows", "holes", file: .holes, caption: .holes)),
      ])
  }

  /// C12: obligations that are overdue or fall due in the next 90 days.
  func obligations() throws -> ReportSection {
    let late = RowPick.rows("state=overdue", sort: "daysLate:desc")
    let open = "state!=overdue and state!=fulfilled and state!=fulfilled-late and state!=moot"
    let next = RowPick.rows("\(open) and due<=\(soon)", sort: "due")
    func count(_ pick: RowPick) throws -> Int {
      try answers[.obligations].map { try pick.rows(of: $0).count } ?? 0
    }
    return section(
      "obligations", .obligations,
      [
        .text(
          .reportObligations(
            try count(late), of: answers.count(.obligations), next: try count(next))),
        .table(
          try table(
            "obligation-rows", .obligations, .obligations,
            "subject,text,body,due,daysLate,state,owner", RowPick(ranks: late.ranks + next.ranks))?
            .withoutTotal),
      ])
  }
}
