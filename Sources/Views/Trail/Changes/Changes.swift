import Ledger
import Timelines
import Vocabulary

/// Which two points are compared, and how.
public struct ChangesChoice: Sendable {
  /// The first point.
  public var from: PointRequest
  /// The second point.
  public var to: PointRequest
  /// The keys of the portfolio's rows instead of attributes.
  public var rows: Bool
  /// Only this subject.
  public var subject: String?

  /// The attributes that differ between two points.
  public init(from: PointRequest, to: PointRequest, rows: Bool = false, subject: String? = nil) {
    self.from = from
    self.to = to
    self.rows = rows
    self.subject = subject
  }
}

/// What differs between two points, and why.
public enum Changes: View {
  /// What it is.
  public static let about = ViewAbout(
    "changes", title: .changes,
    sentence: Label(
      "Shows what differs between two points, and why.",
      "Zeigt, was sich zwischen zwei Ständen unterscheidet und warum."),
    discussion: Label(
      """
      A point is a day, and after @ how much was known: a number, an instant or a date; everything \
      if not said. Each difference is told apart: the world changed (happened), it had been so and \
      was learned later (late), or it had been said otherwise and was put right (corrected).
      """,
      """
      Ein Stand ist ein Tag und nach @, wie viel bekannt war: eine Nummer, eine Zeit oder ein Datum; \
      alles, wenn nichts gesagt ist. Jeder Unterschied hat seine Ursache: Die Welt hat sich geändert \
      (happened), es war schon so und wurde später erfahren (late), oder eine frühere Angabe war falsch \
      und wurde berichtigt (corrected).
      """),
    examples: [
      "changes --from 2024-09-30 --to 2024-12-31",
      "changes --from 2024-12-31@2025-01-15 --to 2024-12-31",
      "changes --from 2024-09-30@78 --to 2024-12-31@109 --rows",
    ], pointKind: .none, empty: .noDifference)

  /// What is asked where nothing is said.
  public static let usual = ChangesChoice(
    from: PointRequest(asOf: .first, knownAt: .sequence(0)), to: PointRequest(asOf: .first))

  /// What may be asked.
  public static let parameters: [Parameter<ChangesChoice>] = [
    .request("from", Label("The first point.", "Der erste Stand.")) { $0.from = $1 }.required,
    .request("to", Label("The second point.", "Der zweite Stand.")) { $0.to = $1 }.required,
    .flag(
      "rows",
      Label(
        "The keys of the portfolio's rows instead of attributes, with what changed of indicators, "
          + "milestones, obligations and units.",
        "Die Schlüssel der Zeilen des Portfolios statt der Merkmale, dazu was sich an Kennzahlen, "
          + "Meilensteinen, Verpflichtungen und Einheiten geändert hat.")
    ) { $0.rows = true },
    .subject("subject", Label("Only this subject.", "Nur dieser Gegenstand.")) {
      $0.subject = $1
    },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: ChangesChoice) -> Shape {
    choice.rows ? rows(choice) : attributes(choice)
  }

  /// All forms that its rows have.
  public static let shapes = [attributes(usual), rows(usual)]

  private static func attributes(_ choice: ChangesChoice) -> Shape {
    shape("attributes", .text, choice, ChangesReader.attributes)
  }

  private static func rows(_ choice: ChangesChoice) -> Shape {
    shape("rows", nil, choice, ChangesReader.rows)
  }

  /// What reads the differences since a first point.
  private typealias Reader =
    @Sendable (Point, Frame, (ChangeEntry) throws(TimelinesError) -> Void) throws(TimelinesError)
    -> Void

  private static func shape(
    _ name: String, _ sequences: ColumnKind?, _ choice: ChangesChoice, _ read: @escaping Reader
  ) -> Shape {
    Shape(name, columns(sequences), figures: points + [sums]) {
      (frame, take) throws(TimelinesError) in
      let from = try ChangesReader.first(choice, frame)
      var sums = ChangeSums()
      try read(from, frame) { (row) throws(TimelinesError) in
        guard choice.subject == nil || row.subject == choice.subject else { return }
        if try take(row) { sums.add(row) }
      }
      return ChangesReader.closing(from, frame, sums)
    }.at(choice.to).rests(on: [])
  }

  private static let sums: ColumnHead = {
    var head = ColumnHead("sums", .changedMoney, .rows(ChangeSums.columns.map(\.head)))
    head.restsOn = []
    return head
  }()

  private static let points: [ColumnHead] = ["from", "to"].flatMap { side in
    var heads = [
      ColumnHead("\(side).asOf", .asOf, .day), ColumnHead("\(side).knownAt", .knownAt, .integer),
    ]
    for place in heads.indices { heads[place].importance = 0 }
    // How far the log is known is not told to the public.
    heads[0].restsOn = []
    return heads
  }

  /// What the rows of a list of differences in attributes say of themselves.
  package static var heads: [ColumnHead] { columns(.integer).map(\.head) }

  static func columns(_ sequences: ColumnKind?) -> [Column<ChangeEntry>] {
    var columns: [Column<ChangeEntry>] = [
      .subject("subject", .subject, \.subject).key.flexible.rests(),
      .text("title", .title, \.title).flexible.importance(4).rests(),
      .attribute("attribute", .attribute, \.attribute).key.flexible.rests(),
      Column("before", .before, .any, \.before).flexible.rests(),
      Column("after", .after, .any, \.after).flexible.rests(),
      .money("change", .change, \.change).summed().rests(),
      .word("cause", .cause, of: ChangeRow.Cause.allCases.map(\.rawValue), \.cause).key.rests(),
    ]
    if sequences != nil {
      columns.append(
        Column("sequences", .events, .list(.integer)) { .list($0.sequences.map { .number($0) }) })
    }
    return columns + [
      .text("reason", .reason, \.reason).flexible, .text("note", .note, \.note).flexible,
    ]
  }
}
