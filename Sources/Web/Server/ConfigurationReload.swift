import Logging
import ServiceLifecycle
import UnixSignals
import Vocabulary

/// Reads anew what may change while a server runs, whenever it is told by SIGHUP: names, whether
/// anybody may read, roles, the level of the log, and the certificate.
///
/// Each file that is broken is said in the log, and what it said before stays.
struct ConfigurationReload: Service {
  let setup: ServeSetup
  let served: [ServedLedger]
  let certificates: CertificateFiles?
  let logger: Logger

  func run() async throws {
    let signals = await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown()
    for await _ in signals { reload() }
  }

  /// Reads everything anew.
  func reload() {
    attempt("configuration") { () throws(ConfigurationError) in try setup.reread(served) }
    if let certificates {
      attempt("certificate") { () throws(ConfigurationError) in try certificates.load() }
    }
    guard setup.hasIssuer else { return }
    for ledger in served {
      attempt("roles.yaml") { () throws(ConfigurationError) in try ledger.roles.load() }
    }
  }

  private func attempt<R>(_ what: String, _ body: () throws(ConfigurationError) -> R) {
    do throws(ConfigurationError) {
      _ = try body()
      logger.notice("read anew", metadata: ["what": "\(what)"])
    } catch {
      logger.error(
        "not taken; the former stays", metadata: ["what": "\(what)", "why": "\(error.text.en)"])
    }
  }
}
