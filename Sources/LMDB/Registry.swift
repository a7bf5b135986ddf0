private import Glibc
private import Synchronization

/// The environments open in this process, one per data file.
///
/// LMDB's locks are the process's: a second opening of the same file, once closed, would drop
/// the locks of the first.
final class Registry: Sendable {
  static let shared = Registry()

  private struct Entry {
    weak var environment: Environment?
  }

  private struct State {
    var entries: [FileIdentity: Entry] = [:]
    var numbersGiven: UInt32 = 0
  }

  private let state = Mutex(State())

  /// The environment of this directory: the open one if there is one, else a new one.
  func environment(
    at directory: String, tables: [String], options: Environment.Options
  ) throws(LMDBError) -> Environment {
    while true {
      let found = try state.withLock { state throws(LMDBError) -> Environment? in
        let path = OpenedEnvironment.dataPath(directory)
        guard let identity = try FileIdentity(of: path), let entry = state.entries[identity]
        else { return try Self.open(&state, directory, tables, options) }
        return entry.environment
      }
      if let found {
        try found.admit(tables: tables, options: options)
        return found
      }
      // The last owner is just closing it on another thread and will take the lock for that.
      sched_yield()
    }
  }

  private static func open(
    _ state: inout State, _ directory: String, _ tables: [String], _ options: Environment.Options
  ) throws(LMDBError) -> Environment {
    let opened = try OpenedEnvironment(directory, tables: tables, options: options)
    state.numbersGiven += 1
    let environment = Environment(
      directory: directory, options: options, number: state.numbersGiven, opened: opened)
    state.entries[opened.identity] = Entry(environment: environment)
    return environment
  }

  /// Closes an environment and forgets it, in one step as seen by those who open.
  func close(_ identity: FileIdentity, _ body: () -> Void) {
    state.withLock { state in
      body()
      state.entries[identity] = nil
    }
  }
}
