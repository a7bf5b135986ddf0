import Ledger
public import Timelines
public import Vocabulary

/// The vouchers of a grant, against the proof of its use.
public struct VoucherAnswer: Sendable {
  /// A proof of use and what the vouchers of its time come to.
  public struct Proof: Sendable, Equatable {
    /// interim or final.
    public var kind: String
    /// The first day that it is about.
    public var from: Day
    /// The last day that it is about.
    public var until: Day
    /// The eligible expenditure that was proved.
    public var amount: Money
    /// What the counted vouchers of those days come to.
    public var vouchers: Total
    /// What was accepted of it; absent until it was reviewed.
    public var accepted: Money?

    /// By how much the vouchers are more than was proved.
    public var difference: Total { vouchers - amount.minor }
  }

  /// The point.
  public var point: Point
  /// The grant.
  public var grant: String
  /// The currency of the sums.
  public var currency: Currency
  /// The proofs, interim before final.
  public var proofs: [Proof] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []
  /// What counts.
  public var eligible = Total.zero
  /// What was not flagged.
  public var notEligible = Total.zero
  /// What was flagged and does not count.
  public var outside = Total.zero
  /// All of it.
  public var total = Total.zero
  /// How many vouchers there are.
  public var count = 0
  fileprivate var others: Set<Currency> = []

  /// Adds a voucher to the sums.
  fileprivate mutating func add(_ voucher: GrantBooking) {
    count += 1
    for place in proofs.indices
    where voucher.isCounted && voucher.money.currency == proofs[place].amount.currency
      && voucher.day >= proofs[place].from && voucher.day <= proofs[place].until
    {
      proofs[place].vouchers += voucher.money.minor
    }
    guard voucher.money.currency == currency else {
      others.insert(voucher.money.currency)
      return
    }
    total += voucher.money.minor
    if voucher.isCounted {
      eligible += voucher.money.minor
    } else if voucher.isFlagged {
      outside += voucher.money.minor
    } else {
      notEligible += voucher.money.minor
    }
  }
}

/// Lists the vouchers of grants.
public struct VoucherView: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  /// The ledger's currency, where a grant does not say its own.
  public let currency: Currency

  /// The vouchers of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// The sums of a grant's vouchers at a point; nil where there is no such grant. `emit` is given the
  /// vouchers in the order in which they were recorded.
  public func answer(
    _ grant: String, at point: Point, _ emit: (GrantBooking) throws(TimelinesError) -> Void
  ) throws(TimelinesError) -> VoucherAnswer? {
    try timelines.read(at: point) { (reading) throws(TimelinesError) -> VoucherAnswer? in
      guard let entity = try reading.entity(named: grant) else { return nil }
      var state = EntityState()
      let terms = try GrantReader.terms(of: entity, reading, &state)
      guard state.exists else { return nil }
      var answer = VoucherAnswer(
        point: point, grant: grant, currency: terms?.currency ?? currency)
      for kind in ["interim", "final"] {
        if let proof = try proof(kind, reading, state) { answer.proofs.append(proof) }
      }
      try GrantReader.forEachBooking(of: entity, terms, reading) {
        (voucher) throws(TimelinesError) in
        answer.add(voucher)
        try emit(voucher)
      }
      if !answer.others.isEmpty {
        answer.warnings.append(Notice(otherCurrencies: answer.others, of: grant))
      }
      return answer
    }
  }

  private func proof(
    _ kind: String, _ reading: borrowing Reading, _ state: borrowing EntityState
  ) throws(TimelinesError) -> VoucherAnswer.Proof? {
    var proof: VoucherAnswer.Proof?
    var accepted: Money?
    for fact in state.facts where fact.kind == .register {
      let name = try reading.attribute(fact.attribute).name
      let view = state.view(fact)
      if name == "\(RegisterFamily.proof.rawValue).\(kind).submitted", let from = view.date("from"),
        let until = view.date("until"), let amount = view.money("amount")
      {
        proof = VoucherAnswer.Proof(
          kind: kind, from: from, until: until, amount: amount, vouchers: 0)
      } else if name == "\(RegisterFamily.proof.rawValue).\(kind).reviewed" {
        accepted = view.money("accepted")
      }
    }
    proof?.accepted = accepted
    return proof
  }
}
