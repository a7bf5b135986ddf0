import LMDB
import Vocabulary

/// Defaults that depend on the ledger or the clock.
extension Deciding {
  /// The day from which it holds, and the end that it may have.
  static func resolveDay(
    _ draft: inout Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext
  ) throws(DecidingError) {
    if let (day, field) = ownDay(content.plan, scan, draft.data.span) {
      if let given = draft.validFrom, given != day {
        throw refusal(
          .subject(.dayOfData(type: content.plan.name, field: field, day: day)), "validfrom",
          given.description)
      }
      draft.validFrom = day
    }
    if content.isCorrection {
      draft.validFrom = draft.validFrom ?? content.replaced?.layout.validFrom
      draft.validTo = draft.validTo ?? content.replaced?.layout.validTo
    }
    let from = draft.validFrom ?? context.today
    draft.validFrom = from
    guard let end = draft.validTo else { return }
    guard content.plan.mayEnd else {
      throw refusal(.rule(.hasNoEnd), "validto", end.description)
    }
    guard from < end else {
      throw refusal(.rule(.endsBeforeStart(from: from)), "validto", end.description)
    }
  }

  /// The day that the data name, for types that take it from there.
  private static func ownDay(
    _ plan: EventPlan, _ scan: DataScan, _ data: Span<UInt8>
  ) -> (Day, String)? {
    switch plan.day {
    case .given: return nil
    case .field(let name):
      return scan.raw(plan.dayField).map { (Day(unchecked: Int32(truncatingIfNeeded: $0)), name) }
    case .periodEnd(let name):
      guard let range = scan.range(plan.dayField) else { return nil }
      return Period(data.extracting(range)).map { ($0.lastDay, name) }
    }
  }

  /// How far it may be read.
  static func resolveVisibility(
    _ draft: inout Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard draft.visibility == nil else { return }
    if content.isCorrection, let replaced = content.replaced {
      draft.visibility = replaced.layout.visibility
      return
    }
    switch content.plan.visibility {
    case .public: draft.visibility = .public
    case .internal: draft.visibility = .internal
    case .restricted: draft.visibility = .restricted
    case .restrictedWith:
      draft.visibility = scan.has(content.plan.restrictingField) ? .restricted : .internal
    case .target:
      guard let number = Subject(unchecked: draft.subject).eventNumber,
        let stored = try tables.event(number, transaction)
      else {
        draft.visibility = .internal
        return
      }
      draft.visibility = try Target(number, stored).layout.visibility
    }
  }
}
