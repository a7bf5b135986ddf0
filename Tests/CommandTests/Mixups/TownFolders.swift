import Foundation
import Testing

/// Ledgers of two towns at several times, made once; their parts are mixed up by the tests.
final class TownFolders: Sendable {
  /// The town: its last event is number ``head``.
  static let head = 150
  /// The town when it had fewer events.
  static let olderHead = 100

  /// Ledgers by what is special about them.
  enum Kind: String, CaseIterable {
    /// The town.
    case whole
    /// The town just made.
    case new
    /// The town when it had fewer events.
    case older
    /// The older one, with as many other events as the town has had since.
    case sameLength
    /// The older one, with more other events than the town has had since.
    case longer
    /// Another town.
    case other
  }

  private let folder: URL

  /// The ledgers, or why they could not be made.
  static let made = Result { try TownFolders() }

  private init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("stadtbuch-towns-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try Program()
    func run(_ line: String) throws {
      let outcome = try program.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    func keep(_ kind: Kind) throws {
      try FileManager.default.copyItem(
        at: program.folder.appendingPathComponent("city.stadtbuch"), to: url(kind))
    }
    let lines = try String(contentsOfFile: Program.example, encoding: .utf8)
      .split(separator: "\n").map { $0 + "\n" }
    try program.write(lines.prefix(TownFolders.olderHead).joined(), to: "older.jsonl")
    try run("init --name Musterstadt --origin test/musterstadt -q")
    try keep(.new)
    try run("import older.jsonl --trust-time -q")
    try keep(.older)
    try run("import \(Program.example) --trust-time -q")
    try keep(.whole)
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("city.stadtbuch"))
    try FileManager.default.copyItem(
      at: url(.older), to: program.folder.appendingPathComponent("city.stadtbuch"))
    let count = TownFolders.head - TownFolders.olderHead
    try program.write((1...count).map(TownFolders.unit).joined(), to: "same.jsonl")
    try run("import same.jsonl -q")
    try keep(.sameLength)
    try program.write(TownFolders.unit(count + 1), to: "more.jsonl")
    try run("import more.jsonl -q")
    try keep(.longer)
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("city.stadtbuch"))
    try run("init --name Anderstadt --origin test/anderstadt -q")
    try run("import same.jsonl -q")
    try keep(.other)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where a ledger lies.
  func url(_ kind: Kind) -> URL { folder.appendingPathComponent(kind.rawValue) }

  private static func unit(_ number: Int) -> String {
    let digits = String(String(number + 1_000).dropFirst())
    return
      #"{"specversion":"1.0","id":"00000000-0000-7000-8000-000000000\#(digits)","source":"test","#
      + #""type":"unit.created","subject":"unit/neu-\#(number)","actor":"person/p1","#
      + #""validfrom":"2026-01-01","data":{"kind":"office","name":"Neu \#(number)"}}"# + "\n"
  }
}

/// A program whose ledger is a copy of the town's, to be spoilt.
struct SpoiltTown {
  let program: Program
  let towns: TownFolders

  init() throws {
    towns = try TownFolders.made.get()
    program = try Program()
    try FileManager.default.copyItem(at: towns.url(.whole), to: ledger)
  }

  /// The ledger's folder.
  var ledger: URL { program.folder.appendingPathComponent("city.stadtbuch") }

  /// A part of it.
  func part(_ path: String) -> URL { ledger.appendingPathComponent(path) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: part(path)) }

  func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try Data(bytes).write(to: part(path))
  }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// Puts the part of another ledger in place of its own.
  func take(_ path: String, of kind: TownFolders.Kind) throws {
    try? remove(path)
    try FileManager.default.copyItem(
      at: towns.url(kind).appendingPathComponent(path), to: part(path))
  }

  func shorten(_ path: String, to size: UInt64) throws {
    let handle = try FileHandle(forWritingTo: part(path))
    try handle.truncate(atOffset: size)
    try handle.close()
  }

  func size(_ path: String) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: part(path).path)
    return try #require(attributes[.size] as? UInt64)
  }

  /// Moves a part elsewhere and leaves a symbolic link.
  func link(_ path: String) throws {
    let elsewhere = program.folder.appendingPathComponent("elsewhere-\(UUID().uuidString)")
    let here = path.isEmpty ? ledger : part(path)
    try FileManager.default.moveItem(at: here, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: here, withDestinationURL: elsewhere)
  }

  /// All files of the truth with their bytes: what no refused command may change.
  func truth() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in ["ledger.json", "log/data.mdb"] where !isFolder(part(path)) {
      files[path] = try? Data(contentsOf: part(path))
    }
    return files
  }

  private func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
  }
}
