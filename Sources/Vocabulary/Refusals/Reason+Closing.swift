extension Refusal.Reason {
  /// Closed periods and final values.
  public enum Closing: Sendable, Equatable {
    /// A closing is neither voided nor corrected.
    case closingStands(event: UInt64, period: String)
    /// A reopening is neither voided nor corrected.
    case reopeningStands(event: UInt64, period: String)
    /// A booking of a closed year.
    case bookingClosed(event: UInt64, period: String, by: UInt64)
    /// It touches a closed period without reason or approval.
    case periodClosed(period: String, by: UInt64)
    /// A value is final.
    case valueFinal(value: String, period: String, event: UInt64)
    /// A period has no value any more after a final one.
    case withdrawnFinal(period: String, event: UInt64)
    /// A value is final, and what it was cannot be read.
    case final(event: UInt64)
    /// An earlier measurement would change the final value that is written.
    case ownFinalChanged(event: UInt64)
    /// An earlier measurement would change a final value.
    case finalChanged(event: UInt64, standing: UInt64)
    /// Targets of a flow have no line between them.
    case flowWithoutLine(indicator: String)
  }
}

extension Refusal.Reason.Closing: ReasonTheme {
  private static let restated = Label(
    "record measurement.restated with its cause: error, late-report, method-change or revision",
    "measurement.restated mit seinem Anlass erfassen: error, late-report, method-change oder "
      + "revision")

  var wording: Refusal.Wording {
    switch self {
    case .closingStands(let event, let period):
      .init(
        .closed, "event \(event) closed \(period), and a closing is neither voided nor corrected",
        "Ereignis \(event) hat \(period) abgeschlossen, und ein Abschluss wird weder storniert noch "
          + "korrigiert",
        remedy: "record period.reopened on \(period) with its decision",
        "period.reopened zu \(period) mit dem Beschluss erfassen")
    case .reopeningStands(let event, let period):
      .init(
        .closed,
        "event \(event) reopened \(period), and a reopening is neither voided nor corrected",
        "Ereignis \(event) hat \(period) wieder geöffnet, und das wird weder storniert noch "
          + "korrigiert",
        remedy: "record period.closed on \(period) again",
        "period.closed zu \(period) erneut erfassen")
    case .bookingClosed(let event, let period, let by):
      .init(
        .closed, "event \(event) is a booking of \(period), closed by event \(by)",
        "Ereignis \(event) ist eine Buchung von \(period), abgeschlossen durch Ereignis \(by)",
        remedy: "reverse it in an open year, or have the period reopened by a decision",
        "in einem offenen Jahr gegenbuchen oder den Zeitraum durch Beschluss wieder öffnen lassen")
    case .periodClosed(let period, let by):
      .init(
        .closed, "it touches \(period), closed by event \(by)",
        "es berührt \(period), abgeschlossen durch Ereignis \(by)",
        remedy: "give reason and approvedby, or record it in an open period",
        "reason und approvedby angeben oder in einem offenen Zeitraum erfassen")
    case .flowWithoutLine(let indicator):
      .init(
        .rule,
        "\(indicator) counts a flow, and a day between two points has no target of its own",
        "\(indicator) zählt einen Zugang, und ein Tag zwischen zwei Stützpunkten hat kein eigenes "
          + "Ziel",
        remedy: "give step, where a point is the target of the period that ends on it, or none",
        "step angeben, wo ein Stützpunkt das Ziel des Zeitraums ist, der mit ihm endet, oder none")
    default: final
    }
  }

  private var final: Refusal.Wording {
    let restated = Self.restated
    switch self {
    case .valueFinal(let value, let period, let event):
      return .init(
        .rule, "the value \(value) of \(period) is final since event \(event)",
        "der Wert \(value) von \(period) ist seit Ereignis \(event) endgültig",
        remedy: restated.en, restated.de)
    case .withdrawnFinal(let period, let event):
      return .init(
        .rule, "\(period) is said to have no value after a final one since event \(event)",
        "\(period) hat nach einem endgültigen Wert seit Ereignis \(event) keinen mehr",
        remedy: restated.en, restated.de)
    case .ownFinalChanged(let event):
      return .init(
        .rule,
        "the measurement of event \(event) would then change this final value without a cause",
        "der Messwert von Ereignis \(event) würde diesen endgültigen Wert dann ohne Anlass ändern",
        remedy: "void event \(event) first, then \(restated.en)",
        "zuerst Ereignis \(event) stornieren, dann \(restated.de)")
    case .finalChanged(let event, let standing):
      return .init(
        .rule,
        "event \(event) would then change a final value, as of event \(standing), without a cause",
        "Ereignis \(event) würde dann einen endgültigen Wert, Stand Ereignis \(standing), ohne "
          + "Anlass ändern",
        remedy: "void event \(event) first, then \(restated.en)",
        "zuerst Ereignis \(event) stornieren, dann \(restated.de)")
    case .final(let event):
      return .init(
        .rule, "it is final since event \(event)", "es ist seit Ereignis \(event) endgültig",
        remedy: restated.en, restated.de)
    default: return wording
    }
  }
}
