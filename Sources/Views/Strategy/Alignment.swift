/// One alignment of a project or measure as it holds.
public struct Alignment: Sendable, Equatable {
  /// What it is aligned to.
  public var to: String
  /// contributes, implements or measures.
  public var relation: String
  /// Its share among those of its relation, in basis points.
  public var weight: Int64?
  /// Whether it is the one primary of its relation.
  public var isPrimary: Bool
  /// The day and number of the event that says so: of several primaries the latest counts.
  var validFrom: Int32
  var rank: UInt64
  var sequence: UInt64

  /// An alignment; days and numbers decide among several primaries.
  public init(
    to: String, relation: String, weight: Int64? = nil, isPrimary: Bool = false,
    validFrom: Int32 = 0, rank: UInt64 = 0, sequence: UInt64 = 0
  ) {
    self.to = to
    self.relation = relation
    self.weight = weight
    self.isPrimary = isPrimary
    self.validFrom = validFrom
    self.rank = rank
    self.sequence = sequence
  }
}

/// The rules of alignments.
public enum Alignments {
  /// Sorts by the bytes of subject and relation, and leaves `primary` only on the latest primary
  /// of each relation.
  public static func arrange(_ alignments: inout [Alignment]) {
    guard alignments.count > 1 else { return }
    alignments.sort { left, right in
      left.to == right.to ? left.relation.isBefore(right.relation) : left.to.isBefore(right.to)
    }
    for index in alignments.indices where alignments[index].isPrimary {
      for other in alignments.indices
      where other != index && alignments[other].isPrimary
        && alignments[other].relation == alignments[index].relation
        && alignments[index].isLater(than: alignments[other])
      {
        alignments[other].isPrimary = false
      }
    }
  }

  /// The alignment to a kind of subject that counts where only one may: the primary, of both
  /// relations the one that implements; without a primary the only one.
  public static func principal(_ alignments: [Alignment], to kind: String) -> String? {
    var found: String?
    var implements = false
    var only: String?
    var count = 0
    for alignment in alignments where alignment.leads(to: kind) {
      count += 1
      only = alignment.to
      guard alignment.isPrimary, !implements else { continue }
      found = alignment.to
      implements = alignment.relation == "implements"
    }
    return found ?? (count == 1 ? only : nil)
  }
}

extension Alignment {
  func isLater(than other: Alignment) -> Bool {
    (validFrom, rank, sequence) > (other.validFrom, other.rank, other.sequence)
  }

  func leads(to kind: String) -> Bool {
    to.utf8.count > kind.utf8.count && to.hasPrefix(kind)
      && to.utf8[to.utf8.index(to.utf8.startIndex, offsetBy: kind.utf8.count)] == 0x2f
  }
}
