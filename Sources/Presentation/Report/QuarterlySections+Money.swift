import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// C3: what is not funded, and where what is said contradicts the money.
  func funding() throws -> ReportSection {
    let keys = "subject,need,secured,gap,asserted,derived,conflict"
    return section(
      "funding", .reportGaps,
      [
        .text(
          .reportGaps(
            answers.count(.gaps), of: answers.count(.funding),
            conflicts: answers.count(.funding, "conflict", is: .bool(true)))),
        .table(
          try table("gaps", .reportGaps, .gaps, keys, .rows(sort: "gap:desc"), file: .funding)),
        .table(
          try table(
            "funding-conflicts", .reportConflicts, .funding, keys, .rows("conflict=true"))?
            .withoutTotal),
      ])
  }

  /// C4: the budget of the year, greatest first.
  func budget() throws -> ReportSection {
    let year = frame.point.asOf.year
    let isClosed = answers.isYearClosed
    let keys =
      "subject,authorised,blocked,committed,spent,"
      + (isClosed ? "lapsed,overCarried?,overspent?" : "available") + ",forecast"
    let greatest = RowPick.rows(sort: "authorised:desc")
    let overdrawn = try table(
      "overdrawn", .reportOverdrawn, .budget, keys, .rows("available<0", sort: "available"))
    return section(
      "budget", .reportBudget(year),
      [
        budgetSentence.map { .text($0) },
        .table(
          try table("budget-rows", .reportBudget(year), .budget, keys, greatest)?
            .drawn(try drawing(.reportBudgetBars(year), .budget, greatest, atMost: 12))),
        isClosed || overdrawn?.rows.isEmpty ?? true ? nil : .table(overdrawn?.withoutTotal),
      ])
  }

  /// C9: earned value, the most over its cost or behind its plan first.
  func earned() throws -> ReportSection {
    let known = RowPick.ranks(
      RowPick.Rank(rows: RowChoice(sort: "worst"), having: "worst"))
    let count = try answers[.earned].map { try known.rows(of: $0).count } ?? 0
    return section(
      "earned", .earnedValue,
      [
        .text(.reportEarned(known: count, without: answers.count(.earned) - count)),
        .text(.reportLetters),
        .table(
          try table(
            "earned-rows", .earnedValue, .earned, "subject,bac,pv,ev,ac,spi,cpi,eac", known)
        ),
      ])
  }

  /// C10: grants, those that may have to be paid back first.
  func grants() throws -> ReportSection {
    let days = answers[.grants].map {
      zip($0.values("nextProof.days"), $0.values("eligibilityEndsInDays"))
    }
    let attention =
      days?.count { proof, end in
        if case .integer(let days)? = proof, days < 0 { return true }
        if case .integer(let days)? = end { return (0...90).contains(days) }
        return false
      } ?? 0
    return section(
      "grants", .grants,
      [
        .text(.reportGrants(answers.count(.grants), attention: attention)),
        .table(
          try table(
            "grant-rows", .grants, .grants,
            "subject,maximum,used,received,unused,reclaimable,nextProof.due,nextProof.days,until",
            .rows(sort: "reclaimable:desc"))),
      ])
  }
}
