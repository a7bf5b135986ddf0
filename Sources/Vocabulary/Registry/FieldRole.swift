/// What a field is to the checks of the ledger: they ask for the field in a role, and know no name.
public enum FieldRole: Int, Sendable, Equatable, CaseIterable {
  /// The fiscal year that money counts to.
  case year
  /// The year that money is carried from, and the one that it is carried to.
  case fromYear, toYear
  /// The period that a value is of.
  case period
  /// The money that it is about.
  case amount
  /// The source that pays.
  case source
  /// The source that takes, where it is another one.
  case takingSource
  /// The subject that takes.
  case receiver
  /// The amounts of several sources.
  case split
  /// The key of a commitment.
  case commitment
  /// Whether nothing more comes of the commitment.
  case final
  /// The key of a booking.
  case booking
  /// The key of the booking that is reversed.
  case reverses
  /// What a reversal takes over from the booking, unless it says otherwise.
  case takenOver
  /// The key of what a grant's money is drawn with.
  case receipt
  /// What kind of appropriation it is; it looks for those that authorise.
  case kind
  /// Whether it is about what is spent or what is received.
  case side
  /// What is closed; it looks for what leaves all but money open.
  case scope
  /// The day on which money was paid.
  case paidOn
  /// What a type that is restricted by default hides: only whoever may see everything reads it.
  case guarded
  /// The unit that goes on.
  case successor
  /// How a target runs between its points; it looks for what gives every day a target.
  case interpolation
  /// What an indicator measures; it looks for what adds up over time.
  case measure
  /// How sure a value is; it looks for what is final.
  case state
  /// Why there is no value.
  case missing
  /// What tells one observation of an indicator from another.
  case observed
  /// The value, or numerator and denominator, or why there is none.
  case value
}
