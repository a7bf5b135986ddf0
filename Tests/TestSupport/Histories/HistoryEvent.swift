/// What a history must contain for a comparison to mean something.
public enum HistoryCase: String, Sendable, CaseIterable {
  case late, planned, ended, unset, tied
  case voided, voidOfVoid, voidedAgain
  case corrected, correctionOfCorrection, voidOfCorrection
  case reversal, splitBooking, grantBooking, finalBooking, otherCurrency, closedPeriod
  case itemRemoved, itemReturned, memberEnters, memberLeaves
  case dimensions, observationAgain, defaultedSource, defaultedDay, approval, unusualName
}

/// An event as a history proposes it. What it is about, where that is another event, is named by
/// its place in the history, so that events before it can be left out.
public struct HistoryEvent: Sendable {
  /// Its place among all that were proposed.
  public let index: Int
  /// Its type; of a correction `event.corrected`.
  public let type: String
  /// The place of the event that it is about.
  public let target: Int?
  /// The attributes of its CloudEvent, but for those of its place.
  public var members: [String: JSONValue]
  /// What it is an example of.
  public var cases: Set<HistoryCase>

  /// The line of the event, with the number that its target got.
  public func line(target sequence: UInt64? = nil) -> String {
    var members = members
    if target != nil { members["subject"] = .text("event/\(sequence ?? 0)") }
    return JSONValue.object(members).canonical
  }
}

/// How often what occurred, and was accepted.
public struct HistoryTally: Sendable {
  /// Accepted events by type.
  public private(set) var types: [String: Int] = [:]
  /// Accepted events by what they are an example of.
  public private(set) var cases: [HistoryCase: Int] = [:]
  /// Refused events by type.
  public private(set) var refused: [String: Int] = [:]
  /// A message of each refused type.
  public private(set) var examples: [String: String] = [:]

  /// Nothing counted.
  public init() {}

  /// All that were accepted.
  public var accepted: Int { types.values.reduce(0, +) }
  /// All that were refused.
  public var refusals: Int { refused.values.reduce(0, +) }

  /// Counts one that was accepted.
  public mutating func accept(_ event: HistoryEvent) {
    types[event.type, default: 0] += 1
    for name in event.cases { cases[name, default: 0] += 1 }
  }

  /// Counts one that was refused.
  public mutating func refuse(_ event: HistoryEvent, why: String) {
    refused[event.type, default: 0] += 1
    examples[event.type] = why
  }

  /// What never occurred.
  public func missing(types all: [String]) -> [String] {
    all.filter { types[$0] == nil }
      + HistoryCase.allCases.filter { cases[$0] == nil }.map(\.rawValue)
  }

  /// A line for each type and case.
  public func table(types all: [String]) -> String {
    var lines = ["accepted \(accepted), refused \(refusals)"]
    for type in all {
      var line = "\(type): \(types[type] ?? 0)"
      if let count = refused[type] { line += ", refused \(count): \(examples[type] ?? "")" }
      lines.append(line)
    }
    lines += HistoryCase.allCases.map { "case \($0.rawValue): \(cases[$0] ?? 0)" }
    return lines.joined(separator: "\n")
  }
}
