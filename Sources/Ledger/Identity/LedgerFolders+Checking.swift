import LMDB
import Vocabulary

extension LedgerFolders {
  private var data: String { log + "/data.mdb" }
  private var locks: String { log + "/lock.mdb" }

  /// Refuses what is no folder that can be entered.
  func checkRoot() throws(LedgerError) {
    switch FileSystem.kind(of: root) {
    case .missing:
      throw LedgerError(
        .missing, "there is no ledger at \(root); make one with init, or name another",
        "unter \(root) gibt es kein Stadtbuch; mit init anlegen oder ein anderes nennen")
    case .folder:
      guard FileSystem.mayEnter(root) else { throw noRights(to: root) }
    case .file, .other:
      throw LedgerError(
        .noLedger, "\(root) is not a folder; name the folder of a ledger",
        "\(root) ist kein Ordner; den Ordner eines Stadtbuchs nennen")
    }
  }

  /// A folder without `ledger.json`: one that has lost it, or no ledger at all.
  var withoutIdentity: LedgerError {
    guard let events = eventsWithoutIdentity else {
      return LedgerError(
        .noLedger, "\(root) is not a ledger: it has no ledger.json; name another folder",
        "\(root) ist kein Stadtbuch: ledger.json fehlt; einen anderen Ordner nennen")
    }
    return LedgerError(
      .noLedger,
      "\(identity) is missing beside a log with \(events.en); put it back from a backup, or let "
        + "“stadtbuch doctor” say what it held",
      "\(identity) fehlt neben einem Logbuch mit \(events.de); aus einer Sicherung zurückholen oder mit "
        + "„stadtbuch doctor“ ansehen, was darin stand")
  }

  /// What the log holds, in words; nil where it holds nothing.
  var eventsWithoutIdentity: Label? {
    guard let file = try? DataFile(in: log), let count = file.entryCount("events") else {
      return nil
    }
    let mark = file.value("meta", Ledger.markKey).flatMap { IdentityMark(stored: $0) }
    guard count > 0 || mark != nil else { return nil }
    return Label(
      en: "\(count) events" + (mark.map { " of \($0.words.en)" } ?? ""),
      de: "\(count) Ereignissen" + (mark.map { " von \($0.words.de)" } ?? ""))
  }

  /// Refuses a ledger whose log is not there, or is none: LMDB would take it for an empty one, and
  /// events would be numbered from 1 again. Refuses what stands in the way of the views, too.
  func checkParts(of known: IdentityMark.Known) throws(LedgerError) {
    switch FileSystem.kind(of: log) {
    case .folder: break
    case .missing: throw broken(log, lost("is missing", "fehlt", known))
    case .file, .other: throw broken(log, lost("is not a folder", "ist kein Ordner", known))
    }
    try checkData(known)
    let lockKind = FileSystem.kind(of: locks)
    guard lockKind == .file || lockKind == .missing else {
      throw LedgerError(
        .mixedUp, "\(locks) is not a file; delete it, and it is made anew",
        "\(locks) ist keine Datei; löschen, sie wird neu angelegt")
    }
    let viewsKind = FileSystem.kind(of: views)
    guard viewsKind == .folder || viewsKind == .missing else {
      throw LedgerError(
        .mixedUp, "\(views) is not a folder; delete it, and it is made anew from the log",
        "\(views) ist kein Ordner; löschen, er wird aus dem Logbuch neu angelegt")
    }
  }

  private func checkData(_ known: IdentityMark.Known) throws(LedgerError) {
    let file: DataFile
    do throws(LMDBError) { file = try DataFile(in: log) } catch {
      throw error.code == .invalid
        ? broken(data, Label("is not a file", "ist keine Datei")) : failure(error)
    }
    switch file.condition {
    case .whole: break
    case .missing: throw broken(data, lost("is missing", "fehlt", known))
    case .empty: throw broken(data, lost("is empty", "ist leer", known))
    case .foreign:
      throw broken(
        data,
        Label(
          "is not a log, or is damaged at its beginning",
          "ist kein Logbuch oder am Anfang beschädigt"))
    case .short(let bytes, let needed):
      throw broken(
        data,
        Label(
          "was cut short: it has \(bytes) bytes of \(needed)",
          "wurde abgeschnitten: \(bytes) Bytes von \(needed)"))
    }
  }

  private func broken(_ path: String, _ what: Label) -> LedgerError {
    LedgerError(
      .mixedUp, "\(path) \(what.en); put the folder log back from a backup",
      "\(path) \(what.de); den Ordner log aus einer Sicherung zurückholen")
  }

  /// What is lost with a log, in words.
  private func lost(_ en: String, _ de: String, _ known: IdentityMark.Known) -> Label {
    let words = known.mark.words
    var loss = Label(
      "\(en): the events of \(words.en) are not here",
      "\(de): die Ereignisse von \(words.de) sind nicht hier")
    if let last = FoundViews.all(self, known).max(by: { $0.position < $1.position }) {
      loss = Label(
        "\(loss.en), and the views in \(last.folder) were made from \(last.position) events",
        "\(loss.de), und die Sichten in \(last.folder) entstanden aus \(last.position) Ereignissen")
    }
    return loss
  }
}
