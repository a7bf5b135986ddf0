import Foundation
import LMDB
import Ledger
import Stadtbuch
import Synchronization
import Views
import Vocabulary
import Yams

/// Who has logged in by OpenID Connect and may write: each with a key of chance that stands as `actor`,
/// in a file of the ledger's owner. Their names stand there alone.
final class KnownPeople: Sendable {
  /// Somebody.
  struct Person: Sendable, Equatable {
    /// `person/p-…`.
    var key: String
    /// Who vouches for them.
    var issuer: String
    /// What the issuer calls them.
    var subject: String
    /// What people call them.
    var name: String?
  }

  private struct Kept {
    var stamp: FileStamp?
    var people: [Person] = []
  }

  private let folder: String
  private let kept = Mutex(Kept())

  private var path: String { folder + "/people.yaml" }

  /// Those of a ledger.
  init(_ folders: LedgerFolders) { folder = folders.rights }

  /// The key of somebody; who is new gets one, and who is called otherwise now is kept so.
  func key(
    issuer: String, subject: String, name: String?, from chance: inout some RandomNumberGenerator
  ) throws -> String {
    func isMeant(_ person: Person) -> Bool { person.issuer == issuer && person.subject == subject }
    if let person = try all().first(where: isMeant), name == nil || person.name == name {
      return person.key
    }
    var key = ""
    try change { (people) throws(LedgerError) in
      if let place = people.firstIndex(where: isMeant) {
        if let name { people[place].name = name }
        key = people[place].key
        return
      }
      repeat {
        key = KnownPeople.newKey(&chance)
      } while people.contains { $0.key == key }
      people.append(Person(key: key, issuer: issuer, subject: subject, name: name))
    }
    return key
  }

  /// All of them, in the order in which they came.
  func all() throws(LedgerError) -> [Person] {
    let stamp = FileStamp(of: path)
    if let known = kept.withLock({ $0.stamp == stamp ? $0.people : nil }) { return known }
    let people = try read()
    kept.withLock { $0 = Kept(stamp: stamp, people: people) }
    return people
  }

  private static func newKey(_ chance: inout some RandomNumberGenerator) -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
    let drawn = (0..<10).map { _ in letters.randomElement(using: &chance) ?? 0x61 }
    return "person/p-" + String(decoding: drawn, as: UTF8.self)
  }

  // MARK: The file

  private func read() throws(LedgerError) -> [Person] {
    guard FileStamp(of: path) != nil else { return [] }
    guard let bytes = try? FileSystem.contents(of: path, bytesMax: 64 << 20),
      let text = String(validating: bytes, as: UTF8.self),
      let root = try? Yams.compose(yaml: text)
    else { throw unreadable }
    do throws(ConfigurationError) {
      let file = YAMLFields(root, "people.yaml")
      try file.allow(["people"])
      var people: [Person] = []
      for person in try file.list("people") {
        try person.allow(["key", "issuer", "sub", "name"])
        people.append(
          Person(
            key: try person.needed("key"), issuer: try person.needed("issuer"),
            subject: try person.needed("sub"), name: try person.text("name")))
      }
      return people
    } catch {
      throw unreadable
    }
  }

  private var unreadable: LedgerError {
    LedgerError(
      .invalid, "\(path) is not understood; restore it from a backup",
      "\(path) ist nicht zu verstehen; aus einer Sicherung zurückholen")
  }

  private func change(_ body: (inout [Person]) throws(LedgerError) -> Void) throws(LedgerError) {
    let lock = try writing { () throws(LMDBError) in
      try FileSystem.makeFolder(folder, isPrivate: true)
      let lock = try LockFile(path: folder + "/lock")
      return try lock.lock(withinSeconds: 10) ? lock : nil
    }
    guard let lock else {
      throw LedgerError(
        .locked, "another process changes \(path); try again",
        "ein anderer Vorgang ändert \(path); noch einmal versuchen")
    }
    defer { lock.unlock() }
    var people = try read()
    try body(&people)
    let yaml = KnownPeople.yaml(people)
    try writing { () throws(LMDBError) in try FileSystem.replace(path, yaml, isPrivate: true) }
  }

  /// Texts in the form of JSON, which YAML reads as well, so that no name can be more than a name.
  private static func yaml(_ people: [Person]) -> [UInt8] {
    var bytes = Array("people:\n".utf8)
    for person in people {
      let fields = [
        ("- key", person.key), ("  issuer", person.issuer), ("  sub", person.subject),
        ("  name", person.name ?? ""),
      ]
      for (name, text) in fields where !text.isEmpty {
        bytes += Array("  \(name): ".utf8)
        AnswerValue.text(text).append(to: &bytes)
        bytes.append(0x0a)
      }
    }
    return bytes
  }

  private func writing<R>(_ body: () throws(LMDBError) -> R) throws(LedgerError) -> R {
    do throws(LMDBError) {
      return try body()
    } catch {
      throw LedgerError(
        .notPermitted, "\(path) cannot be written (\(error))",
        "\(path) lässt sich nicht schreiben (\(error))")
    }
  }
}
