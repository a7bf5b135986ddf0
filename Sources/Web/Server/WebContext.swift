import HTTPTypes
import Hummingbird
import NIOCore
import Stadtbuch
import Vocabulary

/// What is known of a request while it is answered.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who asks; nil until that is known.
  var known: Caller?
  /// The name of the session that says so; nil where something else does.
  var session: String?
  /// The language that the reader wants.
  var language = Language.en
  /// The ledger that is asked.
  var ledger: ServedLedger?
  /// How whoever asks sees the server.
  var outer = OuterRequest()
  /// The address of whoever is connected.
  let peer: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress
  }

  /// Bodies are read by those who want them, to the size that they want.
  var maxUploadSize: Int { 0 }

  /// Who asks.
  ///
  /// Throws: where nobody is logged in and nobody may ask without.
  func caller() throws(Problem) -> Caller {
    guard let known else { throw Problem.login }
    return known
  }

  /// The ledger that is asked.
  func served() throws(Problem) -> ServedLedger {
    guard let ledger else { throw Problem.notFound }
    return ledger
  }
}

extension HTTPField.Name {
  /// The point at which an answer was made.
  static let stadtbuchPoint = field("Stadtbuch-Point")
  /// The name of a request, for who asks the operator about it.
  static let requestID = field("Request-Id")
  /// Whether others may frame a page.
  static let frameOptions = field("X-Frame-Options")
  /// What a page may tell others of where it was.
  static let referrerPolicy = field("Referrer-Policy")
  /// Where more of the same is.
  static let linkField = field("Link")

  private static func field(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .contentType
  }
}
