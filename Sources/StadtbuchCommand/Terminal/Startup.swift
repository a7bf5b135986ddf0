import Foundation
import Glibc

/// What must be in order before the program opens anything.
enum Startup {
  /// Stand-ins for the standard streams that the caller has closed.
  ///
  /// Without them a file of the ledger would get the number of a closed stream, and an answer or a
  /// message would be written over it. They can only be read, so that writing fails and is told.
  private static let standIns: [FileHandle] = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    .compactMap { stream in
      fcntl(stream, F_GETFD) == -1 ? FileHandle(forReadingAtPath: "/dev/null") : nil
    }

  /// Guards the standard streams, and sees to it that the program ends with words where it is
  /// stopped in the middle.
  static func prepare() {
    _ = standIns
    // Files for owner and group, nothing for others, and never wider for a moment.
    umask(umask(0o777) | 0o027)
    // Writing to a pipe whose reader has left, or beyond the greatest size of a file, fails and is
    // dealt with where it is written; the ledger is closed in order.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    CrashMessage.prepare()
  }
}
