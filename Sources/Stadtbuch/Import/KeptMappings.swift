public import Exchange
import Foundation
import LMDB
public import Ledger
import Vocabulary

/// The mappings that a ledger keeps, each under a name: what lists that are sent in are read by.
public struct KeptMappings: Sendable {
  private let folder: String

  /// Those of a ledger.
  public init(_ folders: LedgerFolders) { folder = folders.config + "/mappings" }

  /// Whether a text may be the name of one: nothing that leads out of the folder.
  public static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
      }
  }

  /// The names of all, in order.
  public func names() -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
      .filter(KeptMappings.isName).sorted()
  }

  /// The text of one; nil where there is none of this name.
  public func text(_ name: String) -> String? {
    guard KeptMappings.isName(name), FileSystem.kind(of: path(name)) == .file,
      let bytes = try? FileSystem.contents(of: path(name), bytesMax: Limits.mappingBytesMax + 1)
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// One of them, read; nil where there is none of this name.
  public func mapping(_ name: String) throws(MappingError) -> Mapping? {
    guard let text = text(name) else { return nil }
    return try Mapping.load(yaml: text)
  }

  /// Keeps a mapping.
  ///
  /// - Parameters:
  ///   - yaml: its text, which must be a mapping.
  ///   - replaces: whether another of that name is replaced.
  public func add(_ name: String, _ yaml: String, replaces: Bool) throws {
    guard KeptMappings.isName(name) else {
      throw LedgerError(
        .invalid,
        "“\(name.excerpt)” is no name; give 1 to 60 lower-case letters, digits and hyphens",
        "„\(name.excerpt)“ ist kein Name; 1 bis 60 Kleinbuchstaben, Ziffern und Bindestriche angeben"
      )
    }
    _ = try Mapping.load(yaml: yaml)
    do throws(LMDBError) {
      try FileSystem.makeFolders(folder)
      if replaces {
        try FileSystem.replace(path(name), Array(yaml.utf8), isPrivate: false)
        return
      }
      if try FileSystem.writeNew(path(name), Array(yaml.utf8)) { return }
    } catch {
      throw LedgerError(
        .notPermitted, "\(path(name)) cannot be written (\(error))",
        "\(path(name)) lässt sich nicht schreiben (\(error))")
    }
    guard text(name) == yaml else {
      throw LedgerError(
        .invalid, "there is another mapping “\(name)” already; --replace puts this in its place",
        "eine andere Zuordnung „\(name)“ gibt es schon; --replace setzt diese an ihre Stelle")
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name).yaml" }
}
