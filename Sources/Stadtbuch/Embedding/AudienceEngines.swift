import Synchronization
import Timelines
import Vocabulary

/// The ledger as each audience sees it, kept from one question to the next with what its readers
/// remember; made anew when the day changes, since rights are of today.
final class AudienceEngines: Sendable {
  private struct Kept {
    var day: Day?
    var engines: [Audience: Engine] = [:]
  }

  /// The most audiences that are kept: those of editors are as many as their units.
  private static let countMax = 64
  private let kept = Mutex(Kept())

  /// The ledger as an audience sees it.
  func engine(_ whole: Engine, for audience: Audience) -> Engine {
    guard audience.level != .full else { return whole }
    let today = whole.today
    return kept.withLock { kept in
      if kept.day != today || kept.engines.count >= AudienceEngines.countMax {
        kept = Kept(day: today)
      }
      if let known = kept.engines[audience] { return known }
      let engine = whole.seen(by: audience)
      kept.engines[audience] = engine
      return engine
    }
  }
}
