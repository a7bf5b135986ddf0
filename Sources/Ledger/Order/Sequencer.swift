package import Vocabulary

/// The places of one batch: gives its events numbers and times behind the last event of the log.
package struct Sequencer: Sendable {
  /// The number and time of one event.
  package struct Place: Sendable {
    /// Its number.
    package var number: UInt64
    /// When it is recorded.
    package var time: Instant
    /// Whether that time was brought along and not stamped.
    package var timeTrusted: Bool
  }

  private let clock: any LedgerClock
  private let last: LogHead
  private var next: UInt64
  private var time: Instant
  private var isTrusting = false
  /// The machine's time, beyond which no trusted time may lie.
  private var limit = Instant(microseconds: 0)

  /// The time of the batch; with trusted times, that of the last event taken.
  package var batchTime: Instant { time }

  /// The places behind the last event of a log.
  package init(clock: any LedgerClock, after head: LogHead) {
    self.clock = clock
    last = head
    next = head.sequence + 1
    time = Instant(microseconds: 0)
  }

  /// Begins a batch; a time of its own is stamped, or the times of its events are trusted.
  package mutating func reserve(trustTime: Bool) throws(LedgerError) {
    isTrusting = trustTime
    let now = clock.now()
    guard trustTime else {
      time = last.sequence == 0 ? now : max(now, Instant(microseconds: last.time.microseconds + 1))
      guard time.isInCalendar else {
        throw LedgerError(
          .invalid, "the clock stands outside of the years 1900 to 2999; set it, then repeat",
          "die Uhr steht außerhalb der Jahre 1900 bis 2999; stellen, dann wiederholen")
      }
      return
    }
    guard last.sequence == 0 || last.timeTrusted else {
      throw LedgerError(
        .notPermitted,
        "times are trusted only while the ledger has stamped none itself, and it stamped event "
          + "\(last.sequence); import without --trust-time, or into a new ledger",
        "Zeiten wird nur vertraut, solange das Stadtbuch selbst keine gestempelt hat, und es hat "
          + "Ereignis \(last.sequence) gestempelt; ohne --trust-time oder in ein neues Stadtbuch "
          + "importieren")
    }
    time = last.time
    limit = now
  }

  /// The place of the batch's next event, and why it may not be recorded there; an event that
  /// was recorded before needs no place and is not held up by that.
  package func place(of draft: Draft) -> (place: Place, fault: Refusal?) {
    guard isTrusting else {
      return (Place(number: next, time: time, timeTrusted: false), nil)
    }
    guard let said = draft.time else {
      return (
        Place(number: next, time: time, timeTrusted: true),
        Refusal(.order(.timeMissing), "time")
      )
    }
    let place = Place(number: next, time: said, timeTrusted: true)
    if next > 1, said < time {
      return (
        place,
        Refusal(.order(.timeBefore(event: next - 1, time: time)), "time", "\(said)")
      )
    }
    // Where the clock stands still, batches are stamped a microsecond one behind the other: an export
    // can be taken again at the very instant at which it was made.
    let followsOn = time >= limit && said.microseconds <= time.microseconds + 1
    if said > limit, !followsOn {
      return (
        place,
        Refusal(.order(.timeAhead(limit: limit)), "time", "\(said)")
      )
    }
    return (place, nil)
  }

  /// Counts an event of the batch as taken.
  package mutating func take(_ place: Place) {
    next = place.number + 1
    time = place.time
  }

  /// The last event of the log once the batch is recorded.
  package var end: LogHead {
    guard next > last.sequence + 1 else { return last }
    return LogHead(sequence: next - 1, time: time, timeTrusted: isTrusting)
  }
}

/// The last event of a log.
package struct LogHead: Sendable, Equatable {
  /// Its number; 0 of an empty log.
  package var sequence: UInt64
  /// When it was recorded.
  package var time: Instant
  /// Whether that time was brought along and not stamped.
  package var timeTrusted: Bool

  /// An event as given.
  package init(sequence: UInt64, time: Instant, timeTrusted: Bool) {
    self.sequence = sequence
    self.time = time
    self.timeTrusted = timeTrusted
  }

  /// That of an empty log.
  package static let empty = LogHead(
    sequence: 0, time: Instant(microseconds: 0), timeTrusted: true)
}
