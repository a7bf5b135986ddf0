import Foundation
import Hummingbird
public import Logging
import Pages
import Stadtbuch
import Vocabulary

/// What a server is started with: the configuration, and what the command line says above it.
public struct ServeSetup: Sendable {
  private var configuration = ServeConfiguration()
  private var isOpen = false
  private let config: String?
  /// What of it may change while the server runs.
  public let changing = ChangingParts()

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
      configuration = try ServeConfiguration(file: config)
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
    self.config = config
    // At the end of an address stands none.
    while configuration.publicURL?.hasSuffix("/") ?? false { configuration.publicURL?.removeLast() }
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
    let isLoginSetUp = try configuration.openID != nil || served.hasLogins()
    guard isLoginSetUp || (place.isLoopback && !configuration.writes) else {
      throw ConfigurationError(
        nil,
        Label(
          en: "nobody can log in to \(path); make a token with “stadtbuch token create --ledger "
            + "\(path) --role controller --actor person/KEY”, an account with “stadtbuch user add”, "
            + "or add “oidc:” to the configuration",
          de: "niemand kann sich an \(path) anmelden; mit „stadtbuch token create --ledger \(path) "
            + "--role controller --actor person/SCHLÜSSEL“ ein Token anlegen, mit „stadtbuch user "
            + "add“ ein Konto, oder in der Konfiguration „oidc:“ ergänzen"))
    }
    served.city.take(try ServeSetup.city(configuration, of: served))
  }

  /// Reads who publishes, and requires it where anybody may read.
  private static func city(
    _ configuration: ServeConfiguration, of served: ServedLedger
  ) throws(ConfigurationError) -> CityConfiguration? {
    let city = try served.city.read()
    guard !configuration.isPublic || city != nil else {
      throw ConfigurationError(
        nil,
        Label(
          en: "“public: true” needs \(served.city.path) with name, publisher, contact, licence, "
            + "imprint, privacy, accessibility and barriers",
          de: "„public: true“ braucht \(served.city.path) mit name, publisher, contact, licence, "
            + "imprint, privacy, accessibility und barriers"))
    }
    return city
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
    options.hosts = configuration.names
    options.isSecure = configuration.tls != nil
    options.trustedProxies = configuration.trustedProxies
    options.changing = changing
    change(to: configuration)
    // Who can log in needs no key, and a demonstration is open.
    var key: String?
    if !isOpen, configuration.openID == nil, try !served.contains(where: { try $0.hasLogins() }) {
      var chance = SystemRandomNumberGenerator()
      key = Sessions.secret(from: &chance)
    }
    options.sessions = Sessions(ownerKey: key)
    if let settings = configuration.openID {
      let login = OpenIDLogin(
        settings: settings, keys: KeySource(settings.keys, logger: logger))
      options.openID = login
      if let client = settings.client {
        options.openIDBrowser = OpenIDBrowser(
          login, client: client, secret: try settings.secret.map(ServeSetup.secret))
      }
    }
    return OpenServer(setup: self, served: served, options: options, place: place, ownerKey: key)
  }

  /// The secret that lies in a file, as one line.
  private static func secret(_ path: String) throws(ConfigurationError) -> String {
    guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= 4_096,
      let line = String(validating: bytes, as: UTF8.self)?.split(whereSeparator: \.isNewline).first
    else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(path) cannot be read; it has the secret of “oidc:” as one line",
          de: "\(path) ist nicht lesbar; darin steht das Geheimnis zu „oidc:“ als eine Zeile"))
    }
    return String(line)
  }

  // MARK: While it runs

  /// Whether an issuer says who somebody is.
  var hasIssuer: Bool { configuration.openID != nil }

  /// Reads the file anew; of what it says only that counts which may change while the server runs.
  ///
  /// Throws: where it is wrong; what it said before stays.
  func reread(_ served: [ServedLedger]) throws(ConfigurationError) {
    var found = configuration
    if let config { found = try ServeConfiguration(file: config) }
    let cities = try served.map { (one) throws(ConfigurationError) in
      try ServeSetup.city(found, of: one)
    }
    for (one, city) in zip(served, cities) { one.city.take(city) }
    change(to: found)
  }

  private func change(to configuration: ServeConfiguration) {
    changing.change(
      hosts: configuration.names, isPublic: configuration.isPublic, level: configuration.log)
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
