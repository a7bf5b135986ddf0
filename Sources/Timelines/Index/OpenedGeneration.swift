import Foundation
import LMDB
import Ledger
import Vocabulary

/// The folder of a generation with its tables open, held so that nobody deletes it.
struct OpenedGeneration: Sendable {
  let folder: GenerationFolder
  let environment: LMDB.Environment
  /// Whether this process may change it.
  let mayWrite: Bool
  /// Shared as long as it is open.
  private let inUse: LockFile
  /// Removes the folder at the end, where it belongs to this process alone.
  private let temporary: TemporaryFolder?

  /// Opens a generation that is whole; nil where there is none, or none that can be trusted.
  ///
  /// Nothing is written, made or renamed.
  static func openTrusted(
    _ folder: GenerationFolder, _ ledger: Ledger
  ) throws(TimelinesError) -> OpenedGeneration? {
    do throws(LMDBError) {
      guard let inUse = try? LockFile(path: folder.inUse, access: .lock),
        try inUse.share(withinSeconds: ledger.options.lockWaitSeconds), inUse.isInPlace,
        folder.isTrusted(format: Generation.identity)
      else { return nil }
      return try OpenedGeneration(folder, ledger, inUse)
    } catch {
      let unusable: [LMDBError.Code] = [
        .corrupted, .truncated, .versionMismatch, .notFound, .noSuchDirectory,
      ]
      guard !unusable.contains(error.code) else { return nil }
      throw TimelinesError(error)
    }
  }

  /// Makes an empty generation in place of what cannot be trusted, and opens it.
  ///
  /// Throws: `locked` where others have it open.
  static func makeEmpty(
    _ folder: GenerationFolder, _ ledger: Ledger
  ) throws(TimelinesError) -> OpenedGeneration {
    do throws(LMDBError) {
      // Views that others hold are not taken from under them.
      let holders = try? LockFile(path: folder.inUse, access: .lock)
      defer { holders?.unlock() }
      if let holders, try !holders.lock(withinSeconds: ledger.options.lockWaitSeconds) {
        throw LMDBError(
          locked: "the views at \(folder.path) must be made anew, but \(holders.holderText) has "
            + "them open; end it, then try again",
          german: "die Sichten in \(folder.path) müssen neu entstehen, aber "
            + "\(holders.germanHolderText) hat sie geöffnet; beenden, dann erneut versuchen")
      }
      try folder.makeEmpty(format: Generation.identity)
      let inUse = try LockFile(path: folder.inUse, access: .lock)
      guard try inUse.share(withinSeconds: ledger.options.lockWaitSeconds) else {
        throw LMDBError(
          locked: "the views at \(folder.path) are held by \(inUse.holderText)",
          german: "\(inUse.germanHolderText) hält die Sichten in \(folder.path)")
      }
      return try OpenedGeneration(folder, ledger, inUse)
    } catch {
      throw TimelinesError(
        error,
        "the views at \(folder.path) cannot be made",
        "die Sichten in \(folder.path) lassen sich nicht anlegen")
    }
  }

  /// Makes an empty generation that this process alone uses, in a temporary folder that is removed
  /// with it: for whoever may read the log but not write its views.
  static func makePrivate(_ ledger: Ledger) throws(TimelinesError) -> OpenedGeneration {
    let temporary: TemporaryFolder
    do throws(LMDBError) { temporary = try TemporaryFolder(named: "stadtbuch-views") } catch {
      throw TimelinesError(
        .notPermitted,
        "the views of \(ledger.folders.root) are missing or cannot be trusted, this process may "
          + "not write them, and a temporary folder cannot be made (\(error.message)); let "
          + "somebody who may write the ledger run `stadtbuch rebuild`, or set TMPDIR",
        "die Sichten von \(ledger.folders.root) fehlen oder sind nicht verlässlich, dieser Prozess "
          + "darf sie nicht schreiben, und ein temporärer Ordner lässt sich nicht anlegen "
          + "(\(error.text.de)); `stadtbuch rebuild` von jemandem ausführen lassen, der schreiben "
          + "darf, oder TMPDIR setzen")
    }
    let folder = GenerationFolder(path: temporary.path + "/views")
    do throws(LMDBError) {
      try folder.makeEmpty(format: Generation.identity)
      let inUse = try LockFile(path: folder.inUse, access: .lock)
      return try OpenedGeneration(folder, ledger, inUse, temporary: temporary)
    } catch {
      throw TimelinesError(error)
    }
  }

  private init(
    _ folder: GenerationFolder, _ ledger: Ledger, _ inUse: LockFile,
    temporary: TemporaryFolder? = nil
  ) throws(LMDBError) {
    self.folder = folder
    self.inUse = inUse
    self.temporary = temporary
    mayWrite =
      temporary != nil
      || ledger.options.mode == .readWrite && FileSystem.mayWrite(folder.path)
        && FileSystem.mayWrite(folder.path + "/data.mdb", orMake: folder.path)
    environment = try LMDB.Environment.open(
      at: folder.path, tables: IndexTables.names,
      options: LMDB.Environment.Options(
        durability: .unsynced, readOnly: !mayWrite,
        allowNetworkFileSystem: ledger.options.allowNetworkFileSystem))
  }
}
