import Timelines
import Vocabulary

/// Which money events are asked for.
public struct BookingsChoice: Sendable, Equatable {
  /// Only those on this subject.
  public var project: String?
  /// Only those of this fiscal year.
  public var year: Int?
  /// Only those on this source.
  public var source: String?

  /// All, unless told otherwise.
  public init(project: String? = nil, year: Int? = nil, source: String? = nil) {
    self.project = project
    self.year = year
    self.source = source
  }
}

/// Money events one by one.
public enum Bookings: View {
  /// What it is.
  public static let about = ViewAbout(
    "bookings", title: .bookings,
    sentence: Label(
      "Shows money events one by one: bookings, commitments, appropriations and grants.",
      "Zeigt Geldereignisse einzeln: Buchungen, Aufträge, Ansätze und Zuwendungen."),
    discussion: Label(
      """
      Each event that carries an amount and holds at the point has a row, in the order of the log, \
      with its key, voucher, payee and purpose where it has them. Voided events are left out; \
      “stadtbuch show event/N” tells one event with all its fields.
      """,
      """
      Jedes Ereignis mit einem Betrag, das zum Stand gilt, hat eine Zeile, in der Reihenfolge des \
      Logbuchs, mit Schlüssel, Beleg, Empfänger und Zweck, soweit es sie hat. Stornierte Ereignisse \
      fehlen; „stadtbuch show event/N“ zeigt ein Ereignis mit allen Feldern.
      """),
    examples: [
      "bookings --project project/eakte --year 2024", "bookings --source source/hh --format csv",
      "bookings --year 2024 --group-by subject,type",
    ])

  /// What is asked where nothing is said.
  public static let usual = BookingsChoice()

  /// What may be asked.
  public static let parameters: [Parameter<BookingsChoice>] = [
    .subject(
      "project", of: "project", Label("Only on this project.", "Nur zu diesem Projekt.")
    ) { $0.project = $1 },
    .number(
      "year", 1900...2999, Label("Only of this fiscal year.", "Nur aus diesem Haushaltsjahr.")
    ) { $0.year = $1 },
    .subject(
      "source", of: "source", Label("Only on this source.", "Nur auf dieser Quelle.")
    ) { $0.source = $1 },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: BookingsChoice) -> Shape {
    var shape = Shape("rows", columns, figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      var total = Total.zero
      var others: Set<Currency> = []
      try EventList(frame.timelines).forEach(at: frame.point, types: types) {
        (event) throws(TimelinesError) in
        guard choice.takes(event), try take(event) else { return }
        guard let money = event.amount else { return }
        if money.currency == frame.currency {
          total += money.minor
        } else {
          others.insert(money.currency)
        }
      }
      var closing = Closing(Money(minor: total, currency: frame.currency), figures)
      if !others.isEmpty {
        closing.notices.append(Notice(otherCurrencies: others))
      }
      return closing
    }
    shape.look = Look(byOthersAt: "bookings")
    return shape
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  /// The types whose events carry an amount.
  static let types: [String] = Registry.current.types.filter { type in
    type.field(named: "amount")?.kind == .money
  }.map(\.name)

  private static let columns: [Column<ListedEvent>] = [
    .number("sequence", .event, \.sequence).key,
    .eventType("type", .type, \.type),
    .subject("subject", .subject, \.subject),
    .day("validFrom", .validFrom, \.validFrom),
    .number("year", .year) { $0.text("year").flatMap { Int($0) } }.importance(3),
    .text("booking", .booking) { $0.text("booking") },
    .subject("source", .source, of: "source") { $0.text("source") }.importance(2),
    .text("kind", .kind) { $0.text("type") }.importance(4),
    .text("commitment", .commitmentKey) { $0.text("commitment") }.importance(5),
    .text("voucher", .voucher) { $0.text("voucher") }.importance(5).guarded,
    .text("payee", .payee) { $0.text("payee") }.flexible.importance(6).guarded,
    .text("purpose", .purpose) { $0.text("purpose") }.flexible.importance(6).guarded,
    .day("paidOn", .paidOn) { $0.text("paidon").flatMap { Day($0) } }.detail,
    .text("reverses", .reverses) { $0.text("reverses") }.detail,
    .money("amount", .amount, \.amount).summed(),
  ]

  private static let figures: [Column<Money>] = [.money("total", .sumOfAmounts) { $0 }]
}

extension BookingsChoice {
  fileprivate func takes(_ event: ListedEvent) -> Bool {
    if let project, event.subject != project { return false }
    if let year, event.text("year") != "\(year)" { return false }
    return source == nil || event.text("source") == source
  }
}
