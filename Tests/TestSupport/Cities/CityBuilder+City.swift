/// What every city begins with and does again each year.
extension CityBuilder {
  /// Sets up the ledger.
  func configure(on: String, start: String) {
    say(
      "ledger.configured", "ledger/self",
      [
        "start": .text(start), "fiscalyearstart": "01-01", "stalereport": 100,
        "staleprogress": 120,
      ], on: on)
  }

  /// Creates a unit.
  func unit(
    _ key: String, _ kind: String, _ name: String, code: String? = nil, under parent: String? = nil,
    on: String, from: String? = nil, mark: String? = nil
  ) {
    var data: CityValue = ["kind": .text(kind)]
    if let code { data = data.with(["code": .text(code)]) }
    data = data.with(["name": .text(name)])
    if let parent { data = data.with(["parent": .text("unit/\(parent)")]) }
    say("unit.created", "unit/\(key)", data, on: on, from: from, mark: mark)
  }

  /// A body of the council or beside it.
  func body(
    _ key: String, _ kind: String, _ name: String, parent: String? = nil, term: String? = nil,
    on: String, from: String? = nil
  ) {
    var data: CityValue = ["name": .text(name), "kind": .text(kind)]
    if let parent { data = data.with(["parent": .text("body/\(parent)")]) }
    if let term { data = data.with(["term": .text(term)]) }
    say("body.constituted", "body/\(key)", data, on: on, from: from)
  }

  /// A decision, recorded some days after it was taken.
  func decide(
    _ key: String, _ title: String, body: String = "rat", day: String,
    votes: (Int, Int, Int)? = nil,
    outcome: String = "resolved", about: [String] = [], paper: String? = nil, mark: String? = nil
  ) {
    var data: CityValue = [
      "body": .text("body/\(body)"), "on": .text(day), "title": .text(title),
    ]
    if let paper { data = data.with(["paper": .text(paper)]) }
    data = data.with(["outcome": .text(outcome)])
    if let votes {
      data = data.with([
        "votes": [
          "yes": .number(votes.0), "no": .number(votes.1), "abstained": .number(votes.2),
        ]
      ])
    }
    if !about.isEmpty { data = data.with(["about": texts(about)]) }
    say(
      "decision.taken", "decision/\(key)", data, on: CityDays.day(day, plus: 1), mark: mark)
  }

  /// The budget of each year, resolved in the December before; each year closed in February after.
  func budgetYears(_ years: ClosedRange<Int>, closed: ClosedRange<Int>) {
    for year in years {
      let votes = (38 + year % 4, 14 - year % 3, 2)
      decide(
        "haushalt-\(year)", "Haushaltssatzung \(year)", day: "\(year - 1)-12-12", votes: votes)
    }
    for year in closed {
      say(
        "period.closed", "period/\(year)", ["scope": "all"], on: "\(year + 1)-02-28",
        by: "person/p02", mark: "closed-\(year)")
    }
  }

  /// What the committee may expect, and when it came; nil where it has not come.
  func oblige(
    _ key: String, _ text: String, decision: String, owner: String, created: String, due: String,
    extended: (on: String, due: String)? = nil, fulfilled: String? = nil, mark: String? = nil
  ) {
    say(
      "obligation.created", "obligation/\(key)",
      [
        "decision": .text("decision/\(decision)"), "due": .text(due),
        "owner": .text("unit/\(owner)"), "text": .text(text),
      ], on: created, mark: mark)
    if let extended {
      say(
        "obligation.extended", "obligation/\(key)", ["due": .text(extended.due)], on: extended.on)
    }
    guard let fulfilled else { return }
    say(
      "evidence.attached", "evidence/\(key)",
      [
        "about": .text("obligation/\(key)"),
        "sha256": .text(CityBuilder.hash("\(self.key) \(key)")),
        "bytes": .number(CityChance.number(key, 90_000...900_000)), "mime": "application/pdf",
        "title": .text(text),
      ], on: fulfilled)
    say(
      "obligation.fulfilled", "obligation/\(key)",
      ["evidence": .text("evidence/\(key)")], on: fulfilled)
  }

  /// The hash of a document that was never written.
  static func hash(_ name: String) -> String {
    (0..<4).map { part in
      let digits = String(CityChance.bits("\(name) \(part)"), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Aligns a subject with another.
  func align(
    _ subject: String, _ relation: String, _ target: String, primary: Bool = false,
    weight: Int? = nil, on: String, mark: String? = nil
  ) {
    var data: CityValue = ["to": .text(target), "relation": .text(relation)]
    if let weight { data = data.with(["weight": .number(weight)]) }
    if primary { data = data.with(["primary": true]) }
    say("alignment.set", subject, data, on: on, mark: mark)
  }
}
