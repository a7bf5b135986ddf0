import Foundation
import LMDB
import Vocabulary

/// Whether the parts that lie in one folder belong together; every way in which they may not, in
/// words that say what lies where and what to do.
///
/// Three say where they come from: `ledger.json`, the log, and the views. The log is believed when
/// `ledger.json` says the same; nothing is thrown away by itself, since views that do not belong to
/// the log may be all that is left of events that it lost.
struct Belonging {
  let folders: LedgerFolders
  /// What `ledger.json` says.
  let identity: IdentityMark
  /// What the log says; nil of one that was made before it said so.
  let log: IdentityMark?
  /// The last event of the log.
  let head: UInt64
  /// What the views say.
  let views: [FoundViews]

  /// What is wrong, in one line; nil when all belongs together.
  ///
  /// - Parameter sum: gives the sum over an event's record; nil where there is none.
  func fault<E>(_ sum: (UInt64) throws(E) -> UInt64?) throws(E) -> Label? {
    if let fault = faultOfLog { return fault }
    for found in views {
      if let fault = faultOfOrigin(found) ?? faultOfLength(found) { return fault }
      guard let witness = found.witness, let last = try sum(witness.sequence), last != witness.last
      else { continue }
      return faultOfHistory(found, hasOtherFirst: try sum(1) != witness.first)
    }
    return nil
  }

  private var faultOfLog: Label? {
    guard let log, log != identity else { return nil }
    guard log.origin != identity.origin else {
      return identity.change(from: log).map {
        Label(
          "\(folders.identity) says \($0.en); it is written once and never changes: put the one "
            + "that was there back",
          "\(folders.identity) nennt \($0.de); die Datei wird einmal geschrieben und nie geändert: "
            + "die frühere zurückholen")
      }
    }
    let (own, logs) = (identity.words, log.words)
    let origins = Set(views.compactMap { $0.witness?.mark.origin })
    switch origins {
    case [log.origin]:
      return Label(
        "\(folders.identity) is that of \(own.en), but the log and the views beside "
          + "it are those of \(logs.en); put the ledger.json of \(logs.en) back, or name the "
          + "folder of the other ledger",
        "\(folders.identity) ist die von \(own.de), aber Logbuch und Sichten daneben sind die von "
          + "\(logs.de); die ledger.json von \(logs.de) zurückholen oder den Ordner des anderen "
          + "Stadtbuchs nennen")
    case [identity.origin]:
      return Label(
        "\(folders.log) is the log of \(logs.en), but ledger.json and the views are those "
          + "of \(own.en); put its own log back from a backup",
        "\(folders.log) ist das Logbuch von \(logs.de), aber ledger.json und die Sichten sind die von "
          + "\(own.de); das eigene Log aus einer Sicherung zurückholen")
    default:
      return Label(
        "\(folders.log) is the log of \(logs.en), but ledger.json is that of "
          + "\(own.en); put back from a backup the one that does not belong here",
        "\(folders.log) ist das Logbuch von \(logs.de), aber ledger.json die von \(own.de); aus einer "
          + "Sicherung zurückholen, was nicht hierher gehört")
    }
  }

  private func faultOfOrigin(_ found: FoundViews) -> Label? {
    guard let mark = found.witness?.mark, mark.origin != identity.origin else { return nil }
    return Label(
      "\(found.folder) holds views of another ledger, \(mark.words.en); delete \(folders.views), "
        + "which is made anew from the log of \(identity.words.en)",
      "\(found.folder) enthält Sichten eines anderen Stadtbuchs, \(mark.words.de); "
        + "\(folders.views) löschen, es wird aus dem Logbuch von \(identity.words.de) neu angelegt")
  }

  private func faultOfLength(_ found: FoundViews) -> Label? {
    guard found.position > head else { return nil }
    let end =
      head == 0
      ? Label("holds no events", "enthält keine Ereignisse")
      : Label("ends with event \(head)", "endet mit Ereignis \(head)")
    return Label(
      "\(folders.log) \(end.en), but the views in \(found.folder) were made from "
        + "\(found.position) events: it is an older copy; put the newer log back, or, if this one is "
        + "right, delete \(folders.views), which is made anew from it",
      "\(folders.log) \(end.de), aber die Sichten in \(found.folder) entstanden aus "
        + "\(found.position) Ereignissen: es ist eine ältere Kopie; das neuere Logbuch zurückholen oder, "
        + "wenn dieses stimmt, \(folders.views) löschen, es wird daraus neu angelegt")
  }

  private func faultOfHistory(_ found: FoundViews, hasOtherFirst: Bool) -> Label {
    let event = hasOtherFirst ? 1 : found.witness?.sequence ?? 1
    return Label(
      "\(folders.log)/data.mdb has another event \(event) "
        + "than the log from which the views in \(found.folder) were made: one of them is a copy "
        + "that went its own way, or the event is damaged; put the right log back, or, if this one "
        + "is right, delete \(folders.views), which is made anew from it",
      "\(folders.log)/data.mdb hat ein anderes Ereignis \(event) als das Logbuch, aus dem die Sichten in "
        + "\(found.folder) entstanden: eines von beiden ist eine Kopie, die eigene Wege ging, oder "
        + "das Ereignis ist beschädigt; das richtige Logbuch zurückholen oder, wenn dieses stimmt, "
        + "\(folders.views) löschen, es wird daraus neu angelegt")
  }
}

/// What one generation of views says of itself, read from its file without opening it.
struct FoundViews: Sendable, Equatable {
  /// Where it lies.
  let folder: String
  /// The last event that it was made from.
  let position: UInt64
  /// Where it comes from; nil of views that were made before they said so.
  let witness: ViewsWitness?

  /// Looks at all generations of a ledger. What cannot be read says nothing, and is made anew.
  static func all(_ folders: LedgerFolders, _ known: IdentityMark.Known?) -> [FoundViews] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folders.views)) ?? []
    return names.compactMap { UInt64($0) }.sorted().compactMap { number in
      FoundViews(in: "\(folders.views)/\(number)", known)
    }
  }

  init(folder: String, position: UInt64, witness: ViewsWitness?) {
    self.folder = folder
    self.position = position
    self.witness = witness
  }

  /// Looks at the views in a folder; nil when there are none that can be read.
  private init?(in folder: String, _ known: IdentityMark.Known?) {
    guard let file = try? DataFile(in: folder),
      let stored = file.value(ViewsWitness.table, ViewsWitness.positionKey), stored.count == 8
    else { return nil }
    let witness = file.value(ViewsWitness.table, ViewsWitness.key)
    self.init(
      folder: folder, position: stored.span.littleEndianUInt64(at: 0),
      witness: witness.flatMap { ViewsWitness(stored: $0, known: known) })
  }
}
