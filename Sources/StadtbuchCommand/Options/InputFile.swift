import Foundation

/// A file that a command reads.
enum InputFile {
  /// Requires that there is a file that may be read, else says what is the matter.
  static func check(_ file: String) throws {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure(.inputOutput, "there is no file \(file)", "die Datei \(file) gibt es nicht")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    guard attributes[.type] as? FileAttributeType != .typeDirectory else {
      throw Failure(
        .inputOutput,
        "\(file) is a folder; name the files in it",
        "\(file) ist ein Ordner; die Dateien darin nennen")
    }
    guard FileManager.default.isReadableFile(atPath: file) else {
      throw Failure(.notPermitted, "\(file) may not be read", "\(file) darf nicht gelesen werden")
    }
  }
}
