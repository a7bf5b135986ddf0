import Foundation
import Stadtbuch
import Synchronization

/// Shows how far long work has come, its rate and the time left, on standard error.
///
/// On a terminal one line is written over and over; elsewhere there is a line every 10 seconds.
final class Progress: Sendable {
  private struct State {
    var last: ContinuousClock.Instant
    var hasLine = false
  }

  private let title: String

  private let total: UInt64?
  private let isQuiet: Bool
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  init(_ title: String, total: UInt64? = nil, isQuiet: Bool) {
    self.title = title.visibleLine

    self.total = total
    self.isQuiet = isQuiet
    state = Mutex(State(last: start))
  }

  /// Says how far the work is, if it is time to.
  func update(_ done: UInt64, fraction: (done: UInt64, of: UInt64)? = nil) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard now - state.last >= (Terminal.isError ? .milliseconds(200) : .seconds(10)) else {
        return
      }
      state.last = now
      let line = text(done, fraction ?? total.map { (done, $0) }, after: now - start)
      if Terminal.isError {
        Terminal.sayOnLine("\r\u{1b}[K\(line)")
        state.hasLine = true
      } else {
        Terminal.say(line)
      }
    }
  }

  /// Ends the work: the line goes away, and with `says` a last one tells what was done.
  func end(_ done: UInt64, says: Bool = false) {
    guard !isQuiet else { return }
    state.withLock { state in
      if state.hasLine { Terminal.sayOnLine("\r\u{1b}[K") }
      state.hasLine = false
    }
    if says { Terminal.say(text(done, nil, after: ContinuousClock.now - start)) }
  }

  private func text(
    _ done: UInt64, _ fraction: (done: UInt64, of: UInt64)?, after elapsed: Swift.Duration
  ) -> String {
    let milliseconds = max(1, UInt64(elapsed / .milliseconds(1)))
    let language = Language.spoken
    let unit = Label.eventsWord[language]
    var line = "\(title): \(Grouped.number(done, language)) \(unit)"
    line += ", \(Grouped.number(done * 1000 / milliseconds, language)) \(unit)/s"
    if let fraction, fraction.of > 0, fraction.done > 0, fraction.done <= fraction.of {
      let left = milliseconds * (fraction.of - fraction.done) / fraction.done / 1000
      let time = Progress.time(left)
      let rest = Label("\(time) left", "noch \(time)")[language]
      line += ", \(fraction.done * 100 / fraction.of) %, \(rest)"
    } else {
      let point = Label(".", ",")[language]
      line += ", \(milliseconds / 1000)\(point)\(milliseconds % 1000 / 100) s"
    }
    return line
  }

  private static func time(_ seconds: UInt64) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
