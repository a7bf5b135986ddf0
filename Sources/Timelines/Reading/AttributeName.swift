public import Vocabulary

/// The name of an attribute, taken apart once.
public final class AttributeName: Sendable {
  /// What the attribute is.
  public enum Kind: Sendable {
    /// One value: `status`, `forecast.2024`.
    case register
    /// A member of a set: `set:alignments:measure/m1;implements`.
    case set
    /// A sum of money: `account:spent/2024/source/hh/material:EUR`.
    case account
    /// A value for a period: `observation:values:2024-Q3;unit=unit/x`.
    case observation
  }

  /// The whole name, as it stands in the state hash.
  public let name: String
  /// What the attribute is.
  public let kind: Kind
  /// `spent`, `alignments`, `values`; of a register the part before the first point.
  public let family: String
  /// Of an account what stands between the strokes, a source as one part; of a member its identity;
  /// of an observation its period; of a register what follows the first point.
  public let parts: [String]
  /// The fiscal year that an account of a year counts to, else 0.
  public let year: Int
  /// The currency of an account.
  public let currency: Currency?
  /// The period of an observation.
  public let period: Period?
  /// The dimensions of an observation, `unit` among them, sorted.
  public let dimensions: [Dimension]

  /// A dimension of an observation.
  public struct Dimension: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The value that the observation is about.
    public let value: String
  }

  /// Takes a name apart.
  public init(_ name: String) {
    self.name = name
    let head = name.prefix { $0 != ":" }
    let rest = name.dropFirst(head.count + 1)
    switch head {
    case "account" where !rest.isEmpty:
      kind = .account
      let colon = rest.lastIndex(of: ":") ?? rest.endIndex
      let parts = AttributeName.accountParts(rest[..<colon])
      family = parts.first ?? ""
      self.parts = Array(parts.dropFirst())
      currency = colon < rest.endIndex ? Currency(rest[rest.index(after: colon)...]) : nil
      period = nil
      dimensions = []
      // What follows a family of keys is a key, whatever it looks like.
      let keys = AttributeName.keyedFamilies.contains(family) ? 2 : 1
      year = parts.dropFirst(keys).lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first ?? 0
    case "set" where !rest.isEmpty:
      kind = .set
      family = String(rest.prefix { $0 != ":" })
      parts = rest.dropFirst(family.count + 1).split(
        separator: ";", omittingEmptySubsequences: false
      )
      .map(String.init)
      (year, currency, period, dimensions) = (0, nil, nil, [])
    case "observation" where !rest.isEmpty:
      kind = .observation
      let pieces = rest.split(separator: ";")
      let key = pieces.first ?? rest
      let colon = key.lastIndex(of: ":") ?? key.endIndex
      family = String(key[..<colon])
      let period = colon < key.endIndex ? String(key[key.index(after: colon)...]) : ""
      parts = [period]
      self.period = Period(period)
      dimensions = pieces.dropFirst().map { piece in
        let name = piece.prefix { $0 != "=" }
        return Dimension(name: String(name), value: String(piece.dropFirst(name.count + 1)))
      }
      (year, currency) = (0, nil)
    default:
      kind = .register
      family = String(name.prefix { $0 != "." })
      let rest = name.dropFirst(family.count + 1)
      parts = rest.isEmpty ? [] : [String(rest)]
      (year, currency, period, dimensions) = (0, nil, nil, [])
    }
  }

  /// Families of accounts whose first part is a free key: a commitment or the line of a grant.
  private static let keyedFamilies = Set(
    [AccountFamily.committed, .relieved, .used].map(\.rawValue))

  /// Splits at strokes, but keeps a subject of a known kind in one part.
  private static func accountParts(_ text: Substring) -> [String] {
    var parts: [String] = []
    var pending: String?
    for piece in text.split(separator: "/", omittingEmptySubsequences: false) {
      if let kind = pending {
        parts.append("\(kind)/\(piece)")
        pending = nil
      } else if !parts.isEmpty, !(parts.count == 1 && keyedFamilies.contains(parts[0])),
        Subject.kinds.contains(String(piece))
      {
        pending = String(piece)
      } else {
        parts.append(String(piece))
      }
    }
    if let pending { parts.append(pending) }
    return parts
  }
}
