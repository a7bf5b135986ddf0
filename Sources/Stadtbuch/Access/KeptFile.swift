import LMDB
import Ledger
import Synchronization
import Vocabulary

/// What a file of the ledger's owner lists.
protocol KeptItem: Sendable {
  /// The item of an object; nil where it is none.
  init?(_ object: AnswerObject)
  /// The item as it is kept.
  var object: AnswerObject { get }
}

/// A list in the folder of rights: a file of the ledger's owner alone, read anew whenever it has
/// changed, so that what is taken back ends at once in every process.
final class KeptFile<Item: KeptItem>: Sendable {
  private struct Kept {
    var stamp: FileStamp?
    var items: [Item] = []
  }

  private let folder: String
  private let name: String
  private let kept = Mutex(Kept())

  private var path: String { "\(folder)/\(name).json" }

  /// The list of a name; its file has the name with `.json`.
  init(_ folders: LedgerFolders, _ name: String) {
    folder = folders.rights
    self.name = name
  }

  /// All items, in the order in which they were made.
  ///
  /// Throws: where the file is there and cannot be read or understood.
  func all() throws(LedgerError) -> [Item] {
    let stamp = FileStamp(of: path)
    if let known = kept.withLock({ $0.stamp == stamp ? $0.items : nil }) { return known }
    let items = try read()
    kept.withLock { $0 = Kept(stamp: stamp, items: items) }
    return items
  }

  private func read() throws(LedgerError) -> [Item] {
    let bytes: [UInt8]
    do throws(LMDBError) {
      bytes = try FileSystem.contents(of: path, bytesMax: 16 << 20)
    } catch {
      guard FileStamp(of: path) != nil else { return [] }
      throw LedgerError(
        .notPermitted, "\(path) may not be read", "\(path) darf nicht gelesen werden")
    }
    guard case .object(let object) = AnswerValue(json: bytes.span),
      case .list(let list)? = object[name]
    else { throw unreadable }
    var items: [Item] = []
    for value in list {
      guard case .object(let object) = value, let item = Item(object) else { throw unreadable }
      items.append(item)
    }
    return items
  }

  private var unreadable: LedgerError {
    LedgerError(
      .invalid,
      "\(path) is not understood; restore it from a backup, or remove it and make all anew",
      "\(path) ist nicht zu verstehen; aus einer Sicherung zurückholen, oder entfernen und alles "
        + "neu anlegen")
  }

  /// Changes the list, while nobody else does.
  func change(_ body: (inout [Item]) throws(LedgerError) -> Void) throws(LedgerError) {
    let lock = try writing { () throws(LMDBError) in
      try FileSystem.makeFolder(folder, isPrivate: true)
      let lock = try LockFile(path: folder + "/lock")
      return try lock.lock(withinSeconds: 10) ? lock : nil
    }
    guard let lock else {
      throw LedgerError(
        .locked, "another process changes \(path); try again",
        "ein anderer Vorgang ändert \(path); noch einmal versuchen")
    }
    defer { lock.unlock() }
    var items = try read()
    try body(&items)
    var object = AnswerObject()
    object.append(name, .list(items.map { .object($0.object) }))
    var json: [UInt8] = []
    object.append(to: &json)
    json.append(0x0a)
    try writing { () throws(LMDBError) in
      try FileSystem.replace(path, json, isPrivate: true)
    }
  }

  private func writing<R>(_ body: () throws(LMDBError) -> R) throws(LedgerError) -> R {
    do throws(LMDBError) {
      return try body()
    } catch {
      throw LedgerError(
        .notPermitted, "\(path) cannot be written (\(error)); only the ledger's owner changes it",
        "\(path) lässt sich nicht schreiben (\(error)); nur wem das Stadtbuch gehört, ändert es")
    }
  }
}
