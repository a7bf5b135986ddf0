import Vocabulary

/// What a history has said so far, as far as proposing sensible events needs it.
struct HistoryWorld {
  struct Known {
    let event: HistoryEvent
    /// The type whose data it carries.
    let content: String
    /// Whose events it counts to.
    let owner: String
    let data: [String: JSONValue]
    let validFrom: Day
    var isRefused = false

    func text(_ field: String) -> String? { data[field]?.text }
    func int(_ field: String) -> Int64? { data[field]?.int }
  }

  private(set) var events: [Known] = []
  private var flips: [Int: [Int]] = [:]
  /// Subjects by kind in the order of their creation.
  private(set) var subjects: [String: [String]] = [:]
  private var creators: [Int: String] = [:]

  mutating func add(_ known: Known, creates: Bool) {
    let index = known.event.index
    if let target = known.event.target, known.event.type.isFlip {
      flips[target, default: []].append(index)
    }
    if creates, !exists(known.owner) {
      subjects[String(Subject(unchecked: known.owner).kind), default: []].append(known.owner)
      creators[index] = known.owner
    }
    events.append(known)
  }

  /// Takes back what was only assumed.
  mutating func refuse(_ index: Int) {
    guard events.indices.contains(index) else { return }
    events[index].isRefused = true
    if let subject = creators[index] { remove(subject) }
    if let target = events[index].event.target { flips[target]?.removeAll { $0 == index } }
  }

  mutating func remove(_ subject: String) {
    subjects[String(Subject(unchecked: subject).kind)]?.removeAll { $0 == subject }
  }

  func exists(_ subject: String) -> Bool {
    subjects[String(Subject(unchecked: subject).kind)]?.contains(subject) ?? false
  }

  func isVoid(_ index: Int) -> Bool {
    (flips[index] ?? []).contains { acts($0) }
  }

  /// Whether what a void or correction did to its target stands: only a void undoes it.
  private func acts(_ index: Int) -> Bool {
    !(flips[index] ?? []).contains { events[$0].event.type == "event.voided" && acts($0) }
  }

  func wasVoid(_ index: Int) -> Bool { !(flips[index] ?? []).isEmpty }

  /// Events that count, of one type of content.
  func live(_ content: String, on owner: String? = nil) -> [Known] {
    events.filter {
      $0.content == content && !$0.isRefused && (owner == nil || $0.owner == owner)
        && !isVoid($0.event.index)
    }
  }

  /// The register of a subject that was said last, whatever the day.
  func latest(_ field: String, of subject: String) -> JSONValue? {
    events.last {
      $0.owner == subject && !$0.isRefused && $0.data[field] != nil && !isVoid($0.event.index)
    }?.data[field]
  }

  /// The sources that a subject has money of in a year.
  func sources(_ subject: String, _ year: Int64) -> [String] {
    var found: [String] = []
    for known in events where !known.isRefused && !isVoid(known.event.index) {
      let isHere = known.owner == subject
      switch known.content {
      case "budget.appropriated":
        let kind = known.text("kind") ?? ""
        let counts = ["appropriation", "supplementary", "over-plan", "off-plan"].contains(kind)
        guard isHere, counts, known.int("year") == year, known.text("side") != "revenue"
        else { continue }
        found.append(known.text("source") ?? "")
      case "budget.transferred":
        guard known.text("to") == subject, known.int("year") == year else { continue }
        found.append(known.text("tosource") ?? known.text("source") ?? "")
      case "budget.carried-forward":
        guard isHere, known.int("to") == year else { continue }
        found.append(known.text("source") ?? "")
      default: continue
      }
    }
    return Set(found).subtracting([""]).sorted()
  }
}

extension String {
  /// Whether it is the type of a void or a correction.
  var isFlip: Bool { self == "event.voided" || self == "event.corrected" }
}
