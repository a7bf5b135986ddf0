import Digests
import Foundation
import LMDB
package import Ledger
import Views
package import Vocabulary

/// Events that wait for the consent of another person: nothing of them is recorded until it comes, and
/// what is consented to is known by its hash.
package struct PendingEntries: Sendable {
  /// Events that wait together.
  package struct Entry: Sendable {
    /// The SHA-256 of all that waits, in hexadecimal digits: what is consented to.
    package let hash: String
    /// The events as CloudEvents.
    package let events: [[UInt8]]
    /// Who would record them.
    package let author: Caller
    /// Since when they wait.
    package let created: Instant
    /// When they end.
    package let ends: Instant
  }

  /// How long something waits.
  private static let microseconds: Int64 = 30 * 24 * 3_600 * 1_000_000
  /// The most that waits at once.
  private static let countMax = 1_000

  private let root: String
  private let folder: String

  /// Those of a ledger.
  package init(_ folders: LedgerFolders) {
    root = folders.rights
    folder = folders.rights + "/drafts"
  }

  /// Keeps events that wait; the same again are the same entry.
  package func hold(
    _ events: [[UInt8]], by author: Caller, now: Instant
  ) throws(LedgerError) -> Entry {
    var hash = SHA256()
    hash.update(Array("\(author.actor ?? "")\n".utf8))
    for event in events {
      hash.update(event)
      hash.update([0x0a])
    }
    let entry = Entry(
      hash: hash.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
      events: events, author: author, created: now,
      ends: Instant(microseconds: now.microseconds + PendingEntries.microseconds))
    guard try all(now: now).count < PendingEntries.countMax else {
      throw LedgerError(
        .refused, "too much waits for consent already; approve or withdraw some of it first",
        "es wartet schon zu viel auf Freigabe; zuerst einiges freigeben oder zurückziehen")
    }
    do throws(LMDBError) {
      try FileSystem.makeFolder(root, isPrivate: true)
      try FileSystem.makeFolder(folder, isPrivate: true)
      try FileSystem.replace(path(entry.hash), json(entry), isPrivate: true)
    } catch {
      throw LedgerError(
        .inputOutput, "\(folder) cannot be written (\(error)); check the rights and the disk",
        "\(folder) lässt sich nicht schreiben (\(error)); Rechte und Datenträger prüfen")
    }
    return entry
  }

  /// All that waits, the oldest first; what has ended is removed.
  package func all(now: Instant) throws(LedgerError) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var entries: [Entry] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let entry = read(String(name.dropLast(5))) else { continue }
      if entry.ends <= now { remove(entry.hash) } else { entries.append(entry) }
    }
    return entries.sorted { ($0.created, $0.hash) < ($1.created, $1.hash) }
  }

  /// What waits under a hash; nil where nothing does any more.
  package func entry(_ hash: String, now: Instant) -> Entry? {
    guard let entry = read(hash), entry.ends > now else { return nil }
    return entry
  }

  /// Takes out what waits no longer.
  package func remove(_ hash: String) {
    guard PendingEntries.isHash(hash) else { return }
    try? FileSystem.remove(path(hash))
  }

  // MARK: Files

  private func path(_ hash: String) -> String { "\(folder)/\(hash).json" }

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private func json(_ entry: Entry) -> [UInt8] {
    var object = AnswerObject()
    object.append("actor", entry.author.actor.map(AnswerValue.text))
    object.append("login", .text(entry.author.login))
    object.append("role", .text(entry.author.role.rawValue))
    object.append("units", .list(entry.author.units.sorted().map(AnswerValue.text)))
    object.append("created", .text(entry.created.description))
    object.append("ends", .text(entry.ends.description))
    object.append(
      "events", .list(entry.events.map { .text(String(decoding: $0, as: UTF8.self)) }))
    var json: [UInt8] = []
    object.append(to: &json)
    json.append(0x0a)
    return json
  }

  private func read(_ hash: String) -> Entry? {
    guard PendingEntries.isHash(hash),
      let bytes = try? FileSystem.contents(of: path(hash), bytesMax: 128 << 20),
      case .object(let object) = AnswerValue(json: bytes.span),
      let role = object["role"]?.plainText.flatMap(Role.init),
      let created = object["created"]?.plainText.flatMap({ Instant($0) }),
      let ends = object["ends"]?.plainText.flatMap({ Instant($0) }),
      case .list(let events)? = object["events"]?.opened
    else { return nil }
    var units: Set<String> = []
    if case .list(let list)? = object["units"]?.opened {
      units = Set(list.compactMap(\.plainText))
    }
    return Entry(
      hash: hash, events: events.map { Array(($0.plainText ?? "").utf8) },
      author: Caller(
        role, actor: object["actor"]?.plainText, units: units,
        login: object["login"]?.plainText ?? ""), created: created, ends: ends)
  }
}
