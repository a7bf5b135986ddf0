import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Stadtbuch

/// A server that listens: the addresses of a ``WebServer`` on a port, with or without TLS.
public struct WebApplication: Sendable {
  /// Where it listens.
  public struct Place: Sendable {
    /// The name or number of the machine's address.
    public var host = "127.0.0.1"
    /// The port; 0 for one that is free.
    public var port = 8080
    /// The file with the certificate and those that vouch for it, in PEM.
    public var certificate: String?
    /// The file with its key, in PEM.
    public var key: String?

    /// On this machine alone.
    public init() {}

    /// Whether only this machine reaches it.
    public var isLoopback: Bool {
      host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
  }

  /// The application; it ends with the signals of the system, after what it answers is answered.
  ///
  /// - Parameters:
  ///   - server: what answers.
  ///   - place: where it listens.
  ///   - certificates: what it shows whoever connects over TLS; without TLS if nil.
  ///   - services: what runs beside.
  ///   - logger: where it says what it does.
  ///   - running: is told the port once it listens.
  static func application(
    _ server: WebServer, at place: Place, certificates: CertificateFiles?,
    services: [any Service] = [], logger: Logger,
    running: @escaping @Sendable (Int) async -> Void
  ) throws -> any ApplicationProtocol {
    var http = HTTP1Channel.Configuration(
      idleTimeout: .seconds(75),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    http.idleTimeout = .seconds(75)
    let builder: HTTPServerBuilder
    if let certificates {
      builder = try .tls(
        .http1(configuration: http), tlsConfiguration: certificates.configuration)
    } else {
      builder = .http1(configuration: http)
    }
    return Application(
      router: server.router(), server: builder,
      configuration: ApplicationConfiguration(
        address: .hostname(place.host, port: place.port), serverName: "stadtbuch"),
      services: services,
      onServerRunning: { channel in await running(channel.localAddress?.port ?? place.port) },
      logger: logger)
  }
}
