/// How a ledger is opened.
public struct LedgerOptions: Sendable {
  /// What may be done with it.
  public enum Mode: Sendable {
    /// Reading and writing; reading alone where the rights or the disk allow no more.
    case readWrite
    /// Reading alone.
    case readOnly
  }

  /// What may be done with it.
  public var mode: Mode
  /// What stamps the events.
  public var clock: any LedgerClock
  /// How long another process's writing is waited for.
  public var lockWaitSeconds: Int
  /// Nothing is written with less than this free.
  public var freeSpaceMarkBytes: Int64
  /// The requests that wait for the writer before callers are held back.
  public var queueRequestsMax: Int
  /// The address space reserved for the log.
  public var mapSizeBytes: Int
  /// Whether a network file system is taken all the same.
  public var allowNetworkFileSystem: Bool

  /// The defaults, with what differs.
  public init(
    mode: Mode = .readWrite, clock: any LedgerClock = SystemClock(), lockWaitSeconds: Int = 30,
    freeSpaceMarkBytes: Int64 = 64 << 20, queueRequestsMax: Int = 10_000,
    mapSizeBytes: Int = 256 << 30, allowNetworkFileSystem: Bool = false
  ) {
    self.mode = mode
    self.clock = clock
    self.lockWaitSeconds = lockWaitSeconds
    self.freeSpaceMarkBytes = freeSpaceMarkBytes
    self.queueRequestsMax = queueRequestsMax
    self.mapSizeBytes = mapSizeBytes
    self.allowNetworkFileSystem = allowNetworkFileSystem
  }
}
