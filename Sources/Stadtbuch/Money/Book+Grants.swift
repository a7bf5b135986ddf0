import Timelines
import Views
public import Vocabulary

extension Book {
  /// The approved grants at a point: what is used, overdue, due next and may be claimed back.
  public func grants(asOf: Day? = nil, knownAt: KnownAtRequest = .head) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let grants = try GrantView(timelines).answer(at: point)
    var answer = Answer(asOf: point.asOf, knownAt: known)
    answer.columns =
      ["subject", "project", "reference"]
      + Book.moneyColumns(["maximum"], before: []) + ["rate", "from", "until"]
      + Book.moneyColumns(["eligible"]) + ["spentShare"]
      + Book.moneyColumns(["used", "received", "unused", "openClaim", "reclaimable"])
      + Book.moneyColumns(["requested", "reclaimed", "repaid"])
      + ["nextProof.kind", "nextProof.due", "nextProof.days", "eligibilityEndsInDays"]
      + ["drawdowns", "lines", "flaggedOutside", "notEligible"]
    answer.warnings = grants.warnings.map(\.description)
    answer.rows = grants.rows.map { GrantWriter(row: $0, day: point.asOf).object }
    return answer
  }

  /// The vouchers of a grant at a point, against the proofs of its use; nil where there is no such
  /// grant.
  public func vouchers(
    of grant: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head, rows: RowSink
  ) throws -> Answer? {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let found = try VoucherView(timelines).answer(grant, at: point) {
      (voucher) throws(TimelinesError) in
      try rows(Book.object(voucher))
    }
    guard let vouchers = found else { return nil }
    try noteLook(byOthersAt: grant, knownAt: known)
    var answer = Answer(asOf: point.asOf, knownAt: known)
    answer.columns =
      ["booking", "sequence", "date", "voucher", "payee", "purpose", "grantLine"]
      + Book.moneyColumns(["amount"]) + ["eligible", "insidePeriod", "counted"]
    answer.warnings = vouchers.warnings.map(\.description)
    func money(_ minor: Total) -> AnswerValue {
      .money(Money(minor: minor, currency: vouchers.currency))
    }
    answer.beside.append("grant", .text(grant))
    answer.beside.append("eligible", money(vouchers.eligible))
    answer.beside.append("notEligible", money(vouchers.notEligible))
    answer.beside.append("outside", money(vouchers.outside))
    answer.beside.append("total", money(vouchers.total))
    answer.beside.append("proofs", .list(vouchers.proofs.map { .object(Book.object($0)) }))
    return answer
  }

  /// The same with its rows, for few.
  public func vouchers(
    of grant: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer? {
    try Answer.collecting { (rows: RowSink) throws -> Answer? in
      try vouchers(of: grant, asOf: asOf, knownAt: knownAt, rows: rows)
    }
  }

  private static func object(_ voucher: GrantBooking) -> AnswerObject {
    var row = AnswerObject()
    row.append("booking", .text(voucher.booking))
    row.append("sequence", .number(voucher.sequence))
    row.append("date", .day(voucher.day))
    row.append("voucher", voucher.voucher.map(AnswerValue.text))
    row.append("payee", voucher.payee.map(AnswerValue.text))
    row.append("purpose", voucher.purpose.map(AnswerValue.text))
    row.append("grantLine", .text(voucher.line))
    row.append("amount", .money(voucher.money))
    row.append("eligible", .bool(voucher.isFlagged))
    row.append("insidePeriod", voucher.isInside.map(AnswerValue.bool))
    row.append("counted", .bool(voucher.isCounted))
    return row
  }

  private static func object(_ proof: VoucherAnswer.Proof) -> AnswerObject {
    func money(_ minor: Total) -> AnswerValue {
      .money(Money(minor: minor, currency: proof.amount.currency))
    }
    var object = AnswerObject()
    object.append("kind", .word(proof.kind))
    object.append("from", .day(proof.from))
    object.append("until", .day(proof.until))
    object.append("amount", .money(proof.amount))
    object.append("vouchers", money(proof.vouchers))
    object.append("difference", money(proof.difference))
    object.append("accepted", proof.accepted.map(AnswerValue.money))
    return object
  }
}

/// Writes a grant as an object.
private struct GrantWriter {
  let row: GrantRow
  let day: Day

  var object: AnswerObject {
    var object = AnswerObject()
    object.append("subject", .text(row.subject))
    object.append("project", row.terms.project.map(AnswerValue.text))
    object.append("reference", row.reference.map(AnswerValue.text))
    object.append("maximum", money(row.terms.maximum))
    object.append("rate", row.terms.rate.map(AnswerValue.basisPoints))
    object.append("from", .day(row.terms.from))
    object.append("until", .day(row.terms.until))
    object.append("eligible", money(row.eligible))
    object.append("spentShare", row.spentShare.map(AnswerValue.basisPoints))
    object.append("used", money(row.used))
    object.append("requested", row.requested.map(money))
    object.append("received", money(row.received))
    object.append("unused", money(row.unused))
    object.append("openClaim", money(row.openClaim))
    object.append("drawdowns", .list(row.drawdowns.map { .object(drawdown($0)) }))
    object.append("lines", .list(row.lines.map { .object(line($0)) }))
    object.append("flaggedOutside", list(row.flaggedOutside))
    object.append("notEligible", list(row.notEligible))
    object.append("reclaimable", money(row.reclaimable))
    object.append("reclaimed", row.reclaimed.map(money))
    object.append("repaid", row.repaid.map(money))
    if let proof = row.nextProof {
      var due = AnswerObject()
      due.append("kind", .word(proof.kind))
      due.append("due", .day(proof.due))
      due.append("days", .number(day.days(to: proof.due)))
      object.append("nextProof", .object(due))
    }
    object.append("eligibilityEndsInDays", .number(day.days(to: row.terms.until)))
    return object
  }

  private func drawdown(_ drawdown: GrantRow.Drawdown) -> AnswerObject {
    var object = AnswerObject()
    object.append("receipt", .text(drawdown.receipt))
    object.append("received", .day(drawdown.received))
    object.append("amount", money(drawdown.amount))
    object.append("used", money(drawdown.used))
    object.append("unused", money(drawdown.unused))
    object.append("useBy", drawdown.useBy.map(AnswerValue.day))
    if let days = drawdown.daysOverdue(on: day) {
      object.append("overdue", money(drawdown.unused))
      object.append("daysOverdue", .number(days))
    }
    return object
  }

  private func line(_ line: GrantRow.Line) -> AnswerObject {
    var object = AnswerObject()
    object.append("code", .text(line.code))
    object.append("amount", money(line.amount))
    object.append("eligible", money(line.eligible))
    object.append("limit", money(line.limit))
    object.append("overAmount", money(line.overAmount))
    object.append("overLimit", money(line.overLimit))
    return object
  }

  private func list(_ bookings: [GrantBooking]) -> AnswerValue {
    .list(
      bookings.map { booking in
        var object = AnswerObject()
        object.append("booking", .text(booking.booking))
        object.append("amount", .money(booking.money))
        return .object(object)
      })
  }

  private func money(_ minor: Total) -> AnswerValue {
    .money(Money(minor: minor, currency: row.terms.currency))
  }
}
