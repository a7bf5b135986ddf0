import LMDB
import Vocabulary

/// What an event is about and what it refers to.
extension Deciding {
  /// What no event may be, whatever the log holds.
  static func checkForm(_ draft: Draft, _ plan: EventPlan) throws(DecidingError) {
    guard draft.data.count <= Limits.recordBytesMax else {
      throw refusal(
        .order(.dataTooLong(bytes: draft.data.count, most: Limits.recordBytesMax)), "data")
    }
    if let approver = draft.approvedBy, approver == draft.actor {
      throw refusal(.rule(.ownApproval), "approvedby", approver)
    }
    guard !plan.sealed.isEmpty else { return }
    let scan = DataScan(draft.data.span, 0..<draft.data.count)
    for field in plan.sealed {
      guard let range = scan.range(field.number) else { continue }
      // Version, nonce and tag; what is shorter or begins otherwise was never encrypted.
      guard range.count >= 29, draft.data[range.lowerBound] == 1 else {
        throw refusal(.value(.sealedInClear), "data.\(field.name)")
      }
    }
  }

  /// The entry of a plain event's subject.
  static func subject(
    of draft: Draft, _ plan: EventPlan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    let entry = try nameEntry(draft.subject, "subject", &tables, transaction)
    guard SubjectKind.isAmong(plan.kinds, tables.subjects[entry].kind) else {
      throw refusal(
        .subject(.notRecordedOn(type: plan.name, kinds: plan.kindNames)), "subject", draft.subject)
    }
    if tables.subjects[entry].number == 0 {
      let key = String(Subject(unchecked: draft.subject).key)
      if let fault = Subject.fault(inKey: key) {
        throw refusal(.value(.noKey(fault: fault)), "subject", draft.subject)
      }
    }
    return entry
  }

  private static func nameEntry(
    _ name: String, _ field: String, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    let bytes = name.utf8.span
    guard bytes.count >= 3, bytes.count <= nameBytesMax else {
      throw refusal(.subject(.noName), field, name)
    }
    return try tables.entry(bytes, transaction)
  }

  private static let nameBytesMax = Limits.keyBytesMax + 32

  /// Whether the subject of an entry can be referred to.
  static func exists(
    _ entry: Int, _ context: DecisionContext, _ tables: borrowing LogTables
  ) -> Bool {
    if !tables.subjects[entry].creations.isEmpty { return true }
    let kind = tables.subjects[entry].kind
    if SubjectKind.isAmong(SubjectKind.standing, kind) {
      return Subject.kinds[Int(kind)] != "ledger" || tables.name(at: entry) == "ledger/self"
    }
    guard kind == SubjectKind.event else { return false }
    let number = Subject(unchecked: tables.name(at: entry)).eventNumber ?? 0
    return number > 0 && number < context.nextSequence
  }

  /// Creation where it may be, existence where it must be.
  static func checkExistence(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    switch plan.creation {
    case .none:
      guard !exists(content.owner, context, tables) else { return }
      let name = tables.name(at: content.owner)
      throw refusal(
        .subject(missing(tables.subjects[content.owner].kind)), "subject", name)
    case .always:
      if let first = tables.subjects[content.owner].creations.first {
        throw refusal(
          .subject(.exists(event: first)), "subject", tables.name(at: content.owner))
      }
    case .whereNew:
      guard !tables.subjects[content.owner].creations.isEmpty else {
        for field in plan.requiredWhenNew where !scan.has(field.number) {
          throw refusal(
            .subject(
              .neededToCreate(type: plan.name, subject: tables.name(at: content.owner))),
            "data.\(field.name)")
        }
        return
      }
      if plan.isForAbsent { try checkAbsent(draft, content, context, &tables, transaction) }
    }
    if plan.role == .periodClosed,
      Period(Subject(unchecked: tables.name(at: content.owner)).key) == nil
    {
      throw refusal(
        .subject(.noClosablePeriod), "subject", tables.name(at: content.owner))
    }
  }

  /// An item is added again only where it is removed on that day.
  private static func checkAbsent(
    _ draft: Draft, _ content: Content, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    // Saying an addition anew does not add once more.
    if let replaced = content.replaced, replaced.contentType == content.plan.number { return }
    let entry = try tables.register(
      .removed, of: tables.subjects[content.owner].number, transaction)
    let day = draft.validFrom ?? context.today
    if tables.registers[entry].value(on: day) != nil { return }
    throw refusal(
      .subject(
        .existsUnremoved(
          event: tables.subjects[content.owner].creations.first ?? 0, day: day,
          kind: Subject.kinds[Int(tables.subjects[content.owner].kind)])), "subject",
      tables.name(at: content.owner))
  }

  /// References and the basis must exist and be of the right kind.
  static func checkReferences(
    _ draft: Draft, _ plan: EventPlan, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if !plan.references.isEmpty {
      let data = draft.data.span
      tables.found.find(plan, data, 0..<data.count, scan)
      for index in tables.found.places.indices {
        let place = tables.found.places[index]
        let name = data.extracting(place.range)
        guard name.count >= 3, name.count <= nameBytesMax else {
          throw refusal(
            .subject(.noName), plan.referencesByPlace[place.field].path,
            data.string(in: place.range))
        }
        let entry = try tables.entry(name, transaction)
        if !exists(entry, context, tables)
          || !SubjectKind.isAmong(
            plan.referencesByPlace[place.field].kinds, tables.subjects[entry].kind)
        {
          throw noReference(plan.referencesByPlace[place.field], entry, tables)
        }
      }
    }
    guard let basis = draft.basis else { return }
    let entry = try nameEntry(basis, "basis", &tables, transaction)
    guard exists(entry, context, tables) else {
      throw refusal(.subject(missing(tables.subjects[entry].kind)), "basis", basis)
    }
  }

  private static func noReference(
    _ field: ReferenceField, _ entry: Int, _ tables: borrowing LogTables
  ) -> DecidingError {
    let kind = tables.subjects[entry].kind
    guard SubjectKind.isAmong(field.kinds, kind) else {
      return refusal(
        .subject(.otherReference(kinds: field.kindNames)), field.path, tables.name(at: entry))
    }
    return refusal(.subject(missing(kind)), field.path, tables.name(at: entry))
  }

  /// The version that the writer saw must be the subject's.
  static func checkVersion(_ draft: Draft, _ version: UInt64) throws(DecidingError) {
    guard let expected = draft.expectedVersion, expected != version else { return }
    throw refusal(
      .subject(.versionConflict(version: version, seen: expected)), "expectedversion",
      String(expected))
  }

  /// That a subject of a kind is not there, and how one comes into being.
  private static func missing(_ kind: UInt8) -> Refusal.Reason.About {
    guard kind < Subject.kinds.count else { return .missing(creators: []) }
    guard kind != SubjectKind.event else { return .eventMissing }
    let types = EventPlan.all.filter {
      $0.creation != .none && SubjectKind.isAmong($0.kinds, kind) && !$0.kindNames.isEmpty
    }
    return .missing(creators: types.map(\.name))
  }
}
