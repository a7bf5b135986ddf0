import Timelines
import Views
public import Vocabulary

/// What of a figure is explained beside its subject and key.
public struct ExplainRequest: Sendable, Equatable {
  /// Of an indicator the period; the latest of which anything is known if nil.
  public var period: Period?
  /// Of a row of the budget the year.
  public var year: Int?
  /// The language of sentences.
  public var language: Language

  /// The latest period, in English, unless told otherwise.
  public init(period: Period? = nil, year: Int? = nil, language: Language = .en) {
    self.period = period
    self.year = year
    self.language = language
  }
}

extension Book {
  /// The events that made a value, and the voids on them, in order; of a key of a row beside them the
  /// figure, the rule that makes it and its parts.
  ///
  /// - Parameter attribute: a key of a row, a whole name or the beginning of names; all attributes
  ///   if nil.
  public func explain(
    _ subject: String, _ attribute: String?, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ request: ExplainRequest = ExplainRequest()
  ) throws -> Answer {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    let point = Point(asOf: answer.asOf, knownAt: answer.knownAt.sequence)
    answer.columns = [
      "sequence", "type", "subject", "attribute", "value", "validFrom", "recordedAt", "actor",
      "reason", "state",
    ]
    let explanation = try attribute.flatMap { key in
      try self.explanation(of: subject, key, request, at: point)
    }
    let day = Point(asOf: explanation?.asOf ?? point.asOf, knownAt: point.knownAt)
    try timelines.read(at: day) { (reading) throws(TimelinesError) in
      if let explanation {
        var rows: [(subject: String, row: ExplainRow)] = []
        for basis in explanation.basis {
          guard let entity = try reading.entity(named: basis.subject) else { continue }
          rows += try reading.explain(entity, attributes: basis.attributes).map {
            (basis.subject, $0)
          }
          .filter { !explanation.omitted.contains($0.1.sequence) }
        }
        rows.sort {
          ($0.row.sequence, $0.row.attribute ?? "") < ($1.row.sequence, $1.row.attribute ?? "")
        }
        answer.rows = rows.map { owner, row in
          AnswerObject(row, of: owner == subject ? nil : owner)
        }
      } else if let entity = try reading.entity(named: subject) {
        answer.rows = try reading.explain(entity, names: [attribute].compactMap { $0 }).map {
          AnswerObject($0, of: nil)
        }
      }
      guard answer.rows.isEmpty else { return }
      let why =
        explanation == nil
        ? try ExplainMiss.why(subject, attribute, request.year, reading)
        : ExplainMiss.nothing(subject, attribute ?? "", request.year)
      if let why { answer.warnings.append(why) }
    }
    if let explanation { answer.beside.append(explanation, request.language) }
    try noteLook(atPerson: subject, answer)
    return answer
  }

  /// What explains a key of a row of the subject; nil where it is no such key, or there is no row.
  private func explanation(
    of subject: String, _ key: String, _ request: ExplainRequest, at point: Point
  ) throws -> Explanation? {
    if let year = request.year {
      return try BudgetKey(rawValue: key).flatMap { key in
        try BudgetView(timelines).explanation(of: subject, key, year: year, at: point)
      }
    }
    switch subject.prefix(while: { $0 != "/" }) {
    case "project":
      guard let key = PortfolioKey(rawValue: key) ?? PortfolioKey(funding: key) else { return nil }
      return try PortfolioReader(timelines).explanation(of: subject, key, at: point)
    case "indicator":
      guard let key = IndicatorKey(rawValue: key) else { return nil }
      return try IndicatorView(timelines).explanation(
        of: subject, key, period: request.period, at: point)
    case "grant":
      guard let key = GrantKey(rawValue: key) else { return nil }
      return try GrantView(timelines).explanation(of: subject, key, at: point)
    default: return nil
    }
  }
}

extension AnswerObject {
  /// The row of an event behind a figure; with its subject where that is another.
  fileprivate init(_ fact: ExplainRow, of subject: String?) {
    self.init()
    append("sequence", .number(fact.sequence))
    append("type", .text(fact.type))
    append("subject", subject.map(AnswerValue.text))
    append("attribute", fact.attribute.map(AnswerValue.text))
    append("value", fact.value.map(AnswerValue.json))
    append("unset", fact.isUnset ? .bool(true) : nil)
    append("validFrom", .day(fact.validFrom))
    append("recordedAt", .instant(fact.recordedAt))
    append("actor", .text(fact.actor))
    append("reason", fact.reason.map(AnswerValue.text))
    append("on", fact.on.map { .number($0) })
    append("state", .word(fact.state.rawValue))
  }

  /// Adds a figure with its rule, its inputs and its parts.
  fileprivate mutating func append(_ explanation: Explanation, _ language: Language) {
    append("figure", .object(AnswerObject(explanation.figure)))
    var rule = AnswerObject()
    rule.append("kind", .text(explanation.rule.kind))
    rule.append("text", .text(explanation.rule.text[language]))
    append("rule", .object(rule))
    if !explanation.inputs.isEmpty {
      append("inputs", .list(explanation.inputs.map { .object(AnswerObject($0)) }))
    }
    append(
      "parts",
      .list(
        explanation.parts.map { part in
          var object = AnswerObject()
          object.append("kind", .text(part.kind))
          object.append("text", .text(part.text[language]))
          object.append("amount", AnswerValue(part.amount))
          object.append("sequences", .list(part.sequences.map { .number($0) }))
          object.append("subject", part.subject.map(AnswerValue.text))
          return .object(object)
        }))
  }

  private init(_ figure: Explanation.Figure) {
    self.init()
    append("attribute", .text(figure.attribute))
    append("value", figure.value.map { AnswerValue($0) })
  }
}

extension AnswerValue {
  fileprivate init(_ value: Explanation.Value) {
    switch value {
    case .money(let money): self = .money(money)
    case .decimal(let digits): self = .text(digits)
    case .number(let number): self = .integer(number)
    case .share(let points): self = .basisPoints(points)
    case .word(let word): self = .word(word)
    case .text(let text): self = .text(text)
    case .truth(let isTrue): self = .bool(isTrue)
    }
  }
}
