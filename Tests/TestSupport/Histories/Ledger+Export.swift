import LMDB
public import Ledger
import Vocabulary

extension Ledger {
  /// The log in exchange form, one event a line.
  public func exportedLines() throws -> [String] {
    try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        var lines: [String] = []
        var events = try reader.events(transaction)
        while try events.next() {
          guard let layout = try? events.event.layout() else { continue }
          var line: [UInt8] = []
          CloudEventWriter.append(events.record, layout, to: &line)
          line.removeLast()
          lines.append(String(decoding: line, as: UTF8.self))
        }
        return lines
      } catch {
        throw LedgerError(error)
      }
    }
  }
}
