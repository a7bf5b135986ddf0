import Digests
import HTTPTypes
import Hummingbird
import Pages
import Stadtbuch
import Timelines
import Vocabulary

/// Tags of answers: two answers with one tag are the same bytes.
///
/// They are made from all that an answer depends on, so that “you have it already” is said without
/// reckoning anything. An answer to all that there is depends on its point; what others may see depends
/// on rights as well, which are of now, so their tags change with every event.
enum EntityTag {
  /// Raised whenever an answer to the same question changes its bytes.
  static let program = "1"

  /// The tag of an answer, without quotation marks.
  static func text(
    _ ready: ReadyQuestion, _ engine: Engine, view: String, medium: AnswerMedium,
    language: Language, query: String, page: AnswerPage?
  ) throws -> String {
    var parts = [
      program, engine.ledger.identity.origin, view, medium.rawValue, language.rawValue, query,
      "\(ready.head.asOf)", "\(ready.knownAt.sequence)", "\(engine.today)",
      engine.audience.level.rawValue, engine.audience.ownUnits.sorted().joined(separator: " "),
    ]
    if let page { parts.append("\(page.offset) \(page.limit)") }
    return try text(parts, engine)
  }

  /// The tag of a page, without quotation marks.
  static func text(
    _ page: ReadyPage, _ engine: Engine, address: [String]
  ) throws -> String {
    try text(
      [
        program, engine.ledger.identity.origin, page.language.rawValue, "\(page.asOf)",
        "\(page.knownAt)", "\(engine.today)", engine.audience.level.rawValue,
        engine.audience.ownUnits.sorted().joined(separator: " "), PageAsset.style.path,
        PageAsset.script.path,
      ] + address, engine)
  }

  private static func text(_ parts: [String], _ engine: Engine) throws -> String {
    var parts = parts
    if engine.audience.level != .full {
      parts.append("\(try engine.ledger.knownAt(.head).sequence)")
    }
    var hash = SHA256()
    hash.update(Array(parts.joined(separator: "\u{1}").utf8))
    let digits = Array("0123456789abcdef".utf8)
    let text = hash.digest().prefix(20).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a request says that it has the answer of a tag already.
  static func isHeld(_ tag: String, by request: Request) -> Bool {
    guard let list = request.headers[.ifNoneMatch] else { return false }
    return list.split(separator: ",").contains { part in
      let held = part.filter { !$0.isWhitespace }
      let bare = held.hasPrefix("W/") ? held.dropFirst(2) : held[...]
      return bare == "\"\(tag)\"" || bare == "\"\(tag)-gz\"" || bare == "*"
    }
  }
}
