import HTTPTypes
import Ledger
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Whether a caller may record an event: by its type, and for editors by what it is about.
struct RecordingRights {
  let caller: Caller
  /// The ledger as the caller sees it.
  let engine: Engine

  /// What an event may need beyond the caller's own right.
  enum Verdict: Sendable {
    /// It may be recorded.
    case free
    /// It waits for another person.
    case byTwo
  }

  /// Judges an event.
  ///
  /// Throws: a problem that says no more than the caller may know.
  func verdict(_ draft: Draft, _ json: ArraySlice<UInt8>) throws -> Verdict {
    let type = Registry.current.types[draft.typeIndex]
    try require(type)
    guard draft.actor == caller.actor else {
      throw Problem(
        .unprocessableContent, "actor",
        "actor comes from the login; leave it out", "actor kommt aus der Anmeldung; weglassen",
        field: "actor")
    }
    guard draft.approvedBy == nil else {
      throw Problem(
        .unprocessableContent, "approvedby",
        "who approves says so by their own login; leave approvedby out",
        "wer freigibt, tut es mit eigener Anmeldung; approvedby weglassen", field: "approvedby")
    }
    // A program is no second pair of eyes.
    guard type.role != .approval || caller.isPerson else {
      throw Problem.notPermitted(caller.role)
    }
    guard caller.role != .controller else {
      let needsTwo = type.recorders.contains(.byTwo) || widens(draft, json)
      return needsTwo || flipsWhatNeedsTwo(draft, type) ? .byTwo : .free
    }
    let data = RecordingRights.data(json)
    if caller.role == .editor { try requireOwn(draft, type, data) }
    if caller.role == .dataProtection, widens(draft, json) {
      throw Problem.notPermitted(caller.role)
    }
    try refuseHidden(data)
    return .free
  }

  /// Requires that the caller's role records the type that an event names, as far as it names one.
  func requireType(of json: ArraySlice<UInt8>) throws(Problem) {
    guard case .object(let event) = AnswerValue(json: Array(json).span),
      let name = event["type"]?.plainText, let type = Registry.current.type(named: name)
    else { return }
    try require(type)
  }

  /// Requires that the caller's role records a type.
  private func require(_ type: EventType) throws(Problem) {
    guard RecordingRights.records(type, caller.role) else {
      throw Problem.notPermitted(caller.role)
    }
  }

  /// Whether a role records a type at all.
  static func records(_ type: EventType, _ role: Role) -> Bool {
    let own: Recorders =
      switch role {
      case .editor: .editor
      case .controller: .controller
      case .dataProtection: .dataProtection
      case .public, .reader, .auditor, .operator, .owner: []
      }
    return !own.isEmpty && type.recorders.contains(own)
  }

  /// Whether an event shows more than before to somebody.
  private func widens(_ draft: Draft, _ json: ArraySlice<UInt8>) -> Bool {
    guard Registry.current.types[draft.typeIndex].name == EventTypeName.visibilitySet.rawValue
    else { return false }
    guard case .text(let level)? = RecordingRights.data(json)?["visibility"] else { return true }
    return level != "restricted"
  }

  /// Whether an event takes back or says anew what two persons are needed for: to void what narrowed
  /// something is to widen it.
  private func flipsWhatNeedsTwo(_ draft: Draft, _ type: EventType) -> Bool {
    guard type.role == .void || type.role == .correction else { return false }
    // A void of a void brings back what it is about; targets come before, so this ends.
    var number = Subject(unchecked: draft.subject).eventNumber
    while let event = number, let target = try? engine.ledger.recorded(event) {
      if target.type.recorders.contains(.byTwo)
        || target.type.name == EventTypeName.visibilitySet.rawValue
      {
        return true
      }
      guard target.type.role == .void, let subject = target.envelope["subject"]?.plainText,
        let next = Subject(unchecked: subject).eventNumber, next < event
      else { return false }
      number = next
    }
    return false
  }

  // MARK: Editors

  /// Requires that an event is about what the editor's units lead.
  private func requireOwn(
    _ draft: Draft, _ type: EventType, _ data: AnswerObject?
  ) throws {
    // What people arrange for their own work is led by nobody.
    if draft.subject.hasPrefix("dashboard/") { return }
    switch type.role {
    case .void, .correction:
      guard let number = Subject(unchecked: draft.subject).eventNumber else {
        throw Problem.notPermitted(caller.role)
      }
      let target = try? engine.ledger.recorded(number)
      // An event that the editor may not see is, for them, not there.
      guard let target, target.type.recorders.contains(.editor),
        try isOwn(engine.subject(ofEvent: number))
      else { throw Problem.notPermitted(caller.role) }
    default:
      if try isOwn(draft.subject) { return }
      if try type.creation != .none && isForOwn(data) { return }
      if type.name.hasPrefix("measurement."), case .text(let unit)? = data?["unit"], try isOwn(unit)
      {
        return
      }
      throw Problem(
        .forbidden, "notOwn",
        "\(draft.subject) is not led by your units, so others record what happens to it",
        "\(draft.subject) führt keine Ihrer Einheiten; was damit geschieht, erfassen andere",
        field: "subject")
    }
  }

  /// Whether something new is of what the units lead: by what its data name.
  private func isForOwn(_ data: AnswerObject?) throws -> Bool {
    for name in ["project", "about", "inventory", "unit", "lead", "owner"] {
      guard case .text(let subject)? = data?[name] else { continue }
      return try isOwn(subject)
    }
    return false
  }

  private func isOwn(_ subject: String) throws -> Bool {
    let point = Point(asOf: engine.today, knownAt: try engine.knownAt(.head).sequence)
    return try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.isOwn(subject)
    }
  }

  // MARK: What must not be told

  /// Refuses what names something that the caller may not see, as if there were no such thing.
  private func refuseHidden(_ data: AnswerObject?) throws {
    guard engine.audience.level != .full, let data else { return }
    let point = Point(asOf: engine.today, knownAt: try engine.knownAt(.head).sequence)
    let names = RecordingRights.texts(.object(data)).filter { $0.contains("/") }
    guard !names.isEmpty else { return }
    let hidden = try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      for name in names where try !reading.mayName(name) { return name as String? }
      return nil
    }
    guard let hidden else { return }
    throw Problem(
      .unprocessableContent, "unknownReference", "there is no \(hidden.excerpt)",
      "\(hidden.excerpt) gibt es nicht", field: "data")
  }

  private static func texts(_ value: AnswerValue) -> [String] {
    switch value.opened {
    case .object(let object): object.members.flatMap { texts($0.1) }
    case .list(let list): list.flatMap(texts)
    default: value.plainText.map { [$0] } ?? []
    }
  }

  private static func data(_ json: ArraySlice<UInt8>) -> AnswerObject? {
    guard case .object(let event) = AnswerValue(json: Array(json).span),
      case .object(let data)? = event["data"]?.opened
    else { return nil }
    return data
  }
}

extension Engine {
  /// What an event is about.
  fileprivate func subject(ofEvent number: UInt64) throws -> String {
    var subject = ""
    try ledger.forEachEvent(from: number, through: number) { (event) throws(LedgerError) in
      subject = event.record.text(in: try event.layout().subject) ?? ""
    }
    return subject
  }
}
