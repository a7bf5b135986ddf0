private import CLMDB
private import Glibc

/// Why bytes that have to wait on disk could not.
public struct ScratchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Whether no file could be made, rather than written or read.
  public let isAboutMaking: Bool
  /// What happened, where, and what to do.
  public let description: String

  /// A file that could not be made in a folder.
  static func making(in folder: String, errno number: Int32) -> ScratchError {
    ScratchError(
      isAboutMaking: true,
      description: "no temporary file can be made in \(folder) (\(text(of: number))); name a "
        + "folder with room in TMPDIR")
  }

  /// A temporary file that could not be written.
  static func writing(in folder: String, errno number: Int32) -> ScratchError {
    let isFull = LMDBError.Code(status: number) == .diskFull
    return ScratchError(
      isAboutMaking: false,
      description: isFull
        ? "the disk is full: a temporary file in \(folder) cannot grow; free space, or name "
          + "another folder in TMPDIR"
        : "a temporary file in \(folder) cannot be written (\(text(of: number)))")
  }

  /// A temporary file that could not be read back.
  static func reading(in folder: String, errno number: Int32) -> ScratchError {
    ScratchError(
      isAboutMaking: false,
      description: "a temporary file in \(folder) cannot be read back (\(text(of: number)))")
  }

  private static func text(of number: Int32) -> String {
    LMDBError(status: number, operation: "").message
  }
}
