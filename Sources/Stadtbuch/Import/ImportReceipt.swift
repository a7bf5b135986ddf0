import Digests
import Foundation
import Ledger
import Vocabulary

extension Engine {
  /// Records what became of an imported file as an event of its own; gives warnings.
  ///
  /// The subject is made of the file's SHA-256, so the same file has one receipt.
  public func recordReceipt(of report: ImportReport, actor: String) throws -> [Label] {
    var hash = SHA256()
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: report.file))
    defer { try? handle.close() }
    while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
      hash.update(Array(block))
    }
    let sha256 = hash.hexadecimal()
    var data = AnswerObject()
    data.append("sha256", .text(sha256))
    data.append("rows", .number(report.rows))
    data.append("accepted", .number(report.accepted))
    data.append("refused", .number(report.refusedCount))
    var json: [UInt8] = []
    data.append(to: &json)
    // 128 bits of the content's hash, marked as a UUID of version 8.
    guard let id = EventID(Engine.uuid(sha256)) else { return [] }
    let recorded = try record(
      EventEntry(
        type: EventTypeName.importCompleted.rawValue, subject: "import/\(sha256.prefix(32))",
        id: id, data: json,
        envelope: [("actor", actor)]))
    return recorded.warnings
  }

  private static func uuid(_ digits: String) -> String {
    let text = Array(digits.prefix(32))
    let parts = [0..<8, 8..<12, 13..<16, 17..<20, 20..<32].map { String(text[$0]) }
    return "\(parts[0])-\(parts[1])-8\(parts[2])-8\(parts[3])-\(parts[4])"
  }
}
