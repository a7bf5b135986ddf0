import Foundation
public import Logging
public import Vocabulary
import Yams

/// How a server is set up, as it is written in `serve.yaml`.
public struct ServeConfiguration: Sendable, Equatable {
  /// One ledger.
  public struct Served: Sendable, Equatable {
    /// Its folder.
    public var path: String
    /// Its name in addresses; that of the ledger if nil.
    public var name: String?
  }

  /// Where certificate and key lie.
  public struct TLS: Sendable, Equatable {
    /// The certificate and those that vouch for it, in PEM.
    public var certificate: String
    /// Its key, in PEM.
    public var key: String
  }

  /// Who tells who somebody is.
  public struct OpenID: Sendable, Equatable {
    /// Who says so, exactly as in the claim `iss`.
    public var issuer: String
    /// For whom it is said, as in the claim `aud`.
    public var audience: String
    /// The set of keys (JWKS): a file, or an address.
    public var keys: String
    /// The claim that lists groups.
    public var claim = "groups"
    /// What the issuer calls this server, for logins in a browser; none of these if nil.
    public var client: String?
    /// The file with the secret that the server shows the issuer, if it has one.
    public var secret: String?
  }

  /// The ledgers.
  public var ledgers: [Served] = []
  /// The address at which it listens.
  public var host: String?
  /// The port.
  public var port: Int?
  /// The address at which others see it.
  public var publicURL: String?
  /// More names by which it may be called.
  public var hosts: [String] = []
  /// Networks of proxies whose word counts.
  var trustedProxies: [NetworkRange] = []
  /// How much the log says.
  public var log = Logger.Level.info
  /// Whether anybody may read what the city publishes.
  public var isPublic = false
  /// Whether events may be recorded.
  public var writes = false
  /// Certificate and key.
  public var tls: TLS?
  /// Logins by OpenID Connect.
  public var openID: OpenID?
  /// How many questions are answered at once; as many as the machine has processors if nil.
  public var threads: Int?

  /// Nothing said.
  public init() {}
}

extension ServeConfiguration {
  /// The configuration that lies at a path.
  init(file path: String) throws(ConfigurationError) {
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(path) cannot be read as UTF-8; check its path and rights",
          de: "\(path) ist nicht als UTF-8 lesbar; Pfad und Rechte prüfen"))
    }
    let folder = (path as NSString).deletingLastPathComponent
    try self.init(yaml: text, in: folder.isEmpty ? "." : folder)
  }

  /// The names by which it may be called, those of this machine included.
  var names: Set<String> {
    var names = WebOptions().hosts.union(hosts.map { $0.lowercased() })
    if let host = publicURL.flatMap({ URL(string: $0)?.host }) { names.insert(host.lowercased()) }
    return names
  }

  /// The configuration that a file says.
  ///
  /// - Parameter folder: where paths in it begin.
  /// Throws: what is not understood, with its line.
  public init(yaml text: String, in folder: String) throws(ConfigurationError) {
    self.init()
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ConfigurationError(nil, Label(en: "no YAML: \(error)", de: "kein YAML: \(error)"))
    } catch {
      throw ConfigurationError(nil, Label(en: "no YAML", de: "kein YAML"))
    }
    guard let root, root != Node("") else { return }
    let file = YAMLFields(root, "serve.yaml")
    try file.allow([
      "ledgers", "host", "port", "publicUrl", "hosts", "trustedProxies", "public", "write", "tls",
      "oidc", "threads", "log",
    ])
    host = try file.text("host")
    port = try file.number("port", 0...65_535)
    publicURL = try file.text("publicUrl")
    hosts = try file.texts("hosts")
    trustedProxies = try file.texts("trustedProxies").map { (text) throws(ConfigurationError) in
      guard let range = NetworkRange(text) else {
        throw file.wrong(
          "trustedProxies",
          Label(
            en: "“\(text.excerpt)” is no network; give one such as 10.0.0.0/8 or fd00::/8",
            de: "„\(text.excerpt)“ ist kein Netz; eines wie 10.0.0.0/8 oder fd00::/8 angeben"))
      }
      return range
    }
    if let text = try file.text("log") {
      guard let level = Logger.Level(rawValue: text) else {
        let all = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        throw file.wrong("log", Label(en: "give one of \(all)", de: "eines von \(all) angeben"))
      }
      log = level
    }
    isPublic = try file.truth("public") ?? false
    writes = try file.truth("write") ?? false
    threads = try file.number("threads", 1...256)
    func path(_ text: String) -> String { text.hasPrefix("/") ? text : "\(folder)/\(text)" }
    for served in try file.list("ledgers") {
      if let text = served.whole {
        ledgers.append(Served(path: path(text)))
      } else {
        try served.allow(["path", "name"])
        ledgers.append(
          Served(path: path(try served.needed("path")), name: try served.text("name")))
      }
    }
    if let tls = try file.fields("tls") {
      try tls.allow(["certificate", "key"])
      self.tls = TLS(
        certificate: path(try tls.needed("certificate")), key: path(try tls.needed("key")))
    }
    if let open = try file.fields("oidc") {
      try open.allow(["issuer", "audience", "keys", "claim", "client", "secret"])
      let keys: String = try open.needed("keys")
      // Keys that anybody on the way may change vouch for nobody.
      guard !keys.contains("://") || keys.hasPrefix("https://") else {
        throw open.wrong(
          "keys",
          Label(
            en: "give a file, or an address that begins with https://",
            de: "eine Datei angeben, oder eine Adresse, die mit https:// beginnt"))
      }
      openID = OpenID(
        issuer: try open.needed("issuer"), audience: try open.needed("audience"),
        keys: keys.contains("://") ? keys : path(keys))
      if let claim = try open.text("claim") { openID?.claim = claim }
      if let client = try open.text("client") {
        let issuer: String = try open.needed("issuer")
        guard IssuerClient.isSafe(issuer, of: issuer) else {
          throw open.wrong(
            "issuer",
            Label(
              en: "logins in a browser need an address that begins with https://",
              de: "Anmeldungen im Browser brauchen eine Adresse, die mit https:// beginnt"))
        }
        openID?.client = client
        openID?.secret = try open.text("secret").map(path)
      }
    }
  }
}

/// What is wrong with a configuration.
public struct ConfigurationError: Error, Sendable, Equatable, InBothLanguages {
  /// What is wrong, where, and what would be right.
  public let text: Label

  init(_ line: Int?, _ why: Label) {
    guard let line else {
      text = why
      return
    }
    text = Label(en: "line \(line): \(why.en)", de: "Zeile \(line): \(why.de)")
  }
}
