import Synchronization

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

  private struct State {
    var entries: [String: (entry: Entry, used: UInt64)] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

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
