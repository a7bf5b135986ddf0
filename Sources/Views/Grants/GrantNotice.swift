import Timelines
import Vocabulary

/// What a grant's state says beside its terms: plan, proofs, and the money that came and went.
struct GrantNotice {
  var reference: String?
  var lines: [(code: String, amount: Total)] = []
  var lineOverrun: Int64?
  var drawdowns: [GrantRow.Drawdown] = []
  var requested: Total?
  var reclaimed: Total?
  var repaid: Total?
  var nextProof: GrantRow.DueProof?
  /// The review that counts, the final before the interim one, and the end of what it is about.
  var review: (accepted: Total, until: Day?)?

  /// Reads it from the state of a grant; amounts in other currencies do not count.
  init(
    _ reading: borrowing Reading, _ state: borrowing EntityState, _ currency: Currency
  ) throws(TimelinesError) {
    reference = state.text(GrantRegisters.reference)
    lineOverrun = state.int(GrantRegisters.lineOverrun)
    if let fact = state.register(GrantRegisters.lines) {
      state.view(fact).forEach("value") { line in
        guard let code = line.text("code"), let money = line.money("amount"),
          money.currency == currency
        else { return }
        lines.append((code, money.minor))
      }
    }
    let useWithin = state.text(GrantRegisters.useWithin)
    var submitted: [String: Day] = [:]
    var reviews: [String: Total] = [:]
    for fact in state.facts where fact.attribute >= Workspace.dynamicBase {
      let name = try reading.attribute(fact.attribute)
      switch (name.kind, name.family) {
      case (.account, _):
        guard fact.currency == currency else { continue }
        switch name.account {
        case .requested: requested = fact.amount
        case .reclaimed: reclaimed = fact.amount
        case .repaid: repaid = fact.amount
        default: continue
        }
      case (.observation, let family) where name.isSeries(.drawdowns):
        guard let money = state.view(fact).money("amount"), money.currency == currency
        else { continue }
        drawdowns.append(
          GrantRow.Drawdown(
            receipt: String(family.dropFirst(SeriesFamily.drawdowns.rawValue.count + 1)),
            received: fact.validFrom,
            amount: money.minor,
            useBy: useWithin.flatMap { Duration.adding($0, to: fact.validFrom) }))
      case (.register, RegisterFamily.proof.rawValue):
        let key = name.parts.first ?? ""
        let view = state.view(fact)
        if key.hasSuffix(".submitted") {
          submitted[String(key.dropLast(".submitted".count))] = view.date("until")
        } else if key.hasSuffix(".reviewed"), let money = view.money("accepted"),
          money.currency == currency
        {
          reviews[String(key.dropLast(".reviewed".count))] = money.minor
        }
      default: continue
      }
    }
    drawdowns.sort {
      $0.received == $1.received ? $0.receipt.isBefore($1.receipt) : $0.received < $1.received
    }
    readProofs(state, submitted)
    for kind in ["interim", "final"] {
      if let accepted = reviews[kind] {
        review = (accepted, kind == "final" ? nil : submitted[kind])
      }
    }
  }

  /// Finds the earliest due day of a kind of proof that was not submitted.
  private mutating func readProofs(
    _ state: borrowing EntityState, _ submitted: [String: Day]
  ) {
    guard let fact = state.register(GrantRegisters.proofs) else { return }
    var next: GrantRow.DueProof?
    state.view(fact).forEach("value") { proof in
      guard let kind = proof.text("kind"), let due = proof.date("due"), submitted[kind] == nil
      else { return }
      if next.map({ due < $0.due }) ?? true { next = GrantRow.DueProof(kind: kind, due: due) }
    }
    nextProof = next
  }
}

/// The numbers of the registers of a notice.
enum GrantRegisters {
  static let reference = number(.reference)
  static let lines = number(.lines)
  static let lineOverrun = number(.lineoverrun)
  static let useWithin = number(.usewithin)
  static let proofs = number(.proofs)

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}
