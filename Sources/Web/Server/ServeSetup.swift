import Foundation
public import Hummingbird
public import Logging
import Stadtbuch
import Vocabulary

/// What a server is started with: the configuration, and what the command line says above it.
public struct ServeSetup: Sendable {
  private var configuration = ServeConfiguration()
  private var isOpen = false

  /// A setup that was checked.
  ///
  /// - Parameters:
  ///   - config: the file of the configuration.
  ///   - ledgers: folders; they take the place of those of the configuration.
  ///   - isOpen: whether anybody who reaches it reads everything; on this machine alone.
  public init(
    config: String?, ledgers: [String], host: String?, port: Int?, isOpen: Bool
  ) throws {
    if let config {
      guard let bytes = FileManager.default.contents(atPath: config),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        throw ConfigurationError(
          nil,
          Label(
            en: "\(config) cannot be read as UTF-8; check its path and rights",
            de: "\(config) ist nicht als UTF-8 lesbar; Pfad und Rechte prüfen"))
      }
      configuration = try ServeConfiguration(
        yaml: text, in: (config as NSString).deletingLastPathComponent.orHere)
    }
    if !ledgers.isEmpty {
      configuration.ledgers = ledgers.map { ServeConfiguration.Served(path: $0, name: nil) }
    }
    if configuration.ledgers.isEmpty {
      let said = ProcessInfo.processInfo.environment["STADTBUCH_LEDGER"]
      configuration.ledgers = [
        ServeConfiguration.Served(path: said ?? "city.stadtbuch", name: nil)
      ]
    }
    if let host { configuration.host = host }
    if let port { configuration.port = port }
    self.isOpen = isOpen
    try check(isConfigured: config != nil)
  }

  /// Where it listens.
  private var place: WebApplication.Place {
    var place = WebApplication.Place()
    if let host = configuration.host { place.host = host }
    if let port = configuration.port { place.port = port }
    (place.certificate, place.key) = (configuration.tls?.certificate, configuration.tls?.key)
    return place
  }

  // MARK: Checks

  private func check(isConfigured: Bool) throws(ConfigurationError) {
    if isOpen, !place.isLoopback || isConfigured {
      throw ConfigurationError(
        nil,
        Label(
          en: "a demonstration is for this machine alone; leave out --host and --config",
          de: "eine Vorführung ist nur für diese Maschine; --host und --config weglassen"))
    }
    let isGuarded = configuration.tls != nil || !configuration.trustedProxies.isEmpty
    guard place.isLoopback || isGuarded else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(place.host) is reached by others; add to the configuration “tls:” with "
            + "“certificate:” and “key:”, or “trustedProxies:” with the network of the proxy",
          de: "\(place.host) ist für andere erreichbar; in der Konfiguration „tls:“ mit "
            + "„certificate:“ und „key:“ ergänzen, oder „trustedProxies:“ mit dem Netz des Proxys"))
    }
    if let url = configuration.publicURL, URL(string: url)?.host == nil {
      throw ConfigurationError(
        nil,
        Label(
          en: "publicUrl: give a whole address such as https://stadtbuch.example.org",
          de: "publicUrl: eine ganze Adresse angeben, etwa https://stadtbuch.example.org"))
    }
  }

  /// Requires that somebody can log in where more is allowed than reading on this machine.
  private func check(_ served: ServedLedger, at path: String) throws {
    let isLoginSetUp = try configuration.openID != nil || !served.tokens.all().isEmpty
    guard isLoginSetUp || (place.isLoopback && !configuration.writes) else {
      throw ConfigurationError(
        nil,
        Label(
          en: "nobody can log in to \(path); make a token with “stadtbuch token create --ledger "
            + "\(path) --role controller --actor person/KEY”, or add “oidc:” to the configuration",
          de: "niemand kann sich an \(path) anmelden; mit „stadtbuch token create --ledger \(path) "
            + "--role controller --actor person/SCHLÜSSEL“ ein Token anlegen, oder in der "
            + "Konfiguration „oidc:“ ergänzen"))
    }
    let city = "\(served.stadtbuch.folders.config)/city.yaml"
    guard !configuration.isPublic || FileManager.default.fileExists(atPath: city) else {
      throw ConfigurationError(
        nil,
        Label(
          en: "“public: true” needs \(city) with name, publisher, contact, licence, imprint, "
            + "privacy and accessibility",
          de: "„public: true“ braucht \(city) mit name, publisher, contact, licence, imprint, "
            + "privacy und accessibility"))
    }
  }

  // MARK: Opening

  /// Opens the ledgers.
  ///
  /// - Parameter logger: where is said what happens while it runs.
  public func open(logger: Logger) async throws -> OpenServer {
    var served: [ServedLedger] = []
    do {
      for ledger in configuration.ledgers {
        let stadtbuch = try await Stadtbuch.open(
          at: ledger.path, readOnly: !configuration.writes, threads: configuration.threads)
        let name = ServeSetup.name(ledger.name ?? stadtbuch.identity.name)
        let one = ServedLedger(name: name, stadtbuch)
        served.append(one)
        try check(one, at: ledger.path)
        if configuration.openID != nil { try one.roles.load() }
        guard served.filter({ $0.name == name }).count == 1 else {
          throw ConfigurationError(
            nil,
            Label(
              en: "two ledgers are called “\(name)”; give one of them a “name:” under “ledgers:”",
              de: "zwei Stadtbücher heißen „\(name)“; einem davon unter „ledgers:“ einen „name:“ "
                + "geben"))
        }
      }
    } catch {
      for one in served { await one.stadtbuch.close() }
      throw error
    }
    var options = WebOptions()
    options.isPublic = configuration.isPublic
    options.isOpen = isOpen
    options.writes = configuration.writes
    options.publicURL = configuration.publicURL
    options.hosts.formUnion(configuration.hosts.map { $0.lowercased() })
    if let url = configuration.publicURL, let host = URL(string: url)?.host {
      options.hosts.insert(host.lowercased())
    }
    // Who can log in needs no key, and a demonstration is open.
    var key: String?
    if !isOpen, configuration.openID == nil, try served.allSatisfy({ try $0.tokens.all().isEmpty })
    {
      var chance = SystemRandomNumberGenerator()
      key = Sessions.secret(from: &chance)
    }
    options.sessions = Sessions(ownerKey: key)
    if let settings = configuration.openID {
      options.openID = OpenIDLogin(
        settings: settings, keys: KeySource(settings.keys, logger: logger))
    }
    return OpenServer(served: served, options: options, place: place, ownerKey: key)
  }

  /// A name as it may stand in an address.
  private static func name(_ text: String) -> String {
    let letters = text.lowercased().unicodeScalars.map { scalar -> String in
      switch scalar {
      case "ä": "ae"
      case "ö": "oe"
      case "ü": "ue"
      case "ß": "ss"
      case "a"..."z", "0"..."9": String(scalar)
      default: "-"
      }
    }.joined()
    let name = letters.split(separator: "-").joined(separator: "-")
    return name.isEmpty ? "ledger" : name
  }
}

/// A server whose ledgers are open.
public struct OpenServer: Sendable {
  let served: [ServedLedger]
  let options: WebOptions
  let place: WebApplication.Place
  let ownerKey: String?

  /// What listens and answers; `running` is told the port.
  public func application(
    logger: Logger, running: @escaping @Sendable (Int) async -> Void
  ) throws -> any ApplicationProtocol {
    try WebApplication.application(
      WebServer(served, options), at: place, logger: logger, running: running)
  }

  /// What whoever started it is told.
  public func greeting(port: Int) -> [String] {
    let scheme = place.certificate == nil ? "http" : "https"
    let host = place.host.contains(":") ? "[\(place.host)]" : place.host
    let address = "\(scheme)://\(host):\(port)"
    if let ownerKey { return ["\(address)/?key=\(ownerKey)"] }
    return served.count == 1
      ? ["\(address)/api/v1"] : served.map { "\(address)/l/\($0.name)/api/v1" }
  }

  /// Closes the ledgers.
  public func close() async {
    for one in served { await one.stadtbuch.close() }
  }
}

extension String {
  /// A folder; this one where it is empty.
  fileprivate var orHere: String { isEmpty ? "." : self }
}
