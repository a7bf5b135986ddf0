import Foundation
import LMDB
import Vocabulary

/// What a ledger is: written once when it is made, never changed.
public struct LedgerIdentity: Sendable, Equatable {
  /// The format of ledgers that this program writes.
  public static let formatWritten = 1

  /// What people call it.
  public let name: String
  /// Where its log comes from; the origin line of its checkpoints.
  public let origin: String
  /// The identifier of the time zone in which its days begin.
  public let timeZone: String
  /// The ISO 4217 code of the currency that it accounts in.
  public let currency: String
  /// The format of its files.
  public let format: Int

  /// An identity; an origin that is not given is made of a fresh UUID.
  public init(
    name: String, origin: String? = nil, timeZone: String = "Europe/Berlin",
    currency: String = "EUR"
  ) {
    self.name = name
    self.origin = origin ?? "stadtbuch/\(UUID().uuidString.lowercased())"
    self.timeZone = timeZone
    self.currency = currency
    format = LedgerIdentity.formatWritten
  }
}

extension LedgerIdentity: Codable {}

extension LedgerIdentity {
  /// Whether texts can be shown: what stands in a file must not steer a terminal.
  static func areShowable(_ texts: [String]) -> Bool {
    texts.allSatisfy { !$0.isEmpty && $0.utf8.count <= 200 && !hasControls($0) }
  }

  /// Whether a name holds what would steer a terminal, line feeds among it.
  private static func hasControls(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.properties.generalCategory == .control }
      || name.contains(where: \.isNewline)
  }

  /// Why no new ledger may have this identity, or nil when it may: a name is not made of what cannot
  /// be seen. A ledger that has such a name is read all the same.
  var faultOfNew: Label? {
    if let fault { return fault }
    guard !(name + origin).unicodeScalars.contains(where: \.isHidden) else {
      return Label(
        "the name “\(name.excerpt)” or the origin “\(origin.excerpt)” holds characters that "
          + "cannot be seen; leave them out",
        "der Name „\(name.excerpt)“ oder der Ursprung „\(origin.excerpt)“ enthält unsichtbare "
          + "Zeichen; weglassen")
    }
    return nil
  }

  /// Why a ledger cannot have this identity, or nil when it can.
  var fault: Label? {
    guard !name.isEmpty, name.utf8.count <= 200, !LedgerIdentity.hasControls(name) else {
      return Label(
        "the name “\(name.excerpt)” is empty, longer than 200 bytes or holds control characters",
        "der Name „\(name.excerpt)“ ist leer, länger als 200 Bytes oder enthält Steuerzeichen")
    }
    guard !origin.isEmpty, origin.utf8.count <= 200, !LedgerIdentity.hasControls(origin) else {
      return Label(
        "the origin “\(origin.excerpt)” is empty, longer than 200 bytes or holds control "
          + "characters",
        "der Ursprung „\(origin.excerpt)“ ist leer, länger als 200 Bytes oder enthält "
          + "Steuerzeichen")
    }
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
      return Label(
        "the currency “\(currency.excerpt)” is no code of three capital letters such as EUR",
        "die Währung „\(currency.excerpt)“ ist kein Kürzel aus drei Großbuchstaben wie EUR")
    }
    guard CivilCalendar(timeZone: timeZone) != nil else {
      return Label(
        "this machine does not know the time zone “\(timeZone.excerpt)”; "
          + "give one such as Europe/Berlin or install tzdata",
        "dieser Rechner kennt die Zeitzone „\(timeZone.excerpt)“ nicht; eine wie Europe/Berlin "
          + "angeben oder tzdata installieren")
    }
    return nil
  }

  /// The most bytes that `ledger.json` has.
  private static let bytesMax = 65_536

  /// Reads the identity of the ledger in a folder.
  static func read(_ folders: LedgerFolders) throws(LedgerError) -> LedgerIdentity {
    try folders.checkRoot()
    let path = folders.identity
    let bytes: [UInt8]
    do throws(LMDBError) {
      bytes = try FileSystem.contents(of: path, bytesMax: bytesMax)
    } catch {
      switch error.code {
      case .noSuchDirectory: throw folders.withoutIdentity
      case .permission: throw folders.noRights(to: path)
      case .invalid: throw unusable(path, Label("is not a file", "ist keine Datei"))
      default: throw LedgerError(error)
      }
    }
    guard !bytes.isEmpty else { throw unusable(path, Label("is empty", "ist leer")) }
    struct Format: Codable { let format: Int }
    guard let format = try? JSONDecoder().decode(Format.self, from: Data(bytes)).format else {
      throw unusable(path, unclear)
    }
    guard format <= formatWritten else {
      throw LedgerError(
        .newerFormat,
        "\(folders.root) has format \(format), and this program knows none above "
          + "\(formatWritten); use a newer program",
        "\(folders.root) hat Format \(format), und dieses Programm kennt keines über "
          + "\(formatWritten); ein neueres Programm verwenden")
    }
    guard let identity = try? JSONDecoder().decode(LedgerIdentity.self, from: Data(bytes)) else {
      throw unusable(path, unclear)
    }
    if let fault = identity.fault {
      throw LedgerError(.noLedger, "\(path): \(fault.en)", "\(path): \(fault.de)")
    }
    return identity
  }

  private static let unclear = Label(
    "does not say what ledger this is", "sagt nicht, welches Stadtbuch das ist")

  private static func unusable(_ path: String, _ why: Label) -> LedgerError {
    LedgerError(
      .noLedger,
      "\(path) \(why.en); put it back from a backup, or let “stadtbuch doctor” say what it held",
      "\(path) \(why.de); aus einer Sicherung zurückholen oder mit „stadtbuch doctor“ ansehen, was "
        + "darin stand")
  }

  /// The bytes of `ledger.json`.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { [UInt8]($0) + [0x0a] } ?? []
  }

  /// Writes the identity, unless the folder has one.
  func write(_ folders: LedgerFolders) throws(LedgerError) {
    let isNew: Bool
    do throws(LMDBError) {
      isNew = try FileSystem.writeNew(folders.identity, json)
    } catch {
      throw LedgerError(
        .cannotCreate, "\(folders.identity) cannot be written: \(error)",
        "\(folders.identity) lässt sich nicht schreiben: \(error.longText.de)")
    }
    guard isNew else {
      throw LedgerError(
        .cannotCreate, "there is already a ledger at \(folders.root)",
        "unter \(folders.root) gibt es schon ein Stadtbuch")
    }
  }
}
