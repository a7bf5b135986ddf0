import Timelines
import Vocabulary

/// Grants: what is used, what lies too long, what is due and what goes back.
public enum Grants: View {
  /// What it is.
  public static let about = ViewAbout(
    "grants", title: .grants,
    sentence: Label(
      "Shows grants: what is used, what lies too long, what is due and what goes back.",
      "Zeigt Zuwendungen: was verwendet ist, was zu lange liegt, was fällig ist und was zurückgeht."
    ),
    discussion: Label(
      """
      The rules are those of each notice: eligible time, days of use, lines and how far they may be \
      exceeded, proofs. Used is what the grant pays of the eligible vouchers; money drawn down is \
      used in the order in which it came. The vouchers themselves: stadtbuch vouchers GRANT.
      """,
      """
      Es gelten die Regeln jedes Bescheids: Bewilligungszeitraum, Verwendungsfrist, Positionen und wie \
      weit sie überschritten werden dürfen, Nachweise. Verwendet ist, was die Zuwendung von den \
      zuwendungsfähigen Belegen zahlt; abgerufenes Geld gilt in der Reihenfolge seines Eingangs als \
      verwendet. Die Belege selbst zeigt stadtbuch vouchers ZUWENDUNG.
      """),
    examples: ["grants", "grants --as-of 2024-12-31 --lang de", "grants --format json"],
    empty: .noGrants)

  /// The rows that a choice asks for.
  public static func shape(_: NoChoice) -> Shape {
    Shape("rows", columns, figures: figures) { (frame, take) throws(TimelinesError) in
      let answer = try frame.readers.grants.answer(at: frame.point)
      var problems: [GrantProblem] = []
      for row in answer.rows {
        let line = GrantLine(row: row, day: frame.point.asOf)
        if try take(line) { problems += GrantProblem.all(of: line) }
      }
      var closing = Closing(notices: answer.warnings)
      if !problems.isEmpty {
        closing.figures.append(
          "problems", .list(problems.map { .object(AnswerObject($0, GrantProblem.columns)) }))
      }
      return closing
    }
  }

  /// All forms that its rows have.
  public static let shapes = [shape(NoChoice())]

  /// What asks for attention, for people: data have it in each row.
  private static let figures: [ColumnHead] = {
    var head = ColumnHead(
      "problems", .needsAttention, .rows(GrantProblem.columns.map(\.head)))
    head.role = .people
    return [head]
  }()

  private static let columns: [Column<GrantLine>] = [
    .subject("subject", .grant, of: "grant", \.row.subject).key,
    .subject("project", .projectTitle, of: "project", \.row.terms.project).importance(6),
    .text("reference", .reference, \.row.reference).importance(9),
    .amount("maximum", .maximum) { $0.terms.maximum },
    .share("rate", .rate, \.row.terms.rate).importance(8),
    .day("from", .from, \.row.terms.from).detail,
    .day("until", .eligibleUntil, \.row.terms.until).importance(4),
    .amount("eligible", .eligible) { $0.eligible },
    .share("spentShare", .share, \.row.spentShare),
    .amount("used", .usedMoney) { $0.used },
    .amount("requested", .requested) { $0.requested }.detail,
    .amount("received", .received) { $0.received }.importance(5),
    .amount("unused", .unused) { $0.unused },
    .amount("openClaim", .openClaim) { $0.openClaim }.importance(7),
    .rows("drawdowns", .drawdowns, of: drawdowns) { line in
      line.row.drawdowns.map { GrantDrawdown(drawdown: $0, line: line) }
    }.detail,
    .rows("lines", .grantLines, of: lines) { line in
      line.row.lines.map { GrantPlanLine(plan: $0, line: line) }
    }.detail,
    .rows("flaggedOutside", .flaggedOutside, of: bookings + paidOn, \.row.flaggedOutside).detail,
    .rows("notEligible", .notEligible, of: bookings, \.row.notEligible).detail,
    .amount("reclaimable", .reclaimable) { $0.reclaimable },
    .amount("reclaimed", .reclaimed) { $0.reclaimed }.importance(7),
    .amount("repaid", .repaid) { $0.repaid }.importance(7),
    .word("nextProof.kind", .proof, \.row.nextProof?.kind).detail,
    .day("nextProof.due", .nextProof, \.row.nextProof?.due).importance(3),
    .number("nextProof.days", .daysLeft) { line in
      line.row.nextProof.map { line.day.days(to: $0.due) }
    }.detail,
    .number("eligibilityEndsInDays", .daysLeft) { $0.day.days(to: $0.row.terms.until) }
      .importance(2),
  ]

  private static let drawdowns: [Column<GrantDrawdown>] = [
    .text("receipt", .receipt, \.drawdown.receipt),
    .day("received", .received, \.drawdown.received),
    .money("amount", .amount) { $0.money($0.drawdown.amount) },
    .money("used", .usedMoney) { $0.money($0.drawdown.used) },
    .money("unused", .unused) { $0.money($0.drawdown.unused) },
    .day("useBy", .useBy, \.drawdown.useBy),
    .money("usedLate", .usedLate) {
      $0.drawdown.usedLate > 0 ? $0.money($0.drawdown.usedLate) : nil
    },
    .money("overdue", .overdueTitle) { $0.daysOverdue == nil ? nil : $0.money($0.drawdown.unused) },
    .number("daysOverdue", .daysOverdue, \.daysOverdue),
  ]

  private static let lines: [Column<GrantPlanLine>] = [
    .text("code", .grantLine, \.plan.code), .money("amount", .amount) { $0.money($0.plan.amount) },
    .money("eligible", .eligible) { $0.money($0.plan.eligible) },
    .money("limit", .limit) { $0.money($0.plan.limit) },
    .money("overAmount", .overAmount) { $0.money($0.plan.overAmount) },
    .money("overLimit", .overLimit) { $0.money($0.plan.overLimit) },
  ]

  private static let bookings: [Column<GrantBooking>] = [
    .text("booking", .booking, \.booking), .money("amount", .amount, \.money),
  ]
  private static let paidOn: [Column<GrantBooking>] = [.day("paidOn", .paidOn, \.day)]
}

/// A grant as a day sees it.
struct GrantLine: Sendable {
  let row: GrantRow
  let day: Day

  func money(_ minor: Total) -> Money { Money(minor: minor, currency: row.terms.currency) }
}

/// A drawdown with its grant.
struct GrantDrawdown: Sendable {
  let drawdown: GrantRow.Drawdown
  let line: GrantLine

  var daysOverdue: Int? { drawdown.daysOverdue(on: line.day) }
  func money(_ minor: Total) -> Money { line.money(minor) }
}

/// A line of a grant's plan with its grant.
struct GrantPlanLine: Sendable {
  let plan: GrantRow.Line
  let line: GrantLine

  func money(_ minor: Total) -> Money { line.money(minor) }
}

extension Column where Row == GrantLine {
  fileprivate static func amount(
    _ key: String, _ label: Label, _ minor: @escaping @Sendable (GrantRow) -> Total?
  ) -> Column {
    .money(key, label) { line in minor(line.row).map { line.money($0) } }.summed()
  }
}
