import Timelines
import Vocabulary

/// What a sample is drawn from, and how, as it is asked for.
public struct SampleChoice: Sendable {
  /// How, how many, and the seed.
  public var request: SampleRequest
  /// The types that were named; bookings of expenditure where none were.
  var types: [String] = []

  /// A sample.
  public init(_ request: SampleRequest) {
    self.request = request
  }
}

/// A sample for an auditor.
public enum Sample: View {
  /// What it is.
  public static let about = ViewAbout(
    "sample", title: .sample,
    sentence: Label(
      "Draws a sample of bookings that comes out the same again.",
      "Zieht eine Stichprobe von Buchungen, die beim nächsten Mal dieselbe ist."),
    discussion: Label(
      """
      random gives each booking the same chance. amount gives each cent the same chance \
      (monetary-unit sampling): all amounts are laid end to end and N cents at equal distances \
      from a start by chance point to their bookings, so that whatever is greater than the \
      distance is always in it; hits says how often. Bookings of zero, below zero or in another \
      currency cannot be chosen by amount and are counted.

      The same point, method, number and seed give the same sample on every machine: the numbers \
      are those of SplitMix64. Write the seed into the working papers.
      """,
      """
      random gibt jeder Buchung dieselbe Chance. amount gibt jedem Cent dieselbe Chance \
      (Monetary-Unit-Sampling): Alle Beträge liegen aneinander, und N Cents in gleichem Abstand ab \
      einem zufälligen Beginn zeigen auf ihre Buchungen; was größer ist als der Abstand, ist immer \
      dabei, und die Treffer sagen, wie oft. Buchungen von null, unter null oder in anderer Währung \
      lassen sich nicht nach Betrag wählen und werden gezählt.

      Derselbe Stand, dasselbe Verfahren, dieselbe Anzahl und derselbe Startwert geben auf jedem \
      Rechner dieselbe Stichprobe: Die Zahlen sind die von SplitMix64. Der Startwert gehört in die \
      Arbeitspapiere.
      """),
    examples: [
      "sample --method random --n 25 --seed 20250131 --as-of 2024-12-31",
      "sample --method amount --n 40 --seed 7 --known-at 2025-02-15 --format csv",
      "sample --method random --n 5 --seed 1 --type budget.transferred",
    ])

  /// What is asked where nothing is said.
  public static let usual = SampleChoice(SampleRequest(.random, count: 1, seed: 0))

  /// The greatest seed: what every JSON reader takes without loss.
  private static let seedMax = 9_007_199_254_740_991
  private static let countMax = 1_000_000

  /// What may be asked.
  public static let parameters: [Parameter<SampleChoice>] = [
    .word(
      "method",
      Label(
        "How bookings are chosen: each with the same chance, or each cent.",
        "Wie Buchungen gewählt werden: jede mit derselben Chance oder jeder Cent.")
    ) { (choice: inout SampleChoice, method: SampleRequest.Method) in
      choice.request.method = method
    }.required,
    .number(
      "n", 1...countMax,
      Label(
        "How many: bookings, or cents that point to bookings.",
        "Wie viele: Buchungen oder Cents, die auf Buchungen zeigen.")
    ) { $0.request.count = $1 }.required,
    .number(
      "seed", 0...seedMax,
      Label("What makes the chance repeatable.", "Was den Zufall wiederholbar macht.")
    ) { $0.request.seed = UInt64($1) }.required,
    Parameter(
      "type", .text,
      Label(
        "The type of event to choose from, expenditure.booked if not given; may be given again.",
        "Die Ereignisart, aus der gewählt wird, sonst expenditure.booked; auch mehrmals.")
    ) { (text, choice) throws(ChoiceError) in
      guard Registry.current.type(named: text) != nil else {
        throw ChoiceError(
          "type",
          Label(
            "“\(text.excerpt)”: there is no such event type; “stadtbuch schema” lists them",
            "„\(text.excerpt)“: diese Ereignisart gibt es nicht; „stadtbuch schema“ listet sie"))
      }
      choice.types.append(text)
      choice.request.types = choice.types
    }.repeated,
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: SampleChoice) -> Shape {
    let request = choice.request
    return Shape("\(request.method)", columns(request.method), figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      let answer = try SampleView(frame.timelines).answer(at: frame.point, request) {
        (row) throws(TimelinesError) in
        _ = try take(row)
      }
      return Closing(
        SampleFigures(request: request, answer: answer), figures,
        notices: notices(request, answer))
    }.counting(.bookings)
  }

  /// All forms that its rows have.
  public static let shapes = SampleRequest.Method.allCases.map {
    shape(SampleChoice(SampleRequest($0, count: 1, seed: 0)))
  }

  private static func notices(_ request: SampleRequest, _ answer: SampleAnswer) -> [Notice] {
    var notices: [Notice] = []
    if answer.population < request.count {
      notices.append(
        Notice(.fewerThanAsked, "", "\(answer.population), \(request.count)"))
    }
    if answer.leftOut > 0 {
      notices.append(Notice(.withoutChance, "", "\(answer.leftOut)"))
    }
    return notices
  }

  private static func columns(_ method: SampleRequest.Method) -> [Column<SampleRow>] {
    let columns: [Column<SampleRow>] = [
      .number("sequence", .event, \.sequence).key,
      .eventType("type", .type, \.type).importance(2),
      .subject("subject", .subject, \.subject).flexible,
      .text("booking", .field("booking"), \.booking),
      .text("voucher", .field("voucher"), \.voucher).guarded,
      .day("validFrom", .validFrom, \.validFrom),
      .money("amount", .amount, \.amount).summed(),
    ]
    return method == .amount ? columns + [.number("hits", .hits, \.hits).summed()] : columns
  }

  private static let figures: [Column<SampleFigures>] = [
    .word("method", .method, of: SampleRequest.Method.allCases.map(\.rawValue)) {
      $0.request.method.rawValue
    },
    .number("n", .wanted, \.request.count),
    .number("seed", .seed, \.request.seed),
    .texts("types", .types, \.request.types),
    .number("population", .population, \.answer.population),
    .money("populationAmount", .sum, \.answer.populationAmount),
    .money("base", .drawnOver, \.answer.base),
    .money("startAmount", .firstUnit, \.startAmount),
    Column("start", .firstUnitExactly, .any, \.start).detail,
    .number("leftOut", .withoutChance) { $0.request.method == .amount ? $0.answer.leftOut : nil },
  ]
}

/// What stands beside a sample.
struct SampleFigures: Sendable {
  let request: SampleRequest
  let answer: SampleAnswer

  /// Where the first unit lies, cut to the minor unit: the exact place is `start` over `n`.
  var startAmount: Money? {
    answer.start.map { start in
      let minor = Int128(exactly: start / UInt128(request.count)) ?? .max
      return Money(minor: Total(minor), currency: answer.populationAmount.currency)
    }
  }

  /// The exact place; beyond 64 bits as a text, since no reader of JSON takes such a number without
  /// loss.
  var start: AnswerValue? {
    answer.start.map { start in
      Int64(exactly: start).map(AnswerValue.integer) ?? .text(String(start))
    }
  }
}
