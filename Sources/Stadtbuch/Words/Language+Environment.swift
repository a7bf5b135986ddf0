import Foundation
package import Vocabulary

extension Language {
  /// The language of the environment (`STADTBUCH_LANG`, else the system's), else English.
  package static var ofEnvironment: Language {
    let environment = ProcessInfo.processInfo.environment
    let said = ["STADTBUCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return said?.hasPrefix("de") == true ? .de : .en
  }
}
