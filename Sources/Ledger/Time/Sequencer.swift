import Vocabulary

/// Gives numbers and times to what is recorded: it alone knows the clock.
///
/// One batch at a time reserves its numbers and time and then commits or drops them, so the order
/// could as well come from elsewhere.
struct Sequencer: Sendable {
  /// The number and time of one event.
  struct Place: Sendable {
    var number: UInt64
    var time: Instant
    var timeTrusted: Bool
  }

  let clock: any LedgerClock
  /// The last event that is recorded or taken in the running transaction.
  private(set) var last: LogHead
  private var next: UInt64
  private var time: Instant
  private var isTrusting = false
  /// The machine's time, beyond which no trusted time may lie.
  private var limit = Instant(microseconds: 0)

  /// The time of the batch; with trusted times, that of the last event taken.
  var batchTime: Instant { time }

  init(clock: any LedgerClock) {
    self.clock = clock
    last = .empty
    next = 1
    time = Instant(microseconds: 0)
  }

  /// Goes on behind the last event of the log.
  mutating func restart(after head: LogHead) {
    last = head
    next = head.sequence + 1
  }

  /// Begins a batch; a time of its own is stamped, or the times of its events are trusted.
  mutating func reserve(trustTime: Bool) throws(LedgerError) {
    next = last.sequence + 1
    isTrusting = trustTime
    let now = clock.now()
    guard trustTime else {
      time = last.sequence == 0 ? now : max(now, Instant(microseconds: last.time.microseconds + 1))
      return
    }
    guard last.sequence == 0 || last.timeTrusted else {
      throw LedgerError(
        .notPermitted,
        "times are trusted only while the ledger has stamped none itself, and it stamped event "
          + "\(last.sequence); import without --trust-time, or into a new ledger")
    }
    time = last.time
    limit = now
  }

  /// The place of the batch's next event, and why it may not be recorded there; an event that
  /// was recorded before needs no place and is not held up by that.
  func place(of draft: Draft) -> (place: Place, fault: Refusal?) {
    guard isTrusting else {
      return (Place(number: next, time: time, timeTrusted: false), nil)
    }
    guard let said = draft.time else {
      return (
        Place(number: next, time: time, timeTrusted: true),
        Refusal(
          .missing, "time", why: "times are to be trusted, but this event has none",
          remedy: "give the instant when it was recorded")
      )
    }
    let place = Place(number: next, time: said, timeTrusted: true)
    if next > 1, said < time {
      return (
        place,
        Refusal(
          .time, "time", "\(said)", why: "it lies before that of event \(next - 1), \(time)",
          remedy: "order the events by time")
      )
    }
    // Where the clock stands still, batches are stamped a microsecond one behind the other: an export
    // can be taken again at the very instant at which it was made.
    let followsOn = time >= limit && said.microseconds <= time.microseconds + 1
    if said > limit, !followsOn {
      return (
        place,
        Refusal(
          .time, "time", "\(said)", why: "it lies after the clock of this machine, \(limit)",
          remedy: "correct the time or the clock")
      )
    }
    return (place, nil)
  }

  /// Counts an event of the batch as taken.
  mutating func take(_ place: Place) {
    next = place.number + 1
    time = place.time
  }

  /// Ends a batch whose events are all taken.
  mutating func commit() {
    guard next > last.sequence + 1 else { return }
    last = LogHead(sequence: next - 1, time: time, timeTrusted: isTrusting)
  }
}

/// The last event of a log.
struct LogHead: Sendable, Equatable {
  var sequence: UInt64
  var time: Instant
  var timeTrusted: Bool

  static let empty = LogHead(
    sequence: 0, time: Instant(microseconds: 0), timeTrusted: true)
}
