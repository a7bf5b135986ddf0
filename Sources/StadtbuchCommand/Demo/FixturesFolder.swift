import Foundation
import Presentation
import Stadtbuch

/// Finds the folder `Fixtures` that comes with the source.
enum FixturesFolder {
  /// The folder that `STADTBUCH_FIXTURES` names, else the nearest above the program or the current
  /// directory.
  static func find() throws -> String {
    let said = ProcessInfo.processInfo.environment["STADTBUCH_FIXTURES"] ?? ""
    if !said.isEmpty {
      guard isFixtures(said) else {
        throw Failure(
          .inputOutput,
          "STADTBUCH_FIXTURES “\(said.excerpt)” has no data/gmpp in it",
          "in STADTBUCH_FIXTURES „\(said.excerpt)“ fehlt data/gmpp")
      }
      return said
    }
    // In a copy of the source the short name reads better in the printed commands.
    if isFixtures("Fixtures") { return "Fixtures" }
    let program = Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
    for start in [FileManager.default.currentDirectoryPath, program] {
      var folder = URL(fileURLWithPath: start).standardizedFileURL.resolvingSymlinksInPath()
      while folder.path != "/" {
        let candidate = folder.appendingPathComponent("Fixtures").path
        if isFixtures(candidate) { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    throw Failure(
      .inputOutput,
      "the folder Fixtures is neither above the current directory nor above the program; run the "
        + "demonstration in a copy of the source, or name it in STADTBUCH_FIXTURES",
      "der Ordner Fixtures liegt weder über dem aktuellen Ordner noch über dem Programm; die "
        + "Vorführung in einer Kopie der Quellen starten oder ihn in STADTBUCH_FIXTURES nennen")
  }

  private static func isFixtures(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/data/gmpp")
      && FileManager.default.fileExists(atPath: path + "/mappings/gmpp.yaml")
  }
}
