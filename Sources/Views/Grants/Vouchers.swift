import Timelines
import Vocabulary

/// The vouchers of a grant, against the proof of its use.
public enum Vouchers: View {
  /// What it is.
  public static let about = ViewAbout(
    "vouchers", title: .vouchersTitle,
    sentence: Label(
      "Shows the vouchers of a grant, against the proof of its use.",
      "Zeigt die Belege einer Zuwendung gegenüber dem Verwendungsnachweis."),
    discussion: Label(
      """
      Counted is what is flagged as eligible and was paid in the eligible time; what is flagged and \
      was paid outside is listed and not counted. Exit code 1 if there is no such grant.
      """,
      """
      Gezählt wird, was als zuwendungsfähig gekennzeichnet und im Bewilligungszeitraum bezahlt ist; \
      was außerhalb bezahlt wurde, steht da und zählt nicht. Der Befehl endet mit 1, wenn es die \
      Zuwendung nicht gibt.
      """),
    examples: ["vouchers grant/glas", "vouchers grant/glas --as-of 2024-12-31 --format csv"])

  /// What is asked where nothing is said.
  public static let usual = SubjectChoice()

  /// What may be asked.
  public static let parameters: [Parameter<SubjectChoice>] = [
    .subject(
      "grant", of: "grant",
      Label("The grant: grant/key or its key.", "Die Zuwendung: grant/Schlüssel oder Schlüssel.")
    ) { $0.subject = $1 }.positional.required
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: SubjectChoice) -> Shape {
    var shape = Shape("rows", columns, figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      var sums = VoucherSums(grant: choice.subject)
      let found = try VoucherView(frame.timelines).answer(choice.subject, at: frame.point) {
        (voucher) throws(TimelinesError) in
        _ = try take(voucher)
      }
      sums.answer = found
      var closing = found == nil ? Closing() : Closing(sums, figures)
      closing.notices = found?.warnings ?? []
      closing.exists = found != nil
      closing.title = "\(Label.vouchersTitle[frame.language]) · \(choice.subject)"
      return closing
    }
    shape.look = Look(byOthersAt: choice.subject)
    return shape
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  private static let columns: [Column<GrantBooking>] = [
    .text("booking", .booking, \.booking).key,
    .number("sequence", .event, \.sequence).key.importance(4),
    .day("date", .paidOn, \.day),
    .text("voucher", .voucher, \.voucher).importance(3).guarded,
    .text("payee", .payee, \.payee).flexible.importance(2).guarded,
    .text("purpose", .purpose, \.purpose).flexible.guarded,
    .text("grantLine", .grantLine, \.line),
    .money("amount", .amount, \.money).summed(),
    .bool("eligible", .isEligible, \.isFlagged).importance(5),
    .bool("insidePeriod", .insidePeriod, \.isInside).importance(5),
    .bool("counted", .isCounted, \.isCounted),
    .day("paidOn", .paidOn) { $0.isInside == false ? $0.day : nil }.detail,
  ]

  private static let figures: [Column<VoucherSums>] = [
    .subject("grant", .grant, of: "grant", \.grant).detail,
    .money("eligible", .eligible) { $0.money($0.answer?.eligible) },
    .money("notEligible", .notEligible) { $0.money($0.answer?.notEligible) },
    .money("outside", .flaggedOutside) { $0.money($0.answer?.outside) },
    .money("total", .total) { $0.money($0.answer?.total) },
    .rows("proofs", .proof, of: proofs) { $0.answer?.proofs },
  ]

  private static let proofs: [Column<VoucherAnswer.Proof>] = [
    .word("kind", .kind, \.kind), .day("from", .heldOn, \.from), .day("until", .heldUntil, \.until),
    .money("amount", .amount, \.amount),
    .money("vouchers", .vouchersTitle) { Money(minor: $0.vouchers, currency: $0.amount.currency) },
    .money("difference", .difference) {
      Money(minor: $0.difference, currency: $0.amount.currency)
    },
    .money("accepted", .acceptedProof, \.accepted),
  ]
}

/// What the vouchers of a grant come to.
private struct VoucherSums: Sendable {
  let grant: String
  var answer: VoucherAnswer?

  func money(_ minor: Total?) -> Money? {
    guard let answer, let minor else { return nil }
    return Money(minor: minor, currency: answer.currency)
  }
}
