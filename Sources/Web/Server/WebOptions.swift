import Stadtbuch
public import Views

/// How a server answers.
public struct WebOptions: Sendable {
  /// The views that there are.
  public var catalogue = Catalogue.standard
  /// Whether anybody may read what the city publishes.
  public var isPublic = false
  /// Whether anybody who reaches the server reads everything: of a demonstration on this machine.
  public var isOpen = false
  /// Whether events may be recorded.
  public var writes = false
  /// The names by which the server may be called, without ports; none other is answered.
  public var hosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
  /// What takes the place of ``hosts`` and ``isPublic`` where they may change while it runs.
  public var changing: ChangingParts?
  /// Whether it is reached over TLS.
  var isSecure = false
  /// The networks of proxies whose word counts.
  var trustedProxies: [NetworkRange] = []
  /// The address at which others see it, without a stroke at the end.
  public var publicURL: String?
  /// The logins of browsers.
  public var sessions = Sessions()
  /// Logins by the word of an issuer.
  var openID: OpenIDLogin?
  /// Logins in a browser by the word of an issuer.
  var openIDBrowser: OpenIDBrowser?
  /// Reckons the passwords of accounts.
  var passwords = Passwords()
  /// Slows down who guesses.
  var limits = LoginLimits()
  /// The most bytes of a body that is sent.
  public var bodyBytesMax = 64 << 20
  /// How long a body may take, in seconds.
  public var bodySecondsMax = 60

  /// Of a server that is started without being told anything: for this machine, reading only.
  public init() {}
}

extension WebOptions {
  /// The path of the address at which others see it; nothing at the root of a host.
  var publicPath: String {
    guard let publicURL, let scheme = publicURL.firstRange(of: "://") else { return "" }
    let rest = publicURL[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
  }

  /// What forms of pages are guarded with.
  var forms: FormGuard { FormGuard(options: self) }
  /// The names by which it may be called at the moment.
  var hostsNow: Set<String> { changing?.hosts ?? hosts }
  /// Whether anybody may read at the moment what the city publishes.
  var isPublicNow: Bool { changing?.isPublic ?? isPublic }
}
