public import Vocabulary

/// Which events an auditor wants to see.
public struct AuditFilter: Sendable {
  /// Only those of this actor; evaluation of persons, so only with a reason.
  public var actor: String?
  /// Only those recorded at or after this instant.
  public var from: Instant?
  /// Only those recorded before this instant.
  public var to: Instant?
  /// Only types that match, with `*` for anything.
  public var type: String?
  /// Only those recorded more than so many days after they held, or after their period was closed.
  public var lateDays: Int?
  /// Only voids, corrections and reversals.
  public var corrections = false
  /// Whether late entries name definitions and the first load too.
  public var all = false

  /// A filter that takes all.
  public init() {}

  /// Whether it takes an event, but for what the log must be asked for.
  func takes(_ event: EventSummary) -> Bool {
    if let actor, event.actor != actor { return false }
    if let from, event.recordedAt < from { return false }
    if let to, event.recordedAt >= to { return false }
    if let type, !Glob.matches(event.type.name, type) { return false }
    return true
  }

  /// Whether an event's type defines something, which is rarely said in time.
  static func isDefinition(_ event: EventSummary) -> Bool {
    let name = event.contentType.name
    return [".defined", ".created", ".constituted"].contains { name.hasSuffix($0) }
      || ["item.added", "baseline.set", "target.set", "thresholds.set"].contains(name)
  }
}

/// Patterns in which `*` stands for any text.
enum Glob {
  static func matches(_ text: some StringProtocol, _ pattern: some StringProtocol) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, text.hasPrefix(first) else { return false }
    guard parts.count > 1, let last = parts.last else { return text.count == first.count }
    var rest = text[...].dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(last) && rest.count >= last.count
  }
}
