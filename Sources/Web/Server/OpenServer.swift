public import Hummingbird
public import Logging
import Stadtbuch

/// A server whose ledgers are open.
public struct OpenServer: Sendable {
  let setup: ServeSetup
  let served: [ServedLedger]
  let options: WebOptions
  let place: WebApplication.Place
  let ownerKey: String?

  /// What listens and answers; `running` is told the port.
  public func application(
    logger: Logger, running: @escaping @Sendable (Int) async -> Void
  ) throws -> any ApplicationProtocol {
    let certificates: CertificateFiles? =
      if let certificate = place.certificate, let key = place.key {
        try CertificateFiles(certificate: certificate, key: key)
      } else {
        nil
      }
    let reload = ConfigurationReload(
      setup: setup, served: served, certificates: certificates, logger: logger)
    return try WebApplication.application(
      WebServer(served, options), at: place, certificates: certificates, services: [reload],
      logger: logger, running: running)
  }

  /// What whoever started it is told.
  public func greeting(port: Int) -> [String] {
    let scheme = place.certificate == nil ? "http" : "https"
    let host = place.host.contains(":") ? "[\(place.host)]" : place.host
    let address = "\(scheme)://\(host):\(port)"
    if let ownerKey { return ["\(address)/?key=\(ownerKey)"] }
    return served.count == 1
      ? ["\(address)/"] : served.map { "\(address)/l/\($0.name)/" }
  }

  /// Closes the ledgers.
  public func close() async {
    for one in served { await one.stadtbuch.close() }
  }
}
