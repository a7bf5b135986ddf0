public import Logging
import Synchronization
import Vocabulary

/// What of a configuration may change while a server runs.
public final class ChangingParts: Sendable {
  private struct Parts {
    var hosts: Set<String> = []
    var isPublic = false
    var level = Logger.Level.info
  }

  private let parts = Mutex(Parts())

  /// Nothing said.
  public init() {}

  /// The names by which the server may be called.
  var hosts: Set<String> { parts.withLock { $0.hosts } }
  /// Whether anybody may read what the city publishes.
  var isPublic: Bool { parts.withLock { $0.isPublic } }
  /// How much the log says.
  public var level: Logger.Level { parts.withLock { $0.level } }

  /// From now on it is so.
  func change(hosts: Set<String>, isPublic: Bool, level: Logger.Level) {
    parts.withLock { $0 = Parts(hosts: hosts, isPublic: isPublic, level: level) }
  }
}

/// A log that says as much as the configuration wants at the moment.
public struct ChangingLog: LogHandler {
  private var inner: any LogHandler
  private let parts: ChangingParts

  /// A log above another.
  public init(_ inner: any LogHandler, _ parts: ChangingParts) {
    (self.inner, self.parts) = (inner, parts)
    self.inner.logLevel = .trace
  }

  /// As much as the configuration wants; setting it changes nothing.
  public var logLevel: Logger.Level {
    get { parts.level }
    set {}
  }

  /// What is said with every line.
  public var metadata: Logger.Metadata {
    get { inner.metadata }
    set { inner.metadata = newValue }
  }

  /// One of what is said with every line.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { inner[metadataKey: key] }
    set { inner[metadataKey: key] = newValue }
  }

  /// Says something.
  public func log(event: LogEvent) { inner.log(event: event) }
}
