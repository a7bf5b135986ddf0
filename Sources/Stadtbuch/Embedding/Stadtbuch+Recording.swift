public import Ledger
public import Vocabulary

/// What is recorded. The writer has a thread of its own, and batches of many tasks share one sync of
/// the disk.
extension Stadtbuch {
  /// Records one event; strictly, what is merely strange is refused as well.
  ///
  /// A task that is cancelled before it comes to the writer records nothing; what the writer has is
  /// recorded, and its outcome returned.
  public func record(_ entry: EventEntry, isStrict: Bool = false) async throws -> Recorded {
    let receipt = try await append(
      [try entry.draft()], options: AppendOptions(isStrict: isStrict))
    return try Recorded(entry, receipt)
  }

  /// Appends a batch as a whole or not at all, and suspends the task until it is durable and the
  /// views show it. Repeating the same batch is always safe: events are recognised by their id.
  public func append(
    _ drafts: [Draft], options: AppendOptions = AppendOptions()
  ) async throws -> Receipt {
    try Task.checkCancellation()
    return try await engine.ledger.append(drafts, options: options)
  }
}
