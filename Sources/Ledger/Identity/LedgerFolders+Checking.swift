import LMDB

extension LedgerFolders {
  private var data: String { log + "/data.mdb" }
  private var locks: String { log + "/lock.mdb" }

  /// Refuses what is no folder that can be entered.
  func checkRoot() throws(LedgerError) {
    switch FileSystem.kind(of: root) {
    case .missing:
      throw LedgerError(
        .missing, "there is no ledger at \(root); make one with init, or name another")
    case .folder:
      guard FileSystem.mayEnter(root) else { throw noRights(to: root) }
    case .file, .other:
      throw LedgerError(.noLedger, "\(root) is not a folder; name the folder of a ledger")
    }
  }

  /// A folder without `ledger.json`: one that has lost it, or no ledger at all.
  var withoutIdentity: LedgerError {
    guard let events = eventsWithoutIdentity else {
      return LedgerError(
        .noLedger, "\(root) is not a ledger: it has no ledger.json; name another folder")
    }
    return LedgerError(
      .noLedger,
      "\(identity) is missing beside a log with \(events); put it back from a backup, or let "
        + "“stadtbuch doctor” say what it held")
  }

  /// What the log holds, in words; nil where it holds nothing.
  var eventsWithoutIdentity: String? {
    guard let file = try? DataFile(in: log), let count = file.entryCount("events") else {
      return nil
    }
    let mark = file.value("meta", Ledger.markKey).flatMap { IdentityMark(stored: $0) }
    guard count > 0 || mark != nil else { return nil }
    return "\(count) events" + (mark.map { " of \($0.words)" } ?? "")
  }

  /// Refuses a ledger whose log is not there, or is none: LMDB would take it for an empty one, and
  /// events would be numbered from 1 again. Refuses what stands in the way of the views, too.
  func checkParts(of known: IdentityMark.Known) throws(LedgerError) {
    switch FileSystem.kind(of: log) {
    case .folder: break
    case .missing: throw broken(log, "is missing: \(loss(known))")
    case .file, .other: throw broken(log, "is not a folder: \(loss(known))")
    }
    try checkData(known)
    let lockKind = FileSystem.kind(of: locks)
    guard lockKind == .file || lockKind == .missing else {
      throw LedgerError(.mixedUp, "\(locks) is not a file; delete it, and it is made anew")
    }
    let viewsKind = FileSystem.kind(of: views)
    guard viewsKind == .folder || viewsKind == .missing else {
      throw LedgerError(
        .mixedUp, "\(views) is not a folder; delete it, and it is made anew from the log")
    }
  }

  private func checkData(_ known: IdentityMark.Known) throws(LedgerError) {
    let file: DataFile
    do throws(LMDBError) { file = try DataFile(in: log) } catch {
      throw error.code == .invalid ? broken(data, "is not a file") : failure(error)
    }
    switch file.condition {
    case .whole: break
    case .missing: throw broken(data, "is missing: \(loss(known))")
    case .empty: throw broken(data, "is empty: \(loss(known))")
    case .foreign: throw broken(data, "is not a log, or is damaged at its beginning")
    case .short(let bytes, let needed):
      throw broken(data, "was cut short: it has \(bytes) bytes of \(needed)")
    }
  }

  private func broken(_ path: String, _ what: String) -> LedgerError {
    LedgerError(.mixedUp, "\(path) \(what); put the folder log back from a backup")
  }

  /// What is lost with a log, in words.
  private func loss(_ known: IdentityMark.Known) -> String {
    let words = "the events of \(known.mark.words) are not here"
    guard let last = FoundViews.all(self, known).max(by: { $0.position < $1.position }) else {
      return words
    }
    return "\(words), and the views in \(last.folder) were made from \(last.position) events"
  }
}
