import Foundation
import Stadtbuch

/// The command line and environment as the system hands them over.
enum CommandInput {
  /// The longest path of a folder or file that the system takes.
  private static let pathBytesMax = 4_095

  /// Requires that all arguments are UTF-8: what stands for a broken byte would name another file
  /// than was meant, or be recorded for ever.
  static func check() throws {
    // Swift puts U+FFFD in place of broken bytes; only then is there something to look for.
    guard CommandLine.arguments.contains(where: { $0.unicodeScalars.contains("\u{fffd}") }),
      let bytes = FileManager.default.contents(atPath: "/proc/self/cmdline")
    else { return }
    for (place, argument) in bytes.split(separator: 0, omittingEmptySubsequences: false)
      .enumerated()
    where String(validating: argument, as: UTF8.self) == nil {
      throw Failure(
        .usage,
        "argument \(place) is not UTF-8; give it in UTF-8",
        "Argument \(place) ist kein UTF-8; in UTF-8 angeben")
    }
  }

  /// A variable of the environment; nil where it is not set or empty.
  ///
  /// Throws: where it is not UTF-8.
  static func variable(_ name: String) throws -> String? {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
    guard !text.unicodeScalars.contains("\u{fffd}") else {
      throw Failure(
        .usage,
        "\(name) is not UTF-8; give it in UTF-8", "\(name) ist kein UTF-8; in UTF-8 angeben")
    }
    return text
  }

  /// Requires that a path is one that the system takes.
  static func checked(path: String) throws -> String {
    guard !path.isEmpty, path.utf8.count <= pathBytesMax, !path.utf8.contains(0) else {
      throw Failure(
        .usage,
        "a path of \(path.utf8.count) bytes is empty or too long; give 1 to \(pathBytesMax)",
        "ein Pfad von \(path.utf8.count) Bytes ist leer oder zu lang; 1 bis \(pathBytesMax) angeben"
      )
    }
    return path
  }
}
