import Vocabulary

/// When rights are asked of: now for every answer, and for a report made again when it was published,
/// so that what is narrowed later changes no page of before.
struct Rights: Sendable, Equatable {
  /// The day.
  var day: Day
  /// The last event that counts; nil where all do.
  var through: UInt64?
}
