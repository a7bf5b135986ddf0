import Foundation
import Testing

/// One way in which the parts of a ledger can be mixed up, and what must come of it.
struct Mixup: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the message must name, all of it; nil where all is answered as before.
  let says: [String]?
  let spoil: @Sendable (SpoiltTown) throws -> Void

  var testDescription: String { name }

  static func refused(
    _ name: String, _ says: String..., spoil: @escaping @Sendable (SpoiltTown) throws -> Void
  ) -> Mixup {
    Mixup(name: name, says: says, spoil: spoil)
  }

  static func answered(
    _ name: String, spoil: @escaping @Sendable (SpoiltTown) throws -> Void
  ) -> Mixup {
    Mixup(name: name, says: nil, spoil: spoil)
  }
}

extension Mixup {
  private static let town = "“Musterstadt” (origin test/musterstadt)"
  private static let other = "“Anderstadt” (origin test/anderstadt)"

  /// All of them, in the order of the page “Recovering”.
  static let all: [Mixup] = logs + views + identities + paths + fine

  private static let logs: [Mixup] =
    [
      .refused("no folder log", "city.stadtbuch/log is missing", town, "150 events") {
        try $0.remove("log")
      },
      .refused("no log/data.mdb", "log/data.mdb is missing", town, "150 events", "backup") {
        try $0.remove("log/data.mdb")
      },
      .refused("no log and no views", "log/data.mdb is missing", town, "backup") {
        try $0.remove("log/data.mdb")
        try $0.remove("views")
      },
      .refused("a log of 0 bytes", "log/data.mdb is empty", town, "backup") {
        try $0.write([], to: "log/data.mdb")
      },
      .refused("a log of 0 bytes and no views", "log/data.mdb is empty", town, "backup") {
        try $0.write([], to: "log/data.mdb")
        try $0.remove("views")
      },
      .refused("a log of zeros", "log/data.mdb is not a log", "backup") {
        try $0.write([UInt8](repeating: 0, count: 65_536), to: "log/data.mdb")
      },
      .refused("a log that is another file", "log/data.mdb is not a log", "backup") {
        try $0.take("log/data.mdb", of: .whole)
        try $0.write(try Data(contentsOf: $0.part("ledger.json")), to: "log/data.mdb")
      },
      .refused("a log of another ledger", "city.stadtbuch/log is the log of \(other)", town) {
        try $0.take("log", of: .other)
      },
      .refused("a log file of another ledger", "city.stadtbuch/log is the log of \(other)", town) {
        try $0.take("log/data.mdb", of: .other)
      },
      .refused("a log of another ledger without views", "log is the log of \(other)", town) {
        try $0.take("log", of: .other)
        try $0.remove("views")
      },
      .refused("an older log", "ends with event 100", "views/1 were made from 150 events", "delete")
      {
        try $0.take("log", of: .older)
      },
      .refused("an older log file", "ends with event 100", "made from 150 events", "delete") {
        try $0.take("log/data.mdb", of: .older)
      },
      .refused("a log without events", "holds no events", "made from 150 events", "delete") {
        try $0.take("log", of: .new)
      },
      .refused("as many other events", "has another event 150", "views/1", "delete") {
        try $0.take("log", of: .sameLength)
      },
      .refused("more, but other events", "has another event 150", "views/1", "delete") {
        try $0.take("log", of: .longer)
      },
      .refused("a log that is a file", "city.stadtbuch/log is not a folder") {
        try $0.remove("log")
        try $0.write("log", to: "log")
      },
      .refused("log/data.mdb is a folder", "log/data.mdb is not a file") {
        try $0.remove("log/data.mdb")
        try FileManager.default.createDirectory(
          at: $0.part("log/data.mdb"), withIntermediateDirectories: false)
      },
      .refused("log/lock.mdb is a folder", "log/lock.mdb is not a file", "delete") {
        try? $0.remove("log/lock.mdb")
        try FileManager.default.createDirectory(
          at: $0.part("log/lock.mdb"), withIntermediateDirectories: false)
      },
    ] + shortened

  private static let shortened: [Mixup] =
    [1, 4_095, 4_200, 8_192, 20_000, 60_000].map { size in
      .refused("a log of \(size) bytes", "log/data.mdb", "backup") {
        try $0.shorten("log/data.mdb", to: UInt64(size))
      }
    }
    + [1, 4_096].map { (missing: UInt64) in
      .refused("a log \(missing) bytes too short", "log/data.mdb was cut short", "backup") {
        try $0.shorten("log/data.mdb", to: try $0.size("log/data.mdb") - missing)
      }
    }

  private static let views: [Mixup] = [
    .refused("views of another ledger", "views/1 holds views of another ledger, \(other)", "delete")
    {
      try $0.take("views", of: .other)
    },
    .refused("views newer than the log", "ends with event 100", "made from 150 events", "delete") {
      try $0.take("log", of: .older)
      try $0.take("views", of: .whole)
    },
    .refused("views of another history", "has another event 150", "views/1", "delete") {
      try $0.take("views", of: .sameLength)
    },
    .refused("views of a longer history", "ends with event 150", "made from 151 events", "delete") {
      try $0.take("views", of: .longer)
    },
    .refused("newer views that do not count", "ends with event 100", "views/7", "delete") {
      try $0.take("log", of: .older)
      try FileManager.default.moveItem(at: $0.part("views/1"), to: $0.part("views/7"))
    },
    .refused("views that are a file", "city.stadtbuch/views is not a folder", "delete") {
      try $0.remove("views")
      try $0.write("views", to: "views")
    },
    .answered("no views") { try $0.remove("views") },
    .answered("no generation of views") { try $0.remove("views/1") },
    .answered("views without tables") { try $0.remove("views/1/data.mdb") },
    .answered("views of 0 bytes") { try $0.write([], to: "views/1/data.mdb") },
    .answered("views of zeros") {
      try $0.write([UInt8](repeating: 0, count: 65_536), to: "views/1/data.mdb")
    },
    .answered("views that are no store") {
      try $0.write([UInt8](repeating: 0xa5, count: 65_536), to: "views/1/data.mdb")
    },
    .answered("views that were cut short") { try $0.shorten("views/1/data.mdb", to: 20_000) },
    .answered("views without a format") { try $0.remove("views/1/format") },
    .answered("a generation of views that is a file") {
      try $0.remove("views/1")
      try $0.write("x", to: "views/1")
    },
    .answered("older views") { try $0.take("views", of: .older) },
    .answered("views of the new town") { try $0.take("views", of: .new) },
  ]

  private static let identities: [Mixup] = [
    .refused("no ledger.json", "city.stadtbuch/ledger.json is missing", town) {
      try $0.remove("ledger.json")
    },
    .refused("a ledger.json of 0 bytes", "city.stadtbuch/ledger.json is empty", "backup") {
      try $0.write([], to: "ledger.json")
    },
    .refused("a ledger.json that is no JSON", "city.stadtbuch/ledger.json", "backup") {
      try $0.write("name: Musterstadt\n", to: "ledger.json")
    },
    .refused("a ledger.json of other JSON", "city.stadtbuch/ledger.json", "backup") {
      try $0.write("[]\n", to: "ledger.json")
    },
    .refused("a ledger.json that is a folder", "city.stadtbuch/ledger.json is not a file") {
      try $0.remove("ledger.json")
      try FileManager.default.createDirectory(
        at: $0.part("ledger.json"), withIntermediateDirectories: false)
    },
    .refused("the ledger.json of another ledger", "ledger.json is that of \(other)", town) {
      try $0.take("ledger.json", of: .other)
    },
    .refused("another name", "the name “Neustadt”", "“Musterstadt”") {
      try $0.replace("Musterstadt", "Neustadt")
    },
    .refused("another origin", "(origin test/neustadt)", town) {
      try $0.replace("test/musterstadt", "test/neustadt")
    },
    .refused("another currency", "the currency “CHF”", "“EUR”") { try $0.replace("EUR", "CHF") },
    .refused("another time zone", "the time zone “Europe/London”", "“Europe/Berlin”") {
      try $0.replace("Europe/Berlin", "Europe/London")
    },
    .refused("a newer format", "city.stadtbuch", "format 99") {
      try $0.replace("\"format\" : 1", "\"format\" : 99")
    },
    .refused("log and views of another ledger", "ledger.json is that of \(town)", "log", other) {
      try $0.take("log", of: .other)
      try $0.take("views", of: .other)
    },
    .refused("ledger.json and log of another", "views/1 holds views of another ledger, \(town)") {
      try $0.take("log", of: .other)
      try $0.take("ledger.json", of: .other)
    },
  ]

  private static let paths: [Mixup] = [
    .refused("a ledger that is a file", "city.stadtbuch is not a folder") {
      try FileManager.default.removeItem(at: $0.ledger)
      try Data("x".utf8).write(to: $0.ledger)
    },
    .refused("an empty folder", "city.stadtbuch is not a ledger") {
      try FileManager.default.removeItem(at: $0.ledger)
      try FileManager.default.createDirectory(at: $0.ledger, withIntermediateDirectories: false)
    },
    .refused("a ledger that is a link to nowhere", "there is no ledger at city.stadtbuch") {
      try FileManager.default.removeItem(at: $0.ledger)
      try FileManager.default.createSymbolicLink(
        at: $0.ledger, withDestinationURL: URL(fileURLWithPath: "/nonexistent/ledger"))
    },
    .refused("a log that is a link to nowhere", "city.stadtbuch/log is missing") {
      try $0.remove("log")
      try FileManager.default.createSymbolicLink(
        at: $0.part("log"), withDestinationURL: URL(fileURLWithPath: "/nonexistent/log"))
    },
    .answered("a link to the ledger") { try $0.link("") },
    .answered("a link to the log") { try $0.link("log") },
    .answered("a link to the log's file") { try $0.link("log/data.mdb") },
    .answered("a link to the views") { try $0.link("views") },
    .answered("a link to a generation of views") { try $0.link("views/1") },
    .answered("a link to ledger.json") { try $0.link("ledger.json") },
  ]

  private static let fine: [Mixup] = [
    .answered("no locks of the log") { try? $0.remove("log/lock.mdb") },
    .answered("locks of 0 bytes") { try $0.write([], to: "log/lock.mdb") },
    .answered("locks of another ledger") { try $0.take("log/lock.mdb", of: .other) },
    .answered("locks that are none") {
      try $0.write([UInt8](repeating: 0xa5, count: 65_664), to: "log/lock.mdb")
    },
    .answered("no locks of the views") { try? $0.remove("views/1/lock.mdb") },
    .answered("no lock of the writer") { try? $0.remove("log/writer") },
    .answered("no keys and checkpoints") {
      try? $0.remove("keys")
      try? $0.remove("checkpoints")
    },
  ]
}

extension SpoiltTown {
  /// Writes something else into `ledger.json`.
  func replace(_ old: String, _ new: String) throws {
    let text = try String(contentsOf: part("ledger.json"), encoding: .utf8)
    let changed = text.replacingOccurrences(of: old, with: new)
    struct Same: Error {}
    guard changed != text else { throw Same() }
    try write(changed, to: "ledger.json")
  }
}
