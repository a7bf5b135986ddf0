import Foundation
import Ledger
import Pages
import Stadtbuch
import Synchronization
import Vocabulary

/// A ledger's `config/city.yaml`, as it was read last.
final class CityFile: Sendable {
  let path: String
  private let kept = Mutex<CityConfiguration?>(nil)

  init(_ folders: LedgerFolders) { path = folders.config + "/city.yaml" }

  /// A file that says what is given.
  init(_ city: CityConfiguration?) {
    path = ""
    kept.withLock { $0 = city }
  }

  /// What it says; nil where there is none.
  var now: CityConfiguration? { kept.withLock { $0 } }

  /// Takes what was read.
  func take(_ city: CityConfiguration?) { kept.withLock { $0 = city } }

  /// What the file says now; nil where there is none.
  ///
  /// Throws: what is wrong with it, and where.
  func read() throws(ConfigurationError) -> CityConfiguration? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(path) cannot be read as UTF-8; check its rights and encoding",
          de: "\(path) ist nicht als UTF-8 lesbar; Rechte und Kodierung prüfen"))
    }
    do throws(ConfigurationError) {
      return try CityConfiguration(yaml: text)
    } catch {
      throw ConfigurationError(
        nil, Label(en: "\(path): \(error.text.en)", de: "\(path): \(error.text.de)"))
    }
  }
}
