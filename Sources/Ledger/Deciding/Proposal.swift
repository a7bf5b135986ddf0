import Vocabulary

/// An event that somebody wants to record, with what is found out about it on the way.
struct Proposal {
  /// What is said; what it leaves out is filled in.
  private(set) var draft: Draft
  /// What is known besides.
  let context: DecisionContext
  /// The plan of its type, and of what it says: of a correction that of what is said anew.
  let type, plan: EventPlan
  /// Where the fields of its data stand; a void has none that are checked.
  private(set) var scan = DataScan()
  /// The entry of its subject, of a void or correction that of the target's, once it is known.
  var owner = 0
  /// Keeps the event that it says anew, which is large, out of the way of plain events.
  private var box: TargetBox?

  init(_ draft: Draft, _ context: DecisionContext) {
    self.draft = draft
    self.context = context
    type = EventPlan.all[draft.typeIndex]
    plan = draft.innerTypeIndex.map { EventPlan.all[$0] } ?? type
    if type.role != .void { rescan() }
  }

  private mutating func rescan() {
    scan = DataScan(draft.data.span, 0..<draft.data.count)
  }

  /// The event that it says anew.
  var replaced: Target? {
    get { box?.target }
    set { box = newValue.map { TargetBox($0) } }
  }
  /// The number that it gets.
  var number: UInt64 { context.nextSequence }
  /// The day from which it holds.
  var day: Day { draft.validFrom ?? context.today }
  /// Its data.
  var data: Span<UInt8> {
    @_lifetime(borrow self)
    get { draft.data.span }
  }
  /// Its amount.
  var amount: Money? { scan.money(plan[.amount], data) }
  /// What it says of its subject.
  var statement: Statement {
    @_lifetime(borrow self)
    get {
      Statement(
        plan: plan, owner: owner, number: number, replaced: box, data: data, scan: scan,
        day: day)
    }
  }

  /// The text in a field, as it stands there.
  @_lifetime(borrow self)
  func name(_ role: FieldRole) -> Span<UInt8>? {
    scan.content(plan[role], data)
  }

  /// The text in a field.
  func text(_ role: FieldRole) -> String? { scan.text(plan[role], data) }

  /// The year in a field.
  func year(_ role: FieldRole) -> Int? { scan.int(plan[role]) }

  /// Fills in a field of the data.
  mutating func setField(_ field: Int, _ encoded: [UInt8]) {
    draft.setField(field, encoded)
    rescan()
  }

  /// Fills in a field of the data that holds a text.
  mutating func set(_ role: FieldRole, _ text: String) {
    var encoded: [UInt8] = []
    encoded.append(field: plan[role], text: text)
    setField(plan[role], encoded)
  }

  /// Fills in how far it may be read, unless that is said.
  mutating func setVisibility(_ visibility: Visibility) {
    draft.visibility = draft.visibility ?? visibility
  }

  // MARK: Form

  /// Requires what must be so whatever the log holds.
  func checkForm() throws(DecidingError) {
    guard draft.data.count <= Limits.recordBytesMax else {
      throw .refused(
        .order(.dataTooLong(bytes: draft.data.count, most: Limits.recordBytesMax)), "data")
    }
    if let approver = draft.approvedBy, approver == draft.actor {
      throw .refused(.rule(.ownApproval), "approvedby", approver)
    }
    for field in plan.sealed {
      guard let range = scan.range(field.number) else { continue }
      // Version, nonce and tag; what is shorter or begins otherwise was never encrypted.
      guard range.count >= 29, draft.data[range.lowerBound] == 1 else {
        throw .refused(.value(.sealedInClear), "data.\(field.name)")
      }
    }
  }

  /// Requires what the rules of its type say of the data, as if it were recorded on a subject.
  mutating func checkRules(on subject: String) throws(DecidingError) {
    let named = draft.subject
    draft.subject = subject
    defer { draft.subject = named }
    do throws(Refusal) { try RuleChecker.check(draft) } catch { throw .refused(error) }
  }

  /// Requires that the version which the writer saw is the subject's.
  func checkVersion(_ version: UInt64) throws(DecidingError) {
    guard let expected = draft.expectedVersion, expected != version else { return }
    throw .refused(
      .subject(.versionConflict(version: version, seen: expected)), "expectedversion",
      String(expected))
  }

  // MARK: Days

  /// Fills in the day from which a void holds, which has no end.
  mutating func resolveDayOfVoid() throws(DecidingError) {
    if let end = draft.validTo {
      throw .refused(.rule(.voidHasNoEnd), "validto", end.description)
    }
    draft.validFrom = day
  }

  /// Fills in the day from which it holds, and the end that it may have.
  mutating func resolveDay() throws(DecidingError) {
    if let (day, field) = ownDay {
      if let given = draft.validFrom, given != day {
        throw .refused(
          .subject(.dayOfData(type: plan.name, field: field, day: day)), "validfrom",
          given.description)
      }
      draft.validFrom = day
    }
    if let replaced {
      draft.validFrom = draft.validFrom ?? replaced.layout.validFrom
      draft.validTo = draft.validTo ?? replaced.layout.validTo
    }
    let from = day
    draft.validFrom = from
    guard let end = draft.validTo else { return }
    guard plan.mayEnd else { throw .refused(.rule(.hasNoEnd), "validto", end.description) }
    guard from < end else {
      throw .refused(.rule(.endsBeforeStart(from: from)), "validto", end.description)
    }
  }

  /// The day that the data name, for types that take it from there.
  private var ownDay: (Day, String)? {
    switch plan.day {
    case .given: nil
    case .field(let name):
      scan.raw(plan.dayField).map { (Day(unchecked: Int32(truncatingIfNeeded: $0)), name) }
    case .periodEnd(let name):
      scan.period(plan.dayField, data).map { ($0.lastDay, name) }
    }
  }

  // MARK: Record

  /// Puts prefix and record in place of what stands in `stored`.
  func encode(owner: UInt32, target: UInt64, into stored: inout [UInt8]) throws(DecidingError) {
    stored.removeAll(keepingCapacity: true)
    let prefix = EventPrefix(
      owner: owner, typeNumber: type.number,
      innerTypeNumber: draft.innerTypeIndex == nil ? 0 : plan.number, validFrom: day,
      dataOffset: 0, target: target)
    prefix.append(to: &stored)
    RecordEncoder.encode(
      draft, sequence: number, time: context.time, timeTrusted: context.timeTrusted, into: &stored)
    let size = stored.count - prefix.byteCount
    guard size <= Limits.recordBytesMax else {
      throw .refused(.order(.recordTooLong(bytes: size, most: Limits.recordBytesMax)), "data")
    }
    // The data end the record, so their place is known once it is made.
    let offset = size - draft.data.count
    stored[Proposal.dataOffsetPlace] = UInt8(truncatingIfNeeded: offset)
    stored[Proposal.dataOffsetPlace + 1] = UInt8(truncatingIfNeeded: offset >> 8)
  }

  /// Where the prefix holds the offset of the data.
  private static let dataOffsetPlace = 14
}
