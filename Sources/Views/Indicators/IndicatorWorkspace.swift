import Synchronization

/// Buffers and names that reading indicators needs, kept from one question to the next. Holds
/// nothing that depends on a point.
struct IndicatorWorkspace: Sendable {
  var facts = IndicatorFacts()
  var names = ObservationNames()
}

/// Workspaces that are not in use.
final class IndicatorWorkspacePool: Sendable {
  private let free = Mutex<[IndicatorWorkspace]>([])

  /// Runs `body` with a workspace that nobody else has.
  func with<R, E: Error>(
    _ body: (inout IndicatorWorkspace) throws(E) -> R
  ) throws(E) -> R {
    var workspace = free.withLock { $0.popLast() } ?? IndicatorWorkspace()
    defer { free.withLock { $0.append(workspace) } }
    return try body(&workspace)
  }
}
