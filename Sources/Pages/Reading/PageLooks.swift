import Stadtbuch
import Synchronization
import Timelines
import Views
import Vocabulary

/// A page shows what is noted as a look at a person, and its reader may not look.
public struct LookRefused: Error {}

/// Whether what a page shows is noted: then nothing of it is kept, and only whoever may look sees it.
final class PageLooks: Sendable {
  private let noted = Atomic(false)

  /// Whether something of the page was noted.
  var isNoted: Bool { noted.load(ordering: .relaxed) }

  /// Notes that a page is, or is made from, a look.
  private func note() { noted.store(true, ordering: .relaxed) }

  /// Takes what a view says of the look that it is.
  ///
  /// Throws: where the reader may not look.
  func take(_ look: Look?, _ ask: PageAsk) throws(LookRefused) {
    guard let look else { return }
    guard look.isByOthers || ask.mayLook else { throw LookRefused() }
    note()
  }

  /// The frame of a view that tells who looks, and notes where the record of looks is read: it grows
  /// without an event, so that nothing made from it is kept.
  func watch(_ frame: inout Frame, _ ask: PageAsk) {
    frame.looker = ask.looker
    let looks = frame.looks
    frame.looks = { [self] () throws(TimelinesError) in
      note()
      return try looks()
    }
  }
}
