/// Measures and goals at a point, as far as they say in which field of action something stands.
public struct StrategyTree: Sendable {
  /// Where a measure leads.
  public struct Measure: Sendable, Equatable {
    /// Its field of action.
    public var field: String?
    /// Its goal.
    public var goal: String?

    /// The place of a measure with these alignments.
    public init(_ alignments: [Alignment]) {
      field = Alignments.principal(alignments, to: .field)
      goal = Alignments.principal(alignments, to: .goal)
    }
  }

  /// The strategic place of a project: each but one, or none.
  public struct Place: Sendable, Equatable {
    /// The field of action.
    public var field: String?
    /// The measure.
    public var measure: String?
    /// The goal: its own, else the measure's.
    public var goal: String?
  }

  private let measures: [String: Measure]
  private let goalFields: [String: String]

  /// The tree of measures, and of the fields of goals that have one.
  public init(measures: [String: Measure] = [:], goalFields: [String: String] = [:]) {
    self.measures = measures
    self.goalFields = goalFields
  }

  /// The place of a project with these alignments: its own field, else its measure's, else that of
  /// its own or its measure's goal.
  public func place(_ alignments: [Alignment]) -> Place {
    var place = Place()
    guard !alignments.isEmpty else { return place }
    place.measure = Alignments.principal(alignments, to: .measure)
    let measure = place.measure.flatMap { measures[$0] }
    let goal = Alignments.principal(alignments, to: .goal)
    place.goal = goal ?? measure?.goal
    place.field =
      Alignments.principal(alignments, to: .field) ?? measure?.field
      ?? goal.flatMap { goalFields[$0] } ?? measure?.goal.flatMap { goalFields[$0] }
    return place
  }
}
