import NIOCore
import NIOSSL
import Synchronization
import Vocabulary

/// A certificate with its key, read anew when told: who connects afterwards gets the new one, and who
/// is connected stays.
final class CertificateFiles: Sendable {
  private let certificate: String
  private let key: String
  private let current: Mutex<Pair>

  /// What lies in these files.
  init(certificate: String, key: String) throws(ConfigurationError) {
    (self.certificate, self.key) = (certificate, key)
    current = Mutex(try CertificateFiles.read(certificate, key))
  }

  /// Reads the files anew.
  ///
  /// Throws: where they cannot be used; the former ones stay.
  func load() throws(ConfigurationError) {
    let found = try CertificateFiles.read(certificate, key)
    current.withLock { $0 = found }
  }

  /// How connections are made: at least TLS 1.2, each with what was read last.
  var configuration: TLSConfiguration {
    var tls = current.withLock { $0 }.configuration
    tls.sslContextCallback = { [self] _, promise in
      promise.succeed(current.withLock { $0 }.override)
    }
    return tls
  }

  /// A certificate, those that vouch for it, and its key.
  private struct Pair {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    var configuration: TLSConfiguration {
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      tls.minimumTLSVersion = .tlsv12
      return tls
    }

    var override: NIOSSLContextConfigurationOverride {
      var override = NIOSSLContextConfigurationOverride()
      override.certificateChain = chain.map { .certificate($0) }
      override.privateKey = .privateKey(key)
      return override
    }
  }

  private static func read(
    _ certificate: String, _ key: String
  ) throws(ConfigurationError) -> Pair {
    do {
      let pair = Pair(
        chain: try NIOSSLCertificate.fromPEMFile(certificate),
        key: try NIOSSLPrivateKey(file: key, format: .pem))
      // Whether they belong together shows here, not when somebody connects.
      _ = try NIOSSLContext(configuration: pair.configuration)
      return pair
    } catch {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(certificate) and \(key) are no certificate in PEM with its key; check both",
          de: "\(certificate) und \(key) sind kein Zertifikat in PEM mit seinem Schlüssel; beide "
            + "prüfen"))
    }
  }
}
