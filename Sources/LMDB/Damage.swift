private import CLMDB
private import Synchronization

/// What is done when LMDB itself stops at a damaged page.
///
/// LMDB checks little of what it reads: where a page is not what it must be it returns an error, or
/// follows it out of the file (`SIGBUS`, `SIGSEGV`), or gives up and aborts the process. A library
/// cannot turn the last two into errors. A program that embeds it sets a handler here and handlers
/// of its own for the two signals, so that it ends with words that name the file.
public enum Damage {
  private static let handler = Mutex<(@Sendable (_ file: String, _ what: String) -> Void)?>(nil)

  /// Sets what is told the data file and LMDB's own words before the process is aborted.
  ///
  /// It runs in the middle of a walk, with locks held: it must not touch the environment again,
  /// and had best end the process. If it returns, LMDB aborts.
  public static func onAbort(_ body: (@Sendable (_ file: String, _ what: String) -> Void)?) {
    handler.withLock { $0 = body }
  }

  /// What LMDB calls when one of its assertions fails.
  static let assertion: @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> Void = {
    environment, text in
    guard let body = handler.withLock({ $0 }) else { return }
    var path: UnsafePointer<CChar>?
    unsafe mdb_env_get_path(environment, &path)
    let directory = unsafe path.map { unsafe String(cString: $0) } ?? ""
    body(
      OpenedEnvironment.dataPath(directory), unsafe text.map { unsafe String(cString: $0) } ?? "")
  }
}
