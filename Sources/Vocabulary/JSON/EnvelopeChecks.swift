/// What an event's envelope must be, whatever the ledger holds.
enum EnvelopeChecks {
  private static let actorKinds = ["person", "job", "client"]
  private static let approverKinds = ["person"]
  /// Kinds of which a ledger has one alone.
  private static let onlySubjects = [
    ("ledger", "ledger/self"), ("publication", "publication/public"),
  ]

  static func check(_ draft: Draft) throws(Refusal) {
    let type = draft.type
    do throws(Refusal) {
      let kinds = type.subjects
      try TextEncoder.checkSubject(draft.subject, kinds)
    } catch {
      throw error.under("subject")
    }
    for (kind, only) in onlySubjects where type.subjects == [kind] && draft.subject != only {
      throw Refusal(.rule(.onlyOne(kind: kind, subject: only)), "subject", draft.subject)
    }
    try named("actor", draft.actor, actorKinds)
    if let approver = draft.approvedBy {
      try named("approvedby", approver, approverKinds)
      guard approver != draft.actor else {
        throw Refusal(.rule(.ownApproval), "approvedby", approver)
      }
    }
    if let basis = draft.basis { try named("basis", basis, []) }
    if let reason = draft.reason {
      do throws(Refusal) { try TextEncoder.checkText(reason, confidential: true) } catch {
        throw error.under("reason")
      }
    }
    var ignored: [UInt8] = []
    do throws(Refusal) { try TextEncoder.encode(.uri, 1, draft.source, into: &ignored) } catch {
      throw error.under("source")
    }
    if let from = draft.validFrom, let to = draft.validTo, to <= from {
      throw Refusal(.rule(.endsBeforeStart(from: from)), "validto", to.description)
    }
    if draft.validTo != nil, !(draft.contentType.facts.allSatisfy(\.isStanding)) {
      throw Refusal(.rule(.hasNoEnd), "validto", draft.validTo?.description ?? "")
    }
    if type.number == RecordEncoder.voidedType || type.number == RecordEncoder.correctedType,
      draft.reason == nil
    {
      throw Refusal(.rule(.reasonMissing), "reason")
    }
    if type.number == RecordEncoder.voidedType, draft.validTo != nil {
      throw Refusal(.rule(.voidHasNoEnd), "validto")
    }
  }

  private static func named(
    _ field: String, _ value: String, _ kinds: [String]
  ) throws(Refusal) {
    do throws(Refusal) { try TextEncoder.checkSubject(value, kinds) } catch {
      throw error.under(field)
    }
  }
}

extension FactTemplate {
  /// Whether the fact is a register or member, which may end.
  var isStanding: Bool {
    switch effect {
    case .register, .member: true
    case .flow, .observation, .void: false
    }
  }
}
