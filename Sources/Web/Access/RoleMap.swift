import Foundation
import LMDB
import Ledger
import Logging
import Stadtbuch
import Synchronization
import Vocabulary
import Yams

/// What groups of a claim are to a ledger, as `config/roles.yaml` says.
struct RoleMap: Sendable, Equatable {
  /// What a group is.
  struct Entry: Sendable, Equatable {
    var role: Role
    var units: [String]
  }

  /// The roles, the one with most power first: who is in groups of several roles has the first of
  /// them. Writing goes before reading, and everything before a part; who looks after the machine
  /// reads nothing but what is public.
  static let order: [Role] = [
    .controller, .dataProtection, .auditor, .editor, .reader, .operator, .public,
  ]

  var groups: [String: Entry] = [:]

  /// Role and units of somebody in these groups; nil where none of them is mapped.
  func entry(of names: [String]) -> Entry? {
    let found = names.compactMap { groups[$0] }
    guard let role = RoleMap.order.first(where: { role in found.contains { $0.role == role } })
    else { return nil }
    return Entry(role: role, units: Set(found.flatMap(\.units)).sorted())
  }
}

extension RoleMap {
  /// The map that a text says.
  init(yaml text: String) throws(ConfigurationError) {
    self.init()
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ConfigurationError(nil, Label(en: "no YAML: \(error)", de: "kein YAML: \(error)"))
    } catch {
      throw ConfigurationError(nil, Label(en: "no YAML", de: "kein YAML"))
    }
    guard let root, root != Node("") else { return }
    let file = YAMLFields(root, "roles.yaml")
    try file.allow(["groups"])
    guard let groups = try file.fields("groups") else { return }
    for (name, group) in try groups.all() {
      try group.allow(["role", "units"])
      let word: String = try group.needed("role")
      guard let role = Role(rawValue: word), RoleMap.order.contains(role) else {
        let near = Nearest.names(to: word, among: RoleMap.order.map(\.rawValue)).first
        let right = near ?? RoleMap.order.map(\.rawValue).joined(separator: ", ")
        throw group.wrong(
          "role",
          Label(
            en: "“\(word.excerpt)” is no role; nearest: \(right)",
            de: "„\(word.excerpt)“ ist keine Rolle; ähnlich: \(right)"))
      }
      let units = try group.texts("units")
      for unit in units where !unit.hasPrefix("unit/") || unit.utf8.count <= 5 {
        throw group.wrong(
          "units",
          Label(
            en: "“\(unit.excerpt)” is no unit; give unit/KEY",
            de: "„\(unit.excerpt)“ ist keine Einheit; unit/SCHLÜSSEL angeben"))
      }
      self.groups[name] = Entry(role: role, units: units)
    }
  }
}

/// The file of the map, read anew whenever it was written; one that is broken leaves the former as it
/// was.
final class RoleFile: Sendable {
  private struct Kept {
    var stamp: FileStamp?
    var map = RoleMap()
  }

  let path: String
  private let kept = Mutex(Kept())

  init(_ folders: LedgerFolders) { path = folders.config + "/roles.yaml" }

  /// The map as it is now.
  func map(_ logger: Logger) -> RoleMap {
    let stamp = FileStamp(of: path)
    if let map = kept.withLock({ $0.stamp == stamp && stamp != nil ? $0.map : nil }) { return map }
    do throws(ConfigurationError) {
      return try load()
    } catch {
      logger.warning(
        "roles.yaml is not taken; the former stays", metadata: ["why": "\(error.text.en)"])
      return kept.withLock {
        $0.stamp = stamp
        return $0.map
      }
    }
  }

  /// Reads the file.
  ///
  /// Throws: where it is missing or wrong; the former map stays.
  @discardableResult
  func load() throws(ConfigurationError) -> RoleMap {
    let stamp = FileStamp(of: path)
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(path) cannot be read as UTF-8; it says which groups have which role",
          de: "\(path) ist nicht als UTF-8 lesbar; sie sagt, welche Gruppen welche Rolle haben"))
    }
    let map = try RoleMap(yaml: text)
    kept.withLock { $0 = Kept(stamp: stamp, map: map) }
    return map
  }
}
