public import Vocabulary

/// The lights of one project, each by its own scale and its own assessor.
public struct LightRow: Sendable, Equatable {
  /// The project.
  public var subject: String
  /// Its title.
  public var title: String?
  /// What it reports of itself; nil counts as grey.
  public var report: ReportFigures?
  /// What is said by somebody, in byte order of scale, then assessor.
  public var asserted: [AssertedLight]
  /// What follows from figures, in the order of the scales.
  public var computed: [ComputedLight]
}

/// A light that somebody says.
public struct AssertedLight: Sendable, Equatable {
  /// The scale, also one that this program does not know.
  public var scale: String
  /// self, controlling or external.
  public var assessor: String
  /// The value's key; as it was written where the scale has no such value.
  public var value: String
  /// Whether the scale has such a value.
  public var isOnScale: Bool
  /// The day from which it holds.
  public var since: Day
  /// The event that says it.
  public var sequence: UInt64
}

/// A light that follows from cost and time against their baselines.
public struct ComputedLight: Sendable, Equatable {
  /// The colours, the better before the worse; grey where something is not known.
  public enum Colour: String, Sendable, CaseIterable {
    /// Inside.
    case green
    /// Beyond, but within the limit.
    case amber
    /// Beyond the limit.
    case red
    /// Not known.
    case grey
  }

  /// The scale.
  public var scale: String
  /// The project's colour: red where one is, grey where one is not known, else the worse.
  public var colour: Colour
  /// The colour of its cost.
  public var cost: Colour
  /// What it was to cost.
  public var costBaseline: Money?
  /// What it is expected to cost.
  public var costExpected: Money?
  /// By how much more, in basis points of the baseline.
  public var costOver: Int64?
  /// The colour of its time.
  public var time: Colour
  /// The day on which it was to end.
  public var endBaseline: Day?
  /// The day on which it is expected to end.
  public var endExpected: Day?
  /// By how many days later.
  public var delayDays: Int?
}
