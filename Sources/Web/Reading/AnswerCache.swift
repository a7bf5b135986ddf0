import Stadtbuch
import Synchronization
import Timelines
import Vocabulary

/// Answers that were made, by all that they depend on: for who asks the same again. Bounded in bytes;
/// what was asked for longest ago goes first.
final class AnswerCache: Sendable {
  /// An answer with all that stands around it.
  struct Entry: Sendable {
    /// As it is.
    let plain: AnswerBody
    /// The same compressed; nil where that is not worth it.
    let packed: AnswerBody?
    /// The cursor of the page after it.
    let next: String?

    var bytes: Int { plain.count + (packed?.count ?? 0) }
  }

  /// What an address was answered with.
  struct Known: Sendable {
    let tag: String
    let asOf: Day
    let knownAt: UInt64
    let isFixed: Bool
  }

  private struct State {
    var entries: [String: (entry: Entry, used: UInt64)] = [:]
    var bytes = 0
    var clock: UInt64 = 0
    /// What addresses were answered with at a moment, by all that is asked with them.
    var addresses: [String: Known] = [:]
    var moment: Stadtbuch.Moment?
  }

  /// The most addresses that are remembered.
  private static let addressesMax = 4_096

  /// The most bytes that are kept.
  static let bytesMax = 64 << 20
  private let state = Mutex(State())

  /// The answer of a tag.
  subscript(tag: String) -> Entry? {
    state.withLock { state in
      guard let found = state.entries[tag] else { return nil }
      state.clock += 1
      state.entries[tag]?.used = state.clock
      return found.entry
    }
  }

  /// What an address was answered with, and nothing has been recorded since.
  func known(_ address: String, at moment: Stadtbuch.Moment?) -> Known? {
    guard let moment else { return nil }
    return state.withLock { state in
      if state.moment != moment {
        state.addresses.removeAll(keepingCapacity: true)
        state.moment = moment
      }
      return state.addresses[address]
    }
  }

  /// Remembers what an address was answered with, as long as nothing is recorded.
  func remember(_ known: Known, of address: String, at moment: Stadtbuch.Moment?) {
    state.withLock { state in
      // What began before an event and ended after it is of neither moment.
      guard let moment, state.moment == moment else { return }
      if state.addresses.count >= AnswerCache.addressesMax { state.addresses.removeAll() }
      state.addresses[address] = known
    }
  }

  /// All that is asked with an address.
  static func address(
    _ uri: String, _ form: String, _ language: Language, _ audience: Audience
  ) -> String {
    "\(form)\u{0}\(language.rawValue)\u{0}\(audience.level.rawValue)\u{0}"
      + audience.ownUnits.sorted().joined(separator: " ") + "\u{0}" + uri
  }

  /// Keeps an answer.
  func keep(_ entry: Entry, as tag: String) {
    guard entry.plain.isKept else { return }
    state.withLock { state in
      guard state.entries[tag] == nil else { return }
      state.clock += 1
      state.entries[tag] = (entry, state.clock)
      state.bytes += entry.bytes
      while state.bytes > AnswerCache.bytesMax,
        let oldest = state.entries.min(by: { $0.value.used < $1.value.used })
      {
        state.entries[oldest.key] = nil
        state.bytes -= oldest.value.entry.bytes
      }
    }
  }
}
