import Ledger
import Timelines
import Views
import Vocabulary

extension Engine {
  /// Events that are written in one go.
  private static let exportStretch: UInt64 = 5_000

  /// Calls `emit` with the events after a number, one CloudEvent a line, in blocks.
  ///
  /// - Parameters:
  ///   - namesStaff: whether it says who recorded and who approved; only ever to who may see all.
  ///   - progress: is told the last event written.
  public func exportLines(
    after first: UInt64 = 0, through last: UInt64, namesStaff: Bool = true,
    progress: (UInt64) -> Void = { _ in }, _ emit: ([UInt8]) throws -> Void
  ) throws {
    guard audience.level != .public else { throw NotForAudience(audience) }
    guard first < last else { return }
    var next = first + 1
    var block: [UInt8] = []
    while next <= last {
      let end = min(last, next + Engine.exportStretch - 1)
      if audience.level == .full {
        try ledger.forEachEvent(from: next, through: end) { (event) throws(LedgerError) in
          CloudEventWriter.append(
            event.record, try event.layout(), namesStaff: namesStaff, to: &block)
        }
      } else {
        try exportSeen(next...end, through: last, into: &block)
      }
      // No transaction is open while whoever reads takes its time.
      try emit(block)
      block.removeAll(keepingCapacity: true)
      next = end + 1
      progress(end)
    }
  }
}

extension Engine {
  /// Appends the lines of the events that the audience may see, without what it may not read in them.
  private func exportSeen(
    _ events: ClosedRange<UInt64>, through last: UInt64, into block: inout [UInt8]
  ) throws {
    let point = Point(asOf: today, knownAt: last)
    block += try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var lines: [UInt8] = []
      for sequence in events {
        let line = try reading.withEvent(sequence) {
          (event) throws(TimelinesError) -> [UInt8] in
          var line: [UInt8] = []
          do throws(LedgerError) {
            CloudEventWriter.append(event.record, try event.layout(), to: &line)
          } catch {
            throw TimelinesError(error)
          }
          return line
        }
        if let line { try reading.append(seen: line, to: &lines) }
      }
      return lines
    }
  }
}

extension Reading {
  /// Appends the line of an event as the audience reads it; none where it names what it may not.
  fileprivate func append(
    seen line: [UInt8], to lines: inout [UInt8]
  ) throws(TimelinesError) {
    guard case .object(var event) = AnswerValue(json: line.span) else { return }
    event.remove("actor")
    event.remove("approvedby")
    let type = event["type"]?.plainText ?? ""
    if case .object(let data)? = event["data"]?.opened {
      event["data"] = .object(try seen(data, of: type))
    }
    event.append(to: &lines)
    lines.append(0x0a)
  }

  /// The data of an event of a type without what may not be read; of a correction what it says anew.
  private func seen(
    _ data: AnswerObject, of type: String
  ) throws(TimelinesError) -> AnswerObject {
    var kept = AnswerObject()
    let inner = data["type"]?.plainText
    for (name, value) in data.members where !GuardedFields.has(name, of: type) {
      if name == "data", let inner, case .object(let object) = value.opened {
        kept.append(name, .object(try seen(object, of: inner)))
      } else {
        kept.append(name, try seen(value))
      }
    }
    return kept
  }

  /// A value without subjects that may not be read; nil where it is one.
  private func seen(_ value: AnswerValue) throws(TimelinesError) -> AnswerValue? {
    switch value.opened {
    case .list(let values):
      var kept: [AnswerValue] = []
      for value in values {
        if let seen = try seen(value) { kept.append(seen) }
      }
      return .list(kept)
    case .object(let object):
      var kept = AnswerObject()
      for (name, value) in object.members { kept.append(name, try seen(value)) }
      return .object(kept)
    default:
      guard let text = value.plainText, try !mayName(text) else { return value }
      return nil
    }
  }
}
