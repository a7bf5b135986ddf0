public import Timelines
import Vocabulary

/// Explains the figures of one grant's row: vouchers, drawdowns, and the limits of its notice.
struct GrantExplainer {
  let row: GrantRow
  let point: Point
  let own: SubjectFacts
  /// The vouchers that count, in the grant's currency.
  let counted: [GrantBooking]
  /// What its projects received from elsewhere, with the events; of deficits alone.
  let revenue: [(subject: SubjectFacts, amount: Total)]

  private var terms: GrantTerms { row.terms }

  func explain(_ key: GrantKey) -> Explanation {
    var explanation = Explanation(
      row.subject, key.rawValue, value(of: key), GrantRules.rule(of: key, terms))
    guard explanation.figure.value != nil else { return explanation }
    switch key {
    case .maximum:
      explanation.parts = [
        part("notice", GrantRules.notice, terms.maximum, sequences { $0.isRegister(.maximum) })
      ]
      explanation.add(basis { $0.isRegister(.maximum) })
    case .eligible: addVouchers(&explanation)
    case .spentShare:
      explanation.inputs = [GrantKey.eligible, .maximum].map {
        Explanation.Figure(attribute: $0.rawValue, value: value(of: $0))
      }
      addVouchers(&explanation)
      explanation.parts = []
      explanation.add(basis(isTerm))
    case .used: addUsed(&explanation)
    case .received: addReceived(&explanation, sign: 1)
    case .unused:
      addReceived(&explanation, sign: 1)
      addUsedAsWhole(&explanation, sign: -1)
      explanation.cap(GrantRules.limit)
    case .openClaim:
      addUsedAsWhole(&explanation, sign: 1)
      addReceived(&explanation, sign: -1)
      explanation.cap(GrantRules.limit)
    case .reclaimable: addReclaimable(&explanation)
    case .requested: addBookings(.requested, &explanation)
    case .reclaimed: addBookings(.reclaimed, &explanation)
    case .repaid: addBookings(.repaid, &explanation)
    }
    return explanation
  }

  private func value(of key: GrantKey) -> Explanation.Value? {
    func money(_ minor: Total) -> Explanation.Value {
      .money(Money(minor: minor, currency: terms.currency))
    }
    return switch key {
    case .maximum: money(terms.maximum)
    case .eligible: money(row.eligible)
    case .spentShare: row.spentShare.map { .share($0) }
    case .used: money(row.used)
    case .received: money(row.received)
    case .unused: money(row.unused)
    case .openClaim: money(row.openClaim)
    case .reclaimable: money(row.reclaimable)
    case .requested: row.requested.map(money)
    case .reclaimed: row.reclaimed.map(money)
    case .repaid: row.repaid.map(money)
    }
  }

  // MARK: Parts

  /// The bookings of an account, as one part.
  private func addBookings(_ account: AccountFamily, _ explanation: inout Explanation) {
    guard case .money(let money)? = explanation.figure.value else { return }
    let isMeant: (AttributeName) -> Bool = { isAccount($0, account) }
    explanation.parts = [part("bookings", GrantRules.bookings, money.minor, sequences(isMeant))]
    explanation.add(basis(isMeant))
  }

  /// Each voucher that counts.
  private func addVouchers(_ explanation: inout Explanation) {
    explanation.parts += counted.map { booking in
      part("voucher", GrantRules.voucher(booking.booking), booking.money.minor, [booking.sequence])
    }
    let events = Set(counted.map(\.sequence))
    let isMeant: (AttributeName) -> Bool = { isAccount($0, .used) && $0.parts.last == "true" }
    let outside = sequences(isMeant).filter { !events.contains($0) }
    if !outside.isEmpty {
      explanation.parts.append(part("outside", GrantRules.outside, 0, outside))
    }
    explanation.add(basis(isMeant))
  }

  /// The vouchers, and what the form of the notice takes from them.
  private func addUsed(_ explanation: inout Explanation) {
    addVouchers(&explanation)
    switch terms.form {
    case "share":
      let share = GrantTerms.share(row.eligible, rate: terms.rate ?? 10_000)
      explanation.parts.append(
        part(
          "share", GrantRules.ownPart, share - row.eligible,
          sequences { $0.isRegister(.form, .rate) }))
    case "deficit":
      explanation.parts.append(
        part(
          "own-share", GrantRules.ownShare, -terms.ownShare,
          sequences { $0.isRegister(.form, .ownshare) }))
      for (subject, amount) in revenue {
        let isMeant: (AttributeName) -> Bool = { name in
          isAccount(name, .received) && !name.parts.contains { terms.sources.contains($0) }
        }
        explanation.parts.append(
          part(
            "revenue", GrantRules.revenue, -amount, subject.sequences(isMeant), subject.subject))
        explanation.add(
          Explanation.Basis(subject: subject.subject, attributes: subject.attributes(isMeant)))
      }
    default: break
    }
    let before = explanation.parts.count
    explanation.cap(GrantRules.limit)
    let isCapped = explanation.parts.count > before
    if isCapped { explanation.parts[before].sequences = sequences { $0.isRegister(.maximum) } }
    explanation.add(basis { isTerm($0) && (isCapped || !$0.isRegister(.maximum)) })
  }

  /// What is used, as one part.
  private func addUsedAsWhole(_ explanation: inout Explanation, sign: Int) {
    var whole = explain(.used)
    let events = Set(whole.parts.flatMap(\.sequences))
    explanation.parts.append(
      part("used", GrantRules.used, sign < 0 ? -row.used : row.used, events.sorted()))
    while let basis = whole.basis.popLast() { explanation.add(basis) }
  }

  private func addReceived(_ explanation: inout Explanation, sign: Int) {
    explanation.parts += row.drawdowns.map { drawdown in
      part(
        "drawdown", GrantRules.drawdown(drawdown.receipt),
        sign < 0 ? -drawdown.amount : drawdown.amount, receipts(drawdown.receipt))
    }
    explanation.add(basis { isDrawdown($0, nil) })
  }

  private func addReclaimable(_ explanation: inout Explanation) {
    for drawdown in row.drawdowns where drawdown.daysOverdue(on: point.asOf) != nil {
      explanation.parts.append(
        part(
          "drawdown", GrantRules.overdue(drawdown.receipt), drawdown.unused,
          receipts(drawdown.receipt)))
    }
    let rest = row.reclaimable - explanation.sum
    if rest != 0 {
      explanation.parts.append(
        part("review", GrantRules.excess, rest, sequences(isReview)))
    }
    explanation.add(basis { isDrawdown($0, nil) || isReview($0) })
    let whole = explain(.used)
    for basis in whole.basis { explanation.add(basis) }
    explanation.inputs = [GrantKey.received, .used].map {
      Explanation.Figure(attribute: $0.rawValue, value: value(of: $0))
    }
  }

  // MARK: Facts

  private func isAccount(_ name: AttributeName, _ family: AccountFamily) -> Bool {
    name.isAccount(family) && name.currency == terms.currency
  }

  private func isTerm(_ name: AttributeName) -> Bool {
    name.isRegister(.maximum)
      || terms.form == "share" && name.isRegister(.form, .rate)
      || terms.form == "deficit" && name.isRegister(.form, .ownshare)
  }

  private func isReview(_ name: AttributeName) -> Bool {
    name.isRegister(of: .proof)
  }

  private func isDrawdown(_ name: AttributeName, _ receipt: String?) -> Bool {
    name.isSeries(.drawdowns)
      && (receipt.map { name.family == "\(SeriesFamily.drawdowns.rawValue).\($0)" } ?? true)
  }

  private func receipts(_ receipt: String) -> [UInt64] {
    sequences { isDrawdown($0, receipt) }
  }

  private func sequences(_ isMeant: (AttributeName) -> Bool) -> [UInt64] {
    own.sequences(isMeant)
  }

  private func basis(_ isMeant: (AttributeName) -> Bool) -> Explanation.Basis {
    Explanation.Basis(subject: row.subject, attributes: own.attributes(isMeant))
  }

  private func part(
    _ kind: String, _ text: Label, _ amount: Total, _ sequences: [UInt64], _ subject: String? = nil
  ) -> Explanation.Part {
    Explanation.Part(
      kind: kind, text: text, amount: .money(Money(minor: amount, currency: terms.currency)),
      sequences: sequences, subject: subject)
  }
}

extension GrantView {
  /// What makes a figure of a grant's row; nil where there is no such row.
  public func explanation(
    of grant: String, _ key: GrantKey, at point: Point
  ) throws(TimelinesError) -> Explanation? {
    guard let row = try answer(at: point).rows.first(where: { $0.subject == grant })
    else { return nil }
    return try timelines.read(at: point) { (reading) throws(TimelinesError) -> Explanation? in
      guard let entity = try reading.entity(named: grant) else { return nil }
      let counted = try GrantReader.bookings(of: entity, row.terms, reading).filter {
        $0.isCounted && $0.money.currency == row.terms.currency
      }
      var revenue: [(subject: SubjectFacts, amount: Total)] = []
      if row.terms.form == "deficit" {
        var state = EntityState()
        for project in row.terms.projects {
          guard let entity = try reading.entity(named: project) else { continue }
          var terms = row.terms
          (terms.project, terms.allocations) = (project, [])
          revenue.append(
            (
              try SubjectFacts(entity, reading),
              try GrantReader.revenue(terms, by: point.asOf, reading, &state)
            ))
        }
      }
      return GrantExplainer(
        row: row, point: point, own: try SubjectFacts(entity, reading), counted: counted,
        revenue: revenue
      ).explain(key)
    }
  }
}
