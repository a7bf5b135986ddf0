import LMDB
import Vocabulary

/// What an event is about and what it refers to.
extension Decider {
  /// The entry of a plain event's subject.
  mutating func subject(of proposal: Proposal) throws(DecidingError) -> Int {
    let (plan, subject) = (proposal.plan, proposal.draft.subject)
    let entry = try entry(of: subject, in: "subject")
    guard SubjectKind.isAmong(plan.kinds, tables.subjects[entry].kind) else {
      throw .refused(
        .subject(.notRecordedOn(type: plan.name, kinds: plan.kindNames)), "subject", subject)
    }
    if tables.subjects[entry].number == 0,
      let fault = Subject.fault(inKey: String(Subject(unchecked: subject).key))
    {
      throw .refused(.value(.noKey(fault: fault)), "subject", subject)
    }
    return entry
  }

  /// The entry of a name that stands in a field.
  private mutating func entry(of name: String, in field: String) throws(DecidingError) -> Int {
    let bytes = name.utf8.span
    guard Decider.mayBeName(bytes) else { throw .refused(.subject(.noName), field, name) }
    return try tables.entry(bytes)
  }

  private static func mayBeName(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes.count <= Limits.keyBytesMax + 32
  }

  /// Whether the event of a number can refer to the subject of an entry.
  private func exists(_ entry: Int, before number: UInt64) -> Bool {
    if !tables.subjects[entry].creations.isEmpty { return true }
    let kind = tables.subjects[entry].kind
    if SubjectKind.isAmong(SubjectKind.standing, kind) {
      return Subject.kinds[Int(kind)] != "ledger" || tables.name(at: entry) == "ledger/self"
    }
    guard kind == SubjectKind.event else { return false }
    let event = Subject(unchecked: tables.name(at: entry)).eventNumber ?? 0
    return event > 0 && event < number
  }

  /// Creation where it may be, existence where it must be.
  mutating func checkExistence(of proposal: Proposal) throws(DecidingError) {
    let plan = proposal.plan
    let creation = tables.subjects[proposal.owner].creations.first
    switch plan.creation {
    case .none:
      guard !exists(proposal.owner, before: proposal.number) else { return }
      throw .refused(
        .subject(missing(proposal.owner)), "subject", tables.name(at: proposal.owner))
    case .always:
      if let creation {
        throw .refused(
          .subject(.exists(event: creation)), "subject", tables.name(at: proposal.owner))
      }
    case .whereNew:
      guard let creation else {
        for field in plan.requiredWhenNew where !proposal.scan.has(field.number) {
          throw .refused(
            .subject(
              .neededToCreate(type: plan.name, subject: tables.name(at: proposal.owner))),
            "data.\(field.name)")
        }
        return
      }
      if plan.isForAbsent { try checkAbsent(of: proposal, createdBy: creation) }
    }
    if plan.role == .periodClosed,
      Period(Subject(unchecked: tables.name(at: proposal.owner)).key) == nil
    {
      throw .refused(.subject(.noClosablePeriod), "subject", tables.name(at: proposal.owner))
    }
  }

  /// An item is added again only where it is removed on that day.
  private mutating func checkAbsent(
    of proposal: Proposal, createdBy creation: UInt64
  ) throws(DecidingError) {
    // Saying an addition anew does not add once more.
    if let replaced = proposal.replaced, replaced.contentType == proposal.plan.number { return }
    let (subject, day) = (tables.subjects[proposal.owner], proposal.day)
    let entry = try tables.register(.removed, of: subject.number)
    if tables.registers[entry].value(on: day) != nil { return }
    throw .refused(
      .subject(
        .existsUnremoved(event: creation, day: day, kind: Subject.kinds[Int(subject.kind)])),
      "subject", tables.name(at: proposal.owner))
  }

  /// References and the basis must exist and be of the right kind.
  mutating func checkReferences(of proposal: Proposal) throws(DecidingError) {
    let plan = proposal.plan
    if !plan.references.isEmpty {
      let data = proposal.data
      tables.found.find(plan, data, 0..<data.count, proposal.scan)
      for index in tables.found.places.indices {
        let place = tables.found.places[index]
        let field = plan.referencesByPlace[place.field]
        let name = data.extracting(place.range)
        guard Decider.mayBeName(name) else {
          throw .refused(.subject(.noName), field.path, data.string(in: place.range))
        }
        let entry = try tables.entry(name)
        guard SubjectKind.isAmong(field.kinds, tables.subjects[entry].kind) else {
          throw .refused(
            .subject(.otherReference(kinds: field.kindNames)), field.path, tables.name(at: entry))
        }
        guard exists(entry, before: proposal.number) else {
          throw .refused(.subject(missing(entry)), field.path, tables.name(at: entry))
        }
      }
    }
    guard let basis = proposal.draft.basis else { return }
    let entry = try entry(of: basis, in: "basis")
    guard exists(entry, before: proposal.number) else {
      throw .refused(.subject(missing(entry)), "basis", basis)
    }
  }

  /// That the subject of an entry is not there, and how one of its kind comes into being.
  private func missing(_ entry: Int) -> Refusal.Reason.About {
    let kind = tables.subjects[entry].kind
    guard kind < Subject.kinds.count else { return .missing(creators: []) }
    guard kind != SubjectKind.event else { return .eventMissing }
    let types = EventPlan.all.filter {
      $0.creation != .none && SubjectKind.isAmong($0.kinds, kind) && !$0.kindNames.isEmpty
    }
    return .missing(creators: types.map(\.name))
  }
}
