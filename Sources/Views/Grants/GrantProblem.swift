import Vocabulary

/// Something of a grant that asks for attention.
struct GrantProblem: Sendable {
  let grant: String
  /// What is the matter: a word.
  let kind: String
  /// The receipt, line or booking.
  let about: String
  let amount: Money
  var day: Day?
  var daysOverdue: Int?

  static let columns: [Column<GrantProblem>] = [
    .subject("grant", .grant, of: "grant", \.grant), .word("problem", .problem, \.kind),
    .text("about", .entity, \.about).flexible, .money("amount", .amount, \.amount),
    .day("day", .dayInQuestion, \.day), .number("daysOverdue", .daysOverdue, \.daysOverdue),
  ]

  /// What lies too long, was used late, is exceeded or does not count.
  static func all(of line: GrantLine) -> [GrantProblem] {
    let row = line.row
    var problems: [GrantProblem] = []
    for drawdown in row.drawdowns {
      if drawdown.unused > 0 {
        problems.append(
          GrantProblem(
            grant: row.subject, kind: "drawdown-unused", about: drawdown.receipt,
            amount: line.money(drawdown.unused), day: drawdown.useBy,
            daysOverdue: drawdown.daysOverdue(on: line.day)))
      }
      if drawdown.usedLate > 0 {
        problems.append(
          GrantProblem(
            grant: row.subject, kind: "drawdown-used-late", about: drawdown.receipt,
            amount: line.money(drawdown.usedLate), day: drawdown.useBy))
      }
    }
    for plan in row.lines where plan.overAmount > 0 {
      problems.append(
        GrantProblem(
          grant: row.subject, kind: plan.overLimit > 0 ? "line-over-limit" : "line-over-plan",
          about: plan.code,
          amount: line.money(plan.overLimit > 0 ? plan.overLimit : plan.overAmount)))
    }
    for (kind, bookings) in [
      ("paid-outside", row.flaggedOutside), ("not-eligible", row.notEligible),
    ] {
      problems += bookings.map {
        GrantProblem(
          grant: row.subject, kind: kind, about: $0.booking, amount: $0.money, day: $0.day)
      }
    }
    return problems
  }
}
