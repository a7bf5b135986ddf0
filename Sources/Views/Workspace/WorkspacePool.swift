import Synchronization

/// Workspaces that are not in use.
final class WorkspacePool: Sendable {
  private let free = Mutex<[Workspace]>([])

  /// Runs `body` with a workspace that nobody else has.
  func with<R, E: Error>(_ body: (inout Workspace) throws(E) -> R) throws(E) -> R {
    var workspace = free.withLock { $0.popLast() } ?? Workspace()
    defer { free.withLock { $0.append(workspace) } }
    return try body(&workspace)
  }
}
