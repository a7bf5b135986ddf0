import Timelines
import Vocabulary

/// Says why nothing explains what was asked for: the subject, the attribute or the day is another
/// than was meant.
enum ExplainMiss {
  static func why(
    _ subject: String, _ attribute: String?, _ year: Int?, _ reading: borrowing Reading
  ) throws(TimelinesError) -> String? {
    let point = reading.point
    let kind = String(subject.prefix { $0 != "/" })
    guard let entity = try reading.entity(named: subject) else {
      guard Subject.kinds.contains(kind), subject.count > kind.count + 1 else {
        return "“\(subject)” is not a subject; give kind/key, such as project/eakte"
      }
      let near =
        kind == "person"
        ? [] : Nearest.names(to: subject, among: try reading.entities(ofKind: kind).map(\.name))
      return "there is no \(subject)" + among(near, else: "; “stadtbuch export” has all subjects")
    }
    let facts = try reading.timeline(of: entity.number)
    guard let first = facts.filter({ $0.sequence <= point.knownAt }).map(\.validFrom).min() else {
      return "nothing is known of \(subject) at event \(point.knownAt)"
        + (facts.map(\.sequence).min().map { "; its first event is \($0)" } ?? "")
    }
    guard let attribute else {
      return first > point.asOf ? "nothing of \(subject) holds before \(first)" : nil
    }
    var names: Set<String> = []
    var days: [Day] = []
    for fact in facts where fact.sequence <= point.knownAt {
      let name = try reading.attribute(fact.attribute).name
      names.insert(name)
      if Reading.isMeant(name, attribute) { days.append(fact.validFrom) }
    }
    if let day = days.min() { return "\(attribute) of \(subject) holds from \(day) on" }
    let keys = keys(of: kind, year)
    if keys.contains(attribute) {
      return first > point.asOf
        ? "there is no row of \(subject) before \(first)" : nothing(subject, attribute, year)
    }
    if year == nil, BudgetKey(rawValue: attribute) != nil {
      return "\(attribute) is a figure of a year's budget; give the year with --year"
    }
    if Attributes.number(attribute) != nil {
      return "nobody has said anything of \(attribute) of \(subject)"
    }
    let near = Nearest.names(to: attribute, among: names.union(keys).sorted())
    return "\(subject) has nothing called \(attribute)"
      + among(near, else: "; “stadtbuch show \(subject)” lists what it has")
  }

  /// Says that nothing makes a figure.
  static func nothing(_ subject: String, _ attribute: String, _ year: Int?) -> String {
    "there is nothing that makes \(attribute) of \(subject)"
      + (year.map { " in \($0)" } ?? "") + " at this point"
  }

  private static func keys(of kind: String, _ year: Int?) -> [String] {
    if year != nil { return BudgetKey.allCases.map(\.rawValue) }
    return switch kind {
    case "project": PortfolioKey.allCases.map(\.rawValue)
    case "grant": GrantKey.allCases.map(\.rawValue)
    case "indicator": IndicatorKey.allCases.map(\.rawValue)
    default: []
    }
  }

  private static func among(_ near: [String], else hint: String) -> String {
    near.isEmpty ? hint : "; nearest: \(near.joined(separator: ", "))"
  }
}
