import CLMDB
import Glibc
import Synchronization

/// An LMDB environment: one directory with tables that change together.
///
/// `read` and `write` are the only ways to a transaction. Any thread may call them; one write
/// runs at a time, over all processes, and reads never wait. A process has one environment per
/// directory, however often it is opened.
public final class Environment: Sendable {
  /// The directory as given at opening.
  public let directory: String
  /// The options that it was opened with.
  public let options: Options
  /// Told apart from other environments by this number in every table.
  let number: UInt32
  /// Data file, by which the registry knows the environment.
  let identity: FileIdentity
  /// Whether it is read without locks, so that a writer elsewhere may use pages again under a read.
  @usableFromInline let isLockless: Bool
  let gate = TransactionGate()
  let state: Mutex<State>

  /// Times at which own transactions are given up waiting for, before the map is changed.
  static let exclusiveWaitSeconds = 10
  /// Finished read transactions kept for the next reads, each holding one reader slot.
  static let pooledReadersMax = 16

  /// What changes over the life of an environment.
  @safe struct State: ~Copyable, @unchecked Sendable {
    var pointer: OpaquePointer?
    var tables: [String]
    var pool: [OpaquePointer] = unsafe []
    var isFailed = false
    var writerThread: pthread_t?
  }

  init(directory: String, options: Options, number: UInt32, opened: OpenedEnvironment) {
    self.directory = directory
    self.options = options
    self.number = number
    identity = opened.identity
    isLockless = opened.isLockless
    state = unsafe Mutex(State(pointer: opened.pointer, tables: opened.tables))
  }

  deinit {
    Registry.shared.close(identity) {
      state.withLock { state in
        state.abortPool()
        unsafe mdb_env_close(state.pointer)
        unsafe state.pointer = nil
      }
    }
  }

  /// Whether the data file at the directory is still this one, and not another in its place.
  public var isInPlace: Bool { FileSystem.isSame(dataPath, identity) }

  /// The file that holds the tables.
  var dataPath: String { OpenedEnvironment.dataPath(directory) }

  /// The table of this name, which must have been named at opening.
  public func table(_ name: String) -> Table {
    let index = state.withLock { $0.tables.firstIndex(of: name) }
    guard let index else { preconditionFailure("table \(name) was not named at opening") }
    return Table(handle: OpenedEnvironment.handle(ofTableAt: index), environment: number)
  }
}
