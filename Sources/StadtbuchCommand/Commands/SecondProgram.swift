import CProcess
import Foundation
import Stadtbuch

/// The program `stadtbuch-serve`, which is built apart, since a server's packages are slow to build.
enum SecondProgram {
  private static let name = "stadtbuch-serve"

  /// Becomes it; returns only by throwing.
  static func become(_ words: [String]) throws -> Never {
    let program = try path()
    for word in [program] + words {
      for byte in word.utf8 { cprocess_add(byte) }
      cprocess_add(0)
    }
    let number = cprocess_become()
    throw Failure(
      .unavailable, "\(program) cannot be started (error \(number))",
      "\(program) lässt sich nicht starten (Fehler \(number))")
  }

  /// Where it lies: beside this program, else in PATH.
  ///
  /// Throws: where it is not built.
  static func path() throws -> String {
    let files = FileManager.default
    let own = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var folders = [(own as NSString).deletingLastPathComponent]
    folders += (try CommandInput.variable("PATH") ?? "").split(separator: ":").map(String.init)
    for folder in folders where files.isExecutableFile(atPath: "\(folder)/\(name)") {
      return "\(folder)/\(name)"
    }
    throw Failure(
      .unavailable,
      "\(name) stands neither beside stadtbuch nor in PATH; build it with “swift build -c release "
        + "--product \(name)”",
      "\(name) liegt weder neben stadtbuch noch im PATH; bauen mit „swift build -c release "
        + "--product \(name)“")
  }
}
