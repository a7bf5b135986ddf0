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
  /// Whether a name holds what would steer a terminal, line feeds among it.
  private static func hasControls(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.properties.generalCategory == .control }
      || name.contains(where: \.isNewline)
  }

  /// Why no new ledger may have this identity, or nil when it may: a name is not made of what cannot
  /// be seen. A ledger that has such a name is read all the same.
  var faultOfNew: String? {
    if let fault { return fault }
    guard !(name + origin).unicodeScalars.contains(where: \.isHidden) else {
      return "the name “\(name.excerpt)” or the origin “\(origin.excerpt)” holds characters that "
        + "cannot be seen; leave them out"
    }
    return nil
  }

  /// Why a ledger cannot have this identity, or nil when it can.
  var fault: String? {
    guard !name.isEmpty, name.utf8.count <= 200, !LedgerIdentity.hasControls(name) else {
      return "the name “\(name.excerpt)” is empty, longer than 200 bytes or holds control characters"
    }
    guard !origin.isEmpty, origin.utf8.count <= 200, !LedgerIdentity.hasControls(origin) else {
      return "the origin “\(origin.excerpt)” is empty, longer than 200 bytes or holds control characters"
    }
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
      return "the currency “\(currency.excerpt)” is no code of three capital letters such as EUR"
    }
    guard CivilCalendar(timeZone: timeZone) != nil else {
      return "this machine does not know the time zone “\(timeZone.excerpt)”; "
        + "give one such as Europe/Berlin or install tzdata"
    }
    return nil
  }

  /// Reads the identity of the ledger in `directory`.
  static func read(_ folders: LedgerFolders) throws(LedgerError) -> LedgerIdentity {
    let files = FileManager.default
    guard files.fileExists(atPath: folders.root) else {
      throw LedgerError(
        .missing, "there is no ledger at \(folders.root); make one with init, or name another")
    }
    guard !LedgerFolders.isFolder(folders.root) || FileSystem.mayEnter(folders.root) else {
      throw folders.noRights(to: folders.root)
    }
    guard LedgerFolders.isFolder(folders.root), files.fileExists(atPath: folders.identity) else {
      throw LedgerError(
        .noLedger, "\(folders.root) is no ledger: it has no ledger.json; name another folder")
    }
    guard let bytes = files.contents(atPath: folders.identity) else {
      throw folders.noRights(to: folders.identity)
    }
    struct Format: Codable { let format: Int }
    guard let format = try? JSONDecoder().decode(Format.self, from: bytes).format else {
      throw LedgerError(.noLedger, "\(folders.identity) is not the identity of a ledger")
    }
    guard format <= formatWritten else {
      throw LedgerError(
        .newerFormat,
        "\(folders.root) has format \(format), this program knows \(formatWritten); update it")
    }
    guard let identity = try? JSONDecoder().decode(LedgerIdentity.self, from: bytes) else {
      throw LedgerError(.noLedger, "\(folders.identity) is not the identity of a ledger")
    }
    if let fault = identity.fault {
      throw LedgerError(.inputOutput, "\(folders.identity): \(fault)")
    }
    return identity
  }

  /// Writes the identity, unless the folder has one.
  func write(_ folders: LedgerFolders) throws(LedgerError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(self) else {
      throw LedgerError(.invalid, "the identity cannot be written as JSON")
    }
    let isNew: Bool
    do throws(LMDBError) {
      isNew = try FileSystem.writeNew(folders.identity, [UInt8](bytes) + [0x0a])
    } catch {
      throw LedgerError(.cannotCreate, "\(folders.identity) cannot be written: \(error)")
    }
    guard isNew else {
      throw LedgerError(.cannotCreate, "there is already a ledger at \(folders.root)")
    }
  }
}
