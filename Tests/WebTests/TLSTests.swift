import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL
import ServiceLifecycle
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `TLS and what changes while it runs` {
  /// Where a program of the system lies; nil where it is not installed.
  static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A certificate with its key, in a folder.
  private func make(_ name: String, in folder: String) throws {
    let process = Process()
    process.executableURL = URL(
      filePath: try #require(`TLS and what changes while it runs`.openssl))
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", "\(folder)/\(name).key", "-out", "\(folder)/\(name).pem",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func copy(_ from: String, _ to: String, in folder: String) throws {
    for end in ["pem", "key"] {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(from).\(end)"))
      try bytes.write(to: URL(filePath: "\(folder)/\(to).\(end)"))
    }
  }

  /// The status that somebody gets who trusts this certificate alone; nil where no connection is made.
  private func status(
    _ port: Int, trusting name: String, in folder: String, atMost version: TLSVersion = .tlsv13
  ) async throws -> Int? {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile("\(folder)/\(name).pem"))
    tls.minimumTLSVersion = .tlsv1
    tls.maximumTLSVersion = version
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    // Else one that cannot connect tries on until its time is up.
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    let answer = try? await client.execute(
      HTTPClientRequest(url: "https://localhost:\(port)/api/v1"), timeout: .seconds(20))
    try await client.shutdown()
    return answer.map { Int($0.status.code) }
  }

  @Test(.enabled(if: openssl != nil, "openssl is not installed, so no certificate can be made"))
  func `a new certificate is shown without a new start, and a broken one is not taken`()
    async throws
  {
    let folder = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a", "b"] { try make(name, in: folder) }
    try copy("a", "now", in: folder)
    let files = try CertificateFiles(certificate: folder + "/now.pem", key: folder + "/now.key")
    let town = try ServedTown()
    var place = WebApplication.Place()
    place.port = 0
    let (ports, port) = AsyncStream<Int>.makeStream()
    let application = try WebApplication.application(
      WebServer([ServedLedger(name: "musterstadt", town.stadtbuch)], town.options), at: place,
      certificates: files, logger: Issuer.silent
    ) { port.yield($0) }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: Issuer.silent))
    async let running: Void = group.run()
    var iterator = ports.makeAsyncIterator()
    let found = try #require(await iterator.next())
    #expect(try await status(found, trusting: "a", in: folder) == 200)
    #expect(try await status(found, trusting: "b", in: folder) == nil)
    #expect(try await status(found, trusting: "a", in: folder, atMost: .tlsv12) == 200)
    #expect(try await status(found, trusting: "a", in: folder, atMost: .tlsv11) == nil)
    try copy("b", "now", in: folder)
    try files.load()
    #expect(try await status(found, trusting: "b", in: folder) == 200)
    #expect(try await status(found, trusting: "a", in: folder) == nil)
    // A certificate with the key of another, and what is none.
    try Data(contentsOf: URL(filePath: folder + "/a.key"))
      .write(to: URL(filePath: folder + "/now.key"))
    #expect(throws: ConfigurationError.self) { try files.load() }
    try Data("nothing".utf8).write(to: URL(filePath: folder + "/now.pem"))
    #expect(throws: ConfigurationError.self) { try files.load() }
    #expect(try await status(found, trusting: "b", in: folder) == 200)
    await group.triggerGracefulShutdown()
    try await running
  }

  @Test func `names, openness and the level of the log change, and a broken file changes nothing`()
    async throws
  {
    let town = try ServedTown()
    let ledger = ServedLedger(name: "x", town.stadtbuch)
    try town.write("hosts: a.example\n", to: "serve.yaml")
    let setup = try ServeSetup(
      config: town.stadtbuch.folders.config + "/serve.yaml", ledgers: [], host: nil, port: nil,
      isOpen: false)
    let reload = ConfigurationReload(
      setup: setup, served: [ledger], certificates: nil, logger: Issuer.silent)
    func status() async throws -> Int {
      try await town.get("/api/v1/portfolio", nil) { $0.changing = setup.changing }.status.code
    }
    reload.reload()
    #expect(setup.changing.hosts.contains("a.example"))
    #expect(try await status() == 401)
    // Open to anybody only once the city says who publishes.
    try town.write("hosts: b.example\npublic: true\nlog: debug\n", to: "serve.yaml")
    reload.reload()
    #expect(!setup.changing.hosts.contains("b.example"))
    #expect(try await status() == 401)
    try town.write(`The file that says who publishes`.whole, to: "city.yaml")
    reload.reload()
    #expect(setup.changing.hosts.isSuperset(of: ["b.example", "localhost"]))
    #expect(!setup.changing.hosts.contains("a.example"))
    #expect(try await status() == 200)
    #expect(setup.changing.level == .debug)
    for broken in ["hosts: [", "host: x\nhostz: y", "log: loud", "trustedProxies: 10.0.0.0/33"] {
      try town.write(broken, to: "serve.yaml")
      reload.reload()
      #expect(try await status() == 200)
      #expect(setup.changing.hosts.contains("b.example"))
    }
  }
}
