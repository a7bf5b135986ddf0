import Foundation
import LMDB

/// The folder of one generation of views, and whether what it holds may be trusted.
///
/// Views are never synced. Beside the tables `format` says what they were written with, `boot` in
/// which start of the machine, and `clean` stands after an orderly close. Same start: what the
/// operating system holds is whole. Another start: only what was closed in order is.
struct GenerationFolder: Sendable {
  let path: String

  /// What the tables were written with.
  private var format: String { path + "/format" }
  /// The start of the machine in which they were last written; missing when a sync has failed.
  private var boot: String { path + "/boot" }
  /// Stands where they were closed in order.
  private var clean: String { path + "/clean" }
  /// Shared by all who have it open, so that nobody deletes it under them.
  var inUse: String { path + "/in-use" }
  /// Held by whoever writes now.
  var writing: String { path + "/writing" }
  /// Shared by all who have written and not closed yet.
  var writers: String { path + "/writers" }

  private static let currentBoot: String =
    (FileSystem.text(of: "/proc/sys/kernel/random/boot_id") ?? "unknown")
    .trimmingCharacters(in: .whitespacesAndNewlines)

  /// Whether what lies there was written by this format and survived whole.
  func isTrusted(format identity: String) -> Bool {
    FileSystem.text(of: format) == identity && (isOfThisBoot || isClosed)
  }

  /// Whether there is a folder at all.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }
  /// Whether it was written since the machine was started, and no sync of it has failed.
  var isOfThisBoot: Bool { FileSystem.text(of: boot) == GenerationFolder.currentBoot }
  /// Whether it bears the mark of an orderly close.
  var isClosed: Bool { FileSystem.text(of: clean) != nil }

  /// Makes it an empty one, whatever it held. Nobody else may have it open.
  func makeEmpty(format identity: String) throws(LMDBError) {
    try FileSystem.removeTree(path)
    try FileSystem.makeFolder(path)
    try FileSystem.replace(format, Array(identity.utf8))
    try FileSystem.replace(boot, Array(GenerationFolder.currentBoot.utf8))
    _ = try LockFile(path: inUse)
  }

  /// Takes the mark of an orderly close away, before the first write after it.
  func takeMarkAway() throws(LMDBError) {
    if !isOfThisBoot {
      try FileSystem.replace(boot, Array(GenerationFolder.currentBoot.utf8))
    }
    try FileSystem.remove(clean)
  }

  /// Sets the mark of an orderly close; all pages must have been synced before.
  func setMark() throws(LMDBError) {
    guard isOfThisBoot, !isClosed else { return }
    try FileSystem.replace(clean, Array("clean\n".utf8))
  }

  /// Notes that a sync has failed: the pages that it spoke for may be lost though they seem
  /// written, so nobody may ever set the mark, and whoever opens next makes the views anew.
  func distrust() throws(LMDBError) {
    try FileSystem.remove(clean)
    try FileSystem.remove(boot)
  }
}
