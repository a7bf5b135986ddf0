import LMDB
public import Timelines
public import Views

/// What is asked for the views of the catalogue.
extension Stadtbuch {
  /// The answer of a view with its rows in it.
  ///
  /// - Parameters:
  ///   - view: the view, such as `Portfolio.self`.
  ///   - choice: what is asked of it.
  ///   - point: the day whose truth is asked for, and how much is known; now where nothing is said.
  ///   - rows: which rows are wanted, in which order, and by what they are grouped.
  ///   - audience: for whom it is; what they may not see is neither shown nor reckoned with.
  public func ask<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at point: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice(), for audience: Audience = .full
  ) async throws -> Answer {
    try await ask(try V.shape(choice), at: point, rows, for: audience)
  }

  /// The answer of a shape with its rows in it: for views that are found by name in a catalogue.
  public func ask(
    _ shape: Shape, at point: AskedPoint = AskedPoint(), _ rows: RowChoice = RowChoice(),
    for audience: Audience = .full
  ) async throws -> Answer {
    try await lend(to: audience) { engine, cancellation in
      var (frame, known) = try engine.frame(point, of: shape)
      frame.isCancelled = { cancellation.isCancelled }
      let shape = try rows.applied(to: frame.seen(shape), currency: frame.currency)
      return try engine.answer(shape, frame, known)
    }
  }

  /// The answer of a view as JSON: the bytes that its command prints.
  public func json<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at point: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice(), for audience: Audience = .full
  ) async throws -> [UInt8] {
    try await lend(to: audience) { engine, cancellation in
      var json: [UInt8] = []
      try engine.write(
        view, choice, at: point, rows, until: { cancellation.isCancelled },
        as: { JSONFormat($0, point.language) }
      ) { json += $0 }
      return json
    }
  }

  /// Writes the answer of a view in a format, block by block: for answers that are too large for
  /// memory.
  ///
  /// Rows wait in memory and, where there are many, in an unlinked file; `emit` is called when all
  /// are there and no transaction is open any more, so it may wait for a disk or a network, but holds
  /// one of the threads as long.
  public func write<V: View, Format: AnswerFormat & ~Copyable & SendableMetatype>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at point: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice(), for audience: Audience = .full,
    as format: @escaping @Sendable (AnswerHead) -> Format,
    to emit: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    try await lend(to: audience) { engine, cancellation in
      try engine.write(
        view, choice, at: point, rows, until: { cancellation.isCancelled }, as: format
      ) { block in
        guard !cancellation.isCancelled else { throw CancellationError() }
        try emit(block)
      }
    }
  }
}
