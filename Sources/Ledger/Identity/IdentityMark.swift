import Foundation
import Vocabulary

/// What every part of a ledger says of the ledger that it belongs to, so that parts of different
/// ones are told apart: `ledger.json` to people, the log beside its events, views beside the events
/// that they were made from.
struct IdentityMark: Sendable, Equatable, Codable {
  /// What people call it.
  let name: String
  /// Unlike that of any other ledger.
  let origin: String
  /// The time zone in which its days begin.
  let timeZone: String
  /// The currency that it accounts in.
  let currency: String

  /// What a ledger says of itself.
  init(_ identity: LedgerIdentity) {
    name = identity.name
    origin = identity.origin
    timeZone = identity.timeZone
    currency = identity.currency
  }

  /// Reads a mark as it is kept, which mostly is the one that is known already; nil when it is
  /// none.
  init?(stored bytes: some Collection<UInt8>, known: Known?) {
    if let known, bytes.elementsEqual(known.bytes) {
      self = known.mark
    } else {
      self.init(stored: bytes)
    }
  }

  /// The mark of the ledger that is being opened, with its bytes.
  struct Known: Sendable {
    let mark: IdentityMark
    let bytes: [UInt8]

    init(_ identity: LedgerIdentity) {
      mark = IdentityMark(identity)
      bytes = mark.stored
    }
  }

  /// Reads a mark as it is kept; nil when it is none.
  init?(stored bytes: some Collection<UInt8>) {
    guard let mark = try? JSONDecoder().decode(IdentityMark.self, from: Data(bytes)),
      LedgerIdentity.areShowable([mark.name, mark.origin, mark.timeZone, mark.currency])
    else { return nil }
    self = mark
  }

  /// The bytes that are kept: JSON with the keys in order.
  var stored: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
  }

  /// The ledger in words.
  var words: Label {
    Label("“\(name)” (origin \(origin))", "„\(name)“ (Ursprung \(origin))")
  }

  /// What is not as `other` says though both are of one ledger, in words.
  func change(from other: IdentityMark) -> Label? {
    for (what, here, there) in [
      (Label("name", "den Namen"), name, other.name),
      (Label("time zone", "die Zeitzone"), timeZone, other.timeZone),
      (Label("currency", "die Währung"), currency, other.currency),
    ] where here != there {
      return Label(
        "the \(what.en) “\(here)”, but the log was made with “\(there)”",
        "\(what.de) „\(here)“, aber das Logbuch entstand mit „\(there)“")
    }
    return nil
  }
}
