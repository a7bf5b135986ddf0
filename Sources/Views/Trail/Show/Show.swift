import Ledger
import Timelines
import Vocabulary

/// A view's subject, and nothing else.
public struct SubjectChoice: Sendable, Equatable {
  /// The subject.
  public var subject: String

  /// The question about a subject.
  public init(_ subject: String = "") {
    self.subject = subject
  }
}

/// Everything that holds about a subject, or one event with all its fields.
public enum Show: View {
  /// What it is.
  public static let about = ViewAbout(
    "show", title: .show,
    sentence: Label(
      "Shows everything that holds about a subject at a point, or one event with all its fields.",
      "Zeigt alles, was von einem Gegenstand gilt, oder ein Ereignis mit allen Feldern."),
    discussion: Label(
      """
      Each line is one attribute as the state hash has it, with the event that says so. Of event/N \
      it shows what was recorded, where it came from, and what voids or corrects it. Exit code 1 if \
      nothing holds.
      """,
      """
      Jede Zeile ist ein Merkmal, wie es im Zustandshash steht, mit dem Ereignis, das es sagt. Von \
      event/N zeigt der Befehl, was erfasst wurde, woher es kam und was es storniert oder \
      berichtigt. Er endet mit 1, wenn nichts gilt.
      """),
    examples: [
      "show project/eakte",
      "show project/eakte --as-of 2024-09-30 --known-at 2024-10-15T12:00:00Z", "show event/12",
    ])

  /// What is asked where nothing is said.
  public static let usual = SubjectChoice()

  /// What may be asked.
  public static let parameters: [Parameter<SubjectChoice>] = [
    .subject("subject", Label("The subject: kind/key.", "Der Gegenstand: Art/Schlüssel.")) {
      $0.subject = $1
    }.positional.required
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: SubjectChoice) -> Shape {
    if choice.subject.hasPrefix("event/") { return event(choice.subject) }
    return Shape("attributes", columns) { (frame, take) throws(TimelinesError) in
      var closing = Closing()
      closing.title = choice.subject
      closing.exists = false
      try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
        guard let entity = try reading.entity(named: choice.subject) else { return }
        for row in try reading.show(entity) {
          closing.exists = true
          _ = try take(row)
        }
      }
      return closing
    }.looking(at: choice.subject).rests(on: []).about(choice.subject)
  }

  private static func event(_ subject: String) -> Shape {
    var shape = Shape("event", fields) { (frame, take) throws(TimelinesError) in
      var closing = Closing()
      closing.title = subject
      guard let number = UInt64(subject.dropFirst("event/".count)), number > 0,
        number <= frame.point.knownAt
      else {
        closing.exists = false
        return closing
      }
      closing.exists = false
      for field in try EventFields.read(number, frame) {
        closing.exists = true
        if field.name == "subject", let owner = field.value.plainText, owner.hasPrefix("person/") {
          closing.look = Look(at: owner)
        }
        _ = try take(field)
      }
      return closing
    }
    // Payee, purpose and voucher are among the fields.
    shape.look = Look(byOthersAt: subject)
    return shape
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual), event("event/1")]

  static let columns: [Column<ShowRow>] = [
    .attribute("attribute", .attribute, \.attribute).key.flexible.rests(),
    Column("value", .value, .any) { AttributeValue.value($0.value, of: $0.attribute) }.flexible
      .rests(),
    .number("sequence", .event, \.sequence),
    .day("validFrom", .validFrom, \.validFrom).rests(),
    .instant("recordedAt", .recordedAt, \.recordedAt).importance(2),
  ]

  static let fields: [Column<EventField>] = [
    .text("field", .fieldName, \.name).key,
    Column("value", .value, .any, \.value).flexible,
  ]
}
