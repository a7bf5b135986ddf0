private import CLMDB
private import Glibc

/// Why bytes that have to wait on disk could not.
public struct ScratchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Whether no file could be made, rather than written or read.
  public let isAboutMaking: Bool
  /// What happened, where, and what to do, in English.
  public let description: String
  /// The same in German.
  public let german: String

  /// A file that could not be made in a folder.
  static func making(in folder: String, errno number: Int32) -> ScratchError {
    ScratchError(
      isAboutMaking: true,
      description: "no temporary file can be made in \(folder) (\(text(of: number))); name a "
        + "folder with room in TMPDIR",
      german: "in \(folder) lässt sich keine temporäre Datei anlegen (\(text(of: number))); in "
        + "TMPDIR einen Ordner mit Platz nennen")
  }

  /// A temporary file that could not be written.
  static func writing(in folder: String, errno number: Int32) -> ScratchError {
    guard LMDBError.Code(status: number) == .diskFull else {
      return ScratchError(
        isAboutMaking: false,
        description: "a temporary file in \(folder) cannot be written (\(text(of: number)))",
        german: "eine temporäre Datei in \(folder) lässt sich nicht schreiben "
          + "(\(text(of: number)))")
    }
    return ScratchError(
      isAboutMaking: false,
      description: "the disk is full: a temporary file in \(folder) cannot grow; free space, or "
        + "name another folder in TMPDIR",
      german: "der Datenträger ist voll: eine temporäre Datei in \(folder) kann nicht wachsen; "
        + "Platz schaffen oder in TMPDIR einen anderen Ordner nennen")
  }

  /// A temporary file that could not be read back.
  static func reading(in folder: String, errno number: Int32) -> ScratchError {
    ScratchError(
      isAboutMaking: false,
      description: "a temporary file in \(folder) cannot be read back (\(text(of: number)))",
      german: "eine temporäre Datei in \(folder) lässt sich nicht lesen (\(text(of: number)))")
  }

  private static func text(of number: Int32) -> String {
    LMDBError(status: number, operation: "").message
  }
}
