import LMDB
import Vocabulary

/// What an event is about and what it refers to.
extension Deciding {
  /// What no event may be, whatever the log holds.
  static func checkForm(_ draft: Draft, _ plan: EventPlan) throws(DecidingError) {
    guard draft.data.count <= Limits.recordBytesMax else {
      throw refusal(
        .limit, "data",
        why: "the data have \(draft.data.count) bytes; a record at most \(Limits.recordBytesMax)",
        remedy: "say it in several events, or keep large content outside and name its hash")
    }
    if let approver = draft.approvedBy, approver == draft.actor {
      throw refusal(
        .rule, "approvedby", approver, why: "nobody approves what they enter themselves",
        remedy: "name a second person or leave it out")
    }
    guard !plan.sealed.isEmpty else { return }
    let scan = DataScan(draft.data.span, 0..<draft.data.count)
    for field in plan.sealed {
      guard let range = scan.range(field.number) else { continue }
      // Version, nonce and tag; what is shorter or begins otherwise was never encrypted.
      guard range.count >= 29, draft.data[range.lowerBound] == 1 else {
        throw refusal(
          .personalData, "data.\(field.name)",
          why: "it is given in clear, and that needs person keys",
          remedy: "leave it out; the pseudonym alone works")
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
        .wrongKind, "subject", draft.subject, why: "\(plan.name) is not recorded on it",
        remedy: "give \(choice(plan.kindNames.map { "\($0)/…" }))")
    }
    if tables.subjects[entry].number == 0 {
      let key = String(Subject(unchecked: draft.subject).key)
      if let fault = Subject.fault(inKey: key) {
        throw refusal(
          .outOfRange, "subject", draft.subject, why: fault,
          remedy: "give <kind>/<key>, the key of letters, digits and . _ - ~")
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
      throw refusal(
        .outOfRange, field, name, why: "it is no subject", remedy: "give <kind>/<key>")
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
        .notFound, "subject", name, why: "it does not exist",
        remedy: creators(of: tables.subjects[content.owner].kind))
    case .always:
      if let first = tables.subjects[content.owner].creations.first {
        throw refusal(
          .exists, "subject", tables.name(at: content.owner),
          why: "it exists since event \(first)",
          remedy: "record a change of it, or give another key")
      }
    case .whereNew:
      guard !tables.subjects[content.owner].creations.isEmpty else {
        for field in plan.requiredWhenNew where !scan.has(field.number) {
          throw refusal(
            .missing, "data.\(field.name)",
            why: "\(plan.name) creates \(tables.name(at: content.owner)) and needs it for that",
            remedy: "give it")
        }
        return
      }
      if plan.isForAbsent { try checkAbsent(draft, content, context, &tables, transaction) }
    }
    if plan.role == .periodClosed,
      Period(Subject(unchecked: tables.name(at: content.owner)).key) == nil
    {
      throw refusal(
        .outOfRange, "subject", tables.name(at: content.owner), why: "it names no period",
        remedy: "give period/2024, period/2024-H1, period/2024-Q1 or period/2024-03")
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
      .exists, "subject", tables.name(at: content.owner),
      why: "it exists since event \(tables.subjects[content.owner].creations.first ?? 0) "
        + "and is not removed on \(day)",
      remedy: "record \(Subject.kinds[Int(tables.subjects[content.owner].kind)]).described for a "
        + "change, or give another key")
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
            .outOfRange, plan.referencesByPlace[place.field].path, data.string(in: place.range),
            why: "it is no subject",
            remedy: "give <kind>/<key>")
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
      throw refusal(
        .notFound, "basis", basis, why: "it does not exist",
        remedy: creators(of: tables.subjects[entry].kind))
    }
  }

  private static func noReference(
    _ field: ReferenceField, _ entry: Int, _ tables: borrowing LogTables
  ) -> DecidingError {
    let kind = tables.subjects[entry].kind
    guard SubjectKind.isAmong(field.kinds, kind) else {
      return refusal(
        .wrongKind, field.path, tables.name(at: entry), why: "it is of another kind",
        remedy: "give \(choice(field.kindNames.map { "\($0)/…" }))")
    }
    return refusal(
      .notFound, field.path, tables.name(at: entry), why: "it does not exist",
      remedy: creators(of: kind))
  }

  /// The version that the writer saw must be the subject's.
  static func checkVersion(_ draft: Draft, _ version: UInt64) throws(DecidingError) {
    guard let expected = draft.expectedVersion, expected != version else { return }
    throw refusal(
      .conflict, "expectedversion", String(expected),
      why: "the subject has version \(version), you saw \(expected)",
      remedy: "look at what was recorded since, then repeat with expectedversion \(version)")
  }

  /// How a subject of a kind comes into being, for people.
  private static func creators(of kind: UInt8) -> String {
    guard kind < Subject.kinds.count else { return "check its spelling" }
    guard kind != SubjectKind.event else { return "give the number of a recorded event" }
    let types = EventPlan.all.filter {
      $0.creation != .none && SubjectKind.isAmong($0.kinds, kind) && !$0.kindNames.isEmpty
    }
    guard !types.isEmpty else { return "check its spelling" }
    return "check its spelling, or record \(choice(types.map(\.name))) first"
  }

  static func choice(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
