import Digests
import Foundation
import HTTPTypes
import Vocabulary

/// Which rows of an answer are sent: so many, from a place on, at a point that does not move while
/// somebody goes from page to page.
struct AnswerPage: Sendable, Equatable {
  /// The most rows of a page.
  static let rowsMax = 10_000

  /// How many rows are sent at most.
  let limit: Int
  /// How many rows stand before.
  let offset: Int
  /// The point of the first page; nil where this is the first.
  let point: (asOf: Day, knownAt: UInt64)?

  static func == (left: AnswerPage, right: AnswerPage) -> Bool {
    left.limit == right.limit && left.offset == right.offset
      && left.point?.asOf == right.point?.asOf && left.point?.knownAt == right.point?.knownAt
  }

  /// The page that an address asks for; nil where it asks for all.
  ///
  /// - Parameters:
  ///   - limit: how many rows are wanted.
  ///   - cursor: what the page before named as its next.
  ///   - query: the rest of the query, for which the cursor was given.
  init?(limit: Int?, cursor: String?, of query: String) throws {
    guard let cursor else {
      guard let limit else { return nil }
      (self.limit, offset, point) = (limit, 0, nil)
      return
    }
    guard Cursor.isOne(cursor) else {
      throw Problem(
        .badRequest, "cursor", "this is no cursor; take it from the header Link of the page before",
        "das ist keine Marke; sie steht im Kopf Link der vorigen Seite", field: "cursor")
    }
    guard let page = Cursor(cursor), page.digest == Cursor.digest(query) else {
      throw Problem(
        .gone, "cursor",
        "the cursor belongs to another question or another ledger; begin again without it",
        "die Marke gehört zu einer anderen Frage oder einem anderen Stadtbuch; ohne sie neu beginnen",
        field: "cursor")
    }
    self.limit = limit ?? page.limit
    offset = page.offset
    point = (page.asOf, page.knownAt)
  }

  /// What names the next page.
  func next(asOf: Day, knownAt: UInt64, of query: String) -> String {
    Cursor(
      asOf: asOf, knownAt: knownAt, offset: offset + limit, limit: limit,
      digest: Cursor.digest(query)
    ).text
  }
}

/// A cursor as it is sent.
private struct Cursor {
  let asOf: Day
  let knownAt: UInt64
  let offset: Int
  let limit: Int
  let digest: String

  /// The order of events as of which numbers count; raised where a ledger is restored.
  static let epoch = 0

  init(asOf: Day, knownAt: UInt64, offset: Int, limit: Int, digest: String) {
    (self.asOf, self.knownAt, self.offset) = (asOf, knownAt, offset)
    (self.limit, self.digest) = (limit, digest)
  }

  /// Whether a text looks like a cursor, of whichever ledger.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 200 && parts.count == 6 && UInt64(parts[0]) != nil
  }

  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 200, parts.count == 6, parts[0] == "\(Cursor.epoch)",
      let day = Day(parts[1]), let known = UInt64(parts[2]), let offset = Int(parts[3]),
      let limit = Int(parts[4]), offset >= 0, (1...AnswerPage.rowsMax).contains(limit),
      offset <= Int.max - limit
    else { return nil }
    self.init(
      asOf: day, knownAt: known, offset: offset, limit: limit, digest: String(parts[5]))
  }

  var text: String { "\(Cursor.epoch).\(asOf).\(knownAt).\(offset).\(limit).\(digest)" }

  static func digest(_ query: String) -> String {
    var hash = SHA256()
    hash.update(Array(query.utf8))
    return hash.digest().prefix(8).map { String($0, radix: 36) }.joined()
  }
}
