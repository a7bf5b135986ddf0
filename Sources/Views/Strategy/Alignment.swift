/// One alignment of a project or measure as it holds.
public struct Alignment: Sendable, Equatable {
  /// The kinds of subject of which only one can count.
  public enum TargetKind: UInt8, Sendable {
    /// What grouping asks for.
    case measure, goal, field
    /// Strategies, principles, projects.
    case other

    /// The kind of a subject's name.
    public init(of subject: String) {
      self =
        subject.hasPrefix("measure/")
        ? .measure
        : subject.hasPrefix("goal/") ? .goal : subject.hasPrefix("field/") ? .field : .other
    }
  }

  /// What it is aligned to.
  public let to: String
  /// The kind of that.
  public let kind: TargetKind
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
    to: String, kind: TargetKind? = nil, relation: String, weight: Int64? = nil,
    isPrimary: Bool = false,
    validFrom: Int32 = 0, rank: UInt64 = 0, sequence: UInt64 = 0
  ) {
    self.to = to
    self.kind = kind ?? TargetKind(of: to)
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
  public static func principal(_ alignments: [Alignment], to kind: Alignment.TargetKind) -> String?
  {
    var found: String?
    var implements = false
    var only: String?
    var count = 0
    for alignment in alignments where alignment.kind == kind {
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
}
