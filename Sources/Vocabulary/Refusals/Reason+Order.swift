extension Refusal.Reason {
  /// Batches, numbers and times.
  public enum Order: Sendable, Equatable {
    /// Data beyond what a record holds.
    case dataTooLong(bytes: Int, most: Int)
    /// A record beyond its limit.
    case recordTooLong(bytes: Int, most: Int)
    /// More events than a batch has.
    case batchTooLong(most: Int)
    /// More bytes than a batch has.
    case batchTooLarge(most: Int)
    /// Another number than the event gets.
    case otherNumber(number: UInt64)
    /// A time is trusted, and there is none.
    case timeMissing
    /// A time before that of an earlier event.
    case timeBefore(event: UInt64, time: Instant)
    /// A time that has not come.
    case timeAhead(limit: Instant)
  }
}

extension Refusal.Reason.Order: ReasonTheme {
  var wording: Refusal.Wording {
    switch self {
    case .dataTooLong(let bytes, let most):
      .init(
        .limit, "the data have \(bytes) bytes; a record at most \(most)",
        "die Daten haben \(bytes) Bytes; ein Datensatz höchstens \(most)",
        remedy: "say it in several events, or keep large content outside and name its hash",
        "in mehreren Ereignissen erfassen oder große Inhalte außerhalb ablegen und ihren Hashwert "
          + "nennen")
    case .recordTooLong(let bytes, let most):
      .init(
        .limit, "the record has \(bytes) bytes; at most \(most)",
        "der Datensatz hat \(bytes) Bytes; höchstens \(most)",
        remedy: "say it in several events, or keep large content outside and name its hash",
        "in mehreren Ereignissen erfassen oder große Inhalte außerhalb ablegen und ihren Hashwert "
          + "nennen")
    case .batchTooLong(let most):
      .init(
        .limit, "a batch has at most \(most) events", "ein Stapel hat höchstens \(most) Ereignisse",
        remedy: "divide it", "aufteilen")
    case .batchTooLarge(let most):
      .init(
        .limit, "the records of a batch have at most \(most) bytes",
        "die Datensätze eines Stapels haben höchstens \(most) Bytes", remedy: "divide it",
        "aufteilen")
    case .otherNumber(let number):
      .init(
        .sequence, "the event has the number \(number)", "das Ereignis hat die Nummer \(number)",
        remedy: "leave it out, or give that number", "weglassen oder diese Nummer angeben")
    case .timeMissing:
      .init(
        .missing, "times are to be trusted, but this event has none",
        "den Zeiten soll vertraut werden, aber dieses Ereignis hat keine",
        remedy: "give the instant when it was recorded",
        "den Zeitpunkt angeben, zu dem es erfasst wurde")
    case .timeBefore(let event, let time):
      .init(
        .time, "it lies before that of event \(event), \(time)",
        "es liegt vor dem von Ereignis \(event), \(time)", remedy: "order the events by time",
        "die Ereignisse nach Zeit ordnen")
    case .timeAhead(let limit):
      .init(
        .time, "it lies after the clock of this machine, \(limit)",
        "es liegt nach der Uhr dieses Rechners, \(limit)", remedy: "correct the time or the clock",
        "die Zeit oder die Uhr berichtigen")
    }
  }
}
