import Timelines
public import Vocabulary

/// What of a figure is explained.
public struct ExplainChoice: Sendable, Equatable {
  /// The subject.
  public var subject: String
  /// A key of a row, a whole name or the beginning of names; all attributes if nil.
  public var attribute: String?
  /// Of an indicator the period; the latest of which anything is known if nil.
  public var period: Period?
  /// Of a row of the budget the year.
  public var year: Int?
  /// Of a view's figure the group, as keys with their values; the total if nil.
  public var group: String?

  /// The question about a subject.
  public init(
    _ subject: String = "", _ attribute: String? = nil, period: Period? = nil, year: Int? = nil,
    group: String? = nil
  ) {
    self.subject = subject
    self.attribute = attribute
    self.period = period
    self.year = year
    self.group = group
  }
}

/// What makes a figure, and the events behind a value.
public enum Explain: View {
  /// What it is.
  public static let about = ViewAbout(
    "explain", title: .explanation,
    sentence: Label(
      "Shows what makes a figure, and the events behind a value.",
      "Zeigt, woraus eine Zahl entsteht, und die Ereignisse hinter einem Wert."),
    discussion: Label(
      """
      Of a key of a row, such as money.need of a project or value of an indicator, it shows the \
      figure, the rule that makes it and its parts, each with what it adds and the events that make \
      it; the amounts add up to the figure. Otherwise ATTRIBUTE is a whole name as “stadtbuch show” \
      prints it or the beginning of names; without it all attributes are explained. An indicator is \
      explained for --period, else for the latest period of which anything is known; one that is \
      counted, down to its items. In place of a subject a view may be named whose rows are added up: \
      its total is explained, or with --group one of its groups, down to the rows. Exit code 1 if there is nothing: the answer then says whether \
      subject, attribute or day is another than was meant.
      """,
      """
      Zu einem Schlüssel einer Zeile, etwa money.need eines Projekts oder value einer Kennzahl, zeigt \
      der Befehl die Zahl, die Regel und die Bestandteile, jeden mit seinem Betrag und seinen \
      Ereignissen; die Beträge ergeben die Zahl. Sonst ist ATTRIBUT ein ganzer Name, wie ihn \
      „stadtbuch show“ druckt, oder der Anfang von Namen; ohne ihn werden alle Merkmale erklärt. Eine \
      Kennzahl wird für --period erklärt, sonst für den letzten bekannten Zeitraum; eine gezählte bis \
      zu ihren Gegenständen. Statt eines Gegenstands kann eine Sicht stehen, deren Zeilen summiert \
      werden: Erklärt wird ihre Summe, mit --group eine ihrer Gruppen, bis zu den Zeilen. Der Befehl endet mit 1, wenn es nichts gibt, und sagt dann, ob \
      Gegenstand, Merkmal oder Tag anders gemeint war.
      """),
    examples: [
      "explain project/eakte money.need",
      "explain project/eakte money.secured --as-of 2024-12-31",
      "explain project/eakte available --year 2024",
      "explain indicator/glas value --period 2024-Q4", "explain project/eakte status",
      "explain project/eakte account:spent/2024 --as-of 2024-12-31",
      "explain portfolio gap --group department=unit/dez-5", "explain budget spent --year 2024",
    ])

  /// What is asked where nothing is said.
  public static let usual = ExplainChoice()

  /// What may be asked.
  public static let parameters: [Parameter<ExplainChoice>] = [
    .subject(
      "subject",
      Label(
        "The subject: kind/key; or a view whose rows are added up, such as portfolio.",
        "Der Gegenstand: Art/Schlüssel; oder eine Sicht, deren Zeilen summiert werden, etwa "
          + "portfolio.")
    ) {
      $0.subject = $1
    }.positional.required,
    .text(
      "attribute",
      Label("The key of a row, or the attribute.", "Der Schlüssel einer Zeile oder das Merkmal.")
    ) { $0.attribute = $1 }.positional,
    .period("period", Label("Of an indicator: the period.", "Bei Kennzahlen: der Zeitraum.")) {
      $0.period = $1
    },
    .number(
      "year", 1900...2999,
      Label("Of a row of the budget: the year.", "Bei Zeilen des Haushalts: das Jahr.")
    ) { $0.year = $1 },
    .text(
      "group",
      Label(
        "Of a view: the group whose figure is meant, K=V[,K=V]; else the total.",
        "Bei Sichten: die Gruppe, deren Zahl gemeint ist, K=V[,K=V]; sonst die Summe.")
    ) { $0.group = $1 },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: ExplainChoice) throws(ChoiceError) -> Shape {
    // What is neither a view nor a subject is told apart where subjects are looked up.
    if Catalogue.standard.views.contains(where: { $0.about.name == choice.subject }) {
      return try total(choice)
    }
    guard choice.group == nil else {
      throw ChoiceError(
        "group",
        Label(
          "a group is that of a view; give the view in place of the subject, such as portfolio",
          "eine Gruppe gehört zu einer Sicht; statt des Gegenstands die Sicht angeben, etwa "
            + "portfolio"))
    }
    return events(choice)
  }

  /// A view's total, or one of its groups, down to rows.
  private static func total(_ choice: ExplainChoice) throws(ChoiceError) -> Shape {
    let explainer = try TotalExplainer(choice)
    // People see the rows, which say the same as the parts.
    let heads = figures.map { $0.head.key == "parts" ? $0.detail.head : $0.head }
    return Shape("rows", heads: explainer.heads, figures: heads) {
      (frame, take) throws(TimelinesError) in
      let (explanation, other) = try explainer.read(frame, take)
      var closing = Closing()
      // Only what is published is added up; where nothing is, there is no figure.
      if frame.publication == nil || !explanation.parts.isEmpty {
        closing = Closing(SaidExplanation(explanation, frame.language), figures)
      }
      closing.notices = other.notices
      closing.title = [choice.subject, choice.attribute, choice.group].compactMap(\.self)
        .joined(separator: " ")
      closing.exists = !explanation.parts.isEmpty
      return closing
    }.rests(as: explainer.shape)
  }

  /// The events behind a value.
  private static func events(_ choice: ExplainChoice) -> Shape {
    Shape("events", columns, figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      let answer = try ExplainReader.read(choice, frame)
      for row in answer.rows { _ = try take(row) }
      var closing = Closing()
      if let explanation = answer.explanation,
        frame.publication.map({ PublishedKeys.has(explanation.figure.attribute, $0) }) ?? true
      {
        closing = Closing(SaidExplanation(explanation, frame.language), figures)
      }
      closing.title = choice.attribute.map { "\(choice.subject) \($0)" } ?? choice.subject
      closing.exists = !answer.rows.isEmpty
      if let why = answer.miss {
        closing.notices.append(Notice(.unexplained, choice.subject, why))
      }
      return closing
    }.looking(at: choice.subject).rests(on: []).about(choice.subject)
  }

  /// All forms that its rows have.
  public static let shapes = [events(usual)]

  static let columns: [Column<ExplainEntry>] = [
    .number("sequence", .event, \.row.sequence).key,
    .eventType("type", .type, \.row.type).rests(),
    .subject("subject", .subject, \.owner).flexible.rests(),
    .attribute("attribute", .attribute, \.row.attribute).key.flexible.rests(),
    Column("value", .value, .any) { entry in
      entry.row.value.map { AttributeValue.value($0, of: entry.row.attribute ?? "") }
    }.flexible.rests(),
    .flag("unset", .unset, \.row.isUnset).detail.rests(),
    .day("validFrom", .validFrom, \.row.validFrom).rests(),
    .instant("recordedAt", .recordedAt, \.row.recordedAt).importance(2).rests(),
    .subject("actor", .actor, \.row.actor).staff.importance(3),
    .text("reason", .reason, \.row.reason).flexible,
    .number("on", .original, \.row.on).detail,
    .word("state", .state, of: ExplainRow.State.allCases.map(\.rawValue)) {
      $0.row.state.rawValue
    }.rests(),
  ]

  private static let figures: [Column<SaidExplanation>] = [
    .attribute("figure.attribute", .attribute, \.explanation.figure.attribute).rests(),
    Column("figure.value", .value, .any) {
      $0.explanation.figure.value.map(AnswerValue.init)
    }.rests(),
    .text("rule.kind", .ruleKind, \.explanation.rule.kind).detail.rests(),
    .text("rule.text", .rule) { $0.explanation.rule.text[$0.language] }.rests(),
    .rows("inputs", .inputs, of: inputs) {
      $0.explanation.inputs.isEmpty ? nil : $0.explanation.inputs
    }.rests(),
    .rows("parts", .parts, of: parts) { said in
      said.explanation.parts.map { SaidExplanation.Part(part: $0, language: said.language) }
    }.rests(),
  ]

  private static let inputs: [Column<Explanation.Figure>] = [
    .attribute("attribute", .attribute, \.attribute).rests(),
    Column("value", .value, .any) { $0.value.map(AnswerValue.init) }.rests(),
  ]

  private static let parts: [Column<SaidExplanation.Part>] = [
    .word("kind", .kind, \.part.kind).detail.rests(),
    .text("text", .part) { $0.part.text[$0.language] }.flexible.rests(),
    Column("amount", .amount, .any) { AnswerValue($0.part.amount) }.rests(),
    Column("sequences", .events, .list(.integer)) {
      .list($0.part.sequences.map { .number($0) })
    }.flexible,
    .subject("subject", .subject, \.part.subject).flexible.rests(),
  ]
}

/// An explanation in a language.
private struct SaidExplanation: Sendable {
  struct Part: Sendable {
    let part: Explanation.Part
    let language: Language
  }

  let explanation: Explanation
  let language: Language

  init(_ explanation: Explanation, _ language: Language) {
    self.explanation = explanation
    self.language = language
  }
}

extension AnswerValue {
  fileprivate init(_ value: Explanation.Value) {
    switch value {
    case .money(let money): self = .money(money)
    case .decimal(let digits): self = .figure(digits)
    case .number(let number): self = .integer(number)
    case .share(let points): self = .basisPoints(points)
    case .word(let word): self = .word(word)
    case .text(let text): self = Day(text).map(AnswerValue.day) ?? .text(text)
    case .truth(let isTrue): self = .bool(isTrue)
    }
  }
}
