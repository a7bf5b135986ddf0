import Glibc
import Ledger
public import Vocabulary

/// How far the views reach, and why not further.
public struct ViewsReach: Sendable {
  /// The last event that the views hold, at least as far as was asked for if nothing is behind.
  public let position: UInt64
  /// Why they do not reach what was asked for; nil when they do.
  public let lag: ViewsLag?
}

/// Why views are behind the log.
public struct ViewsLag: Error, Sendable, Equatable {
  /// The last event that they hold.
  public let position: UInt64
  /// The event that was asked for.
  public let wanted: UInt64
  /// What kept them from being brought up to date.
  public let error: TimelinesError

  /// What to know before relying on an answer at the views' position.
  public var notice: Label {
    Label(
      en: "the answer is as known at event \(position), \(wanted - position) behind the log: "
        + error.text.en,
      de: "die Antwort ist auf dem Kenntnisstand von Ereignis \(position), "
        + "\(wanted - position) hinter dem Logbuch: \(error.text.de)")
  }
}

extension Timelines {
  /// How long whoever may not write the views waits for somebody who does.
  private static let patience = Swift.Duration.seconds(1)

  /// Brings the views up to an event of the log, if this process may and can; whoever may not waits
  /// a moment for others.
  ///
  /// A process that holds the views, a full disk or missing rights are no error but the answer's
  /// ``ViewsReach/lag``. Throws what makes the views unusable.
  public func reach(
    _ wanted: UInt64, progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) -> ViewsReach {
    var position = try refresh().position
    guard position < wanted else { return ViewsReach(position: position, lag: nil) }
    var why = TimelinesError(
      .behind,
      "this process may not write the views, and nobody has brought them up to date; whoever may "
        + "write them does so by asking anything, or with `stadtbuch rebuild`",
      "dieser Prozess darf die Sichten nicht schreiben, und niemand hat sie nachgeführt; wer "
        + "schreiben darf, tut es mit jeder Frage oder mit `stadtbuch rebuild`")
    if try refresh().mayWrite {
      do throws(TimelinesError) {
        try catchUp(progress: progress)
      } catch {
        guard error.isPassing else { throw error }
        why = error
      }
      position = try refresh().position
    } else {
      let deadline = ContinuousClock.now + Timelines.patience
      while position < wanted, ContinuousClock.now < deadline {
        usleep(10_000)
        position = try refresh().position
      }
    }
    guard position < wanted else { return ViewsReach(position: position, lag: nil) }
    return ViewsReach(
      position: position, lag: ViewsLag(position: position, wanted: wanted, error: why))
  }
}

extension TimelinesError {
  /// Whether it keeps views from being brought up to date without making them unusable.
  fileprivate var isPassing: Bool {
    code == .locked || code == .diskFull || code == .notPermitted || code == .behind
  }
}
