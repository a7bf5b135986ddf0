import Foundation
import Presentation
import Stadtbuch

/// Writes the files of a report for people, each whole or not at all and never over one that holds
/// something else unless that is said; what was written can be taken back.
struct ReportWriter {
  /// Whether files that hold something else may be written over.
  let mayReplace: Bool
  private var before: [(path: String, bytes: Data?)] = []
  private var folders: [String] = []

  init(mayReplace: Bool = false) {
    self.mayReplace = mayReplace
  }

  /// Writes files; where one cannot be written, none is.
  mutating func write(_ files: [(path: String, bytes: [UInt8])]) throws {
    var changed: [(path: String, bytes: [UInt8], before: Data?)] = []
    for file in files {
      let found = FileManager.default.contents(atPath: file.path)
      if found == Data(file.bytes) { continue }
      guard mayReplace || !FileManager.default.fileExists(atPath: file.path) else {
        throw Failure(
          .cannotCreate,
          "\(file.path) exists and holds something else, be it of another point, language or "
            + "version; name another place with --out, or write over a report with --force",
          "\(file.path) gibt es schon, mit anderem Inhalt, etwa von anderem Stand, anderer Sprache "
            + "oder Version; mit --out einen anderen Ort nennen oder einen Bericht mit --force "
            + "überschreiben")
      }
      changed.append((file.path, file.bytes, found))
    }
    do {
      for file in changed {
        do {
          try Data(file.bytes).write(to: URL(fileURLWithPath: file.path), options: .atomic)
        } catch {
          throw Failure(
            .cannotCreate,

            "\(file.path) cannot be written; check that its folder exists, the rights and the disk",
            "\(file.path) lässt sich nicht schreiben; prüfen, ob es den Ordner gibt, die Rechte und "
              + "den Datenträger")
        }
        before.append((file.path, file.before))
      }
    } catch {
      undo()
      throw error
    }
  }

  /// Makes a folder where there is none.
  mutating func makeFolder(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
      guard attributes[.type] as? FileAttributeType == .typeDirectory else {
        throw Failure(
          .cannotCreate,
          "\(path) is not a folder; name another with --out",
          "\(path) ist kein Ordner; mit --out einen anderen nennen")
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .cannotCreate,
        "the folder \(path) cannot be made; check the rights",
        "der Ordner \(path) lässt sich nicht anlegen; die Rechte prüfen")
    }
    folders.append(path)
  }

  /// Puts back what was there before.
  mutating func undo() {
    for file in before.reversed() {
      if let bytes = file.bytes {
        try? bytes.write(to: URL(fileURLWithPath: file.path), options: .atomic)
      } else {
        try? FileManager.default.removeItem(atPath: file.path)
      }
    }
    for folder in folders.reversed() { try? FileManager.default.removeItem(atPath: folder) }
    (before, folders) = ([], [])
  }
}
