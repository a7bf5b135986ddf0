import Foundation

/// Whether an index that is never synced may be trusted.
///
/// Its folder says in `boot` which start of the machine it was last written in, and holds `clean`
/// after an orderly close. Same start: what the operating system holds is whole. Another start:
/// only what was closed in order is.
enum BootMark {
  private static let current: String =
    ((try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? "unknown")
    .trimmingCharacters(in: .whitespacesAndNewlines)

  /// Makes the folder ready to be opened; what cannot be trusted is thrown away first.
  static func prepare(_ folder: String, format: String) throws(TimelinesError) {
    let isTrusted =
      read("\(folder)/format") == format
      && (read("\(folder)/boot") == current
        || FileManager.default.fileExists(atPath: "\(folder)/clean"))
    if !isTrusted { try prepareAnew(folder, format: format) }
  }

  /// Makes the folder ready to be opened as an empty one.
  static func prepareAnew(_ folder: String, format: String) throws(TimelinesError) {
    let files = FileManager.default
    do {
      if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write(format, to: "\(folder)/format", in: folder)
      try write(current, to: "\(folder)/boot", in: folder)
    } catch {
      throw TimelinesError(
        .index, "the views' folder \(folder) cannot be made: \(error.localizedDescription)")
    }
  }

  /// Takes the mark of an orderly close away, before the first write after it.
  static func beginWriting(_ folder: String) throws(TimelinesError) {
    guard FileManager.default.fileExists(atPath: "\(folder)/clean") else { return }
    do {
      try write(current, to: "\(folder)/boot", in: folder)
      try FileManager.default.removeItem(atPath: "\(folder)/clean")
      sync(folder)
    } catch {
      throw TimelinesError(
        .index, "the views' folder \(folder) cannot be written: \(error.localizedDescription)")
    }
  }

  /// Sets the mark of an orderly close; all else must have been synced before.
  static func endWriting(_ folder: String) throws {
    try write("clean", to: "\(folder)/clean", in: folder)
  }

  private static func read(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  private static func write(_ text: String, to path: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    sync(path)
    sync(folder)
  }

  private static func sync(_ path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return }
    try? handle.synchronize()
    try? handle.close()
  }
}
