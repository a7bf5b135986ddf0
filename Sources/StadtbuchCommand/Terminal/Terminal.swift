import CTerminal
import Foundation
import Glibc
import Stadtbuch

/// The terminal that the program may be talking to, and what it can do.
enum Terminal {
  /// Whether standard output is one.
  static let isOutput = isatty(STDOUT_FILENO) == 1
  /// Whether standard error is one.
  static let isError = isatty(STDERR_FILENO) == 1

  /// Whether colour is wanted: on a terminal that knows it, unless `NO_COLOR` is set.
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isOutput && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The widths that make sense; what `COLUMNS` says beyond them is not heeded.
  private static let sensibleWidths = 20...10_000

  /// The columns of the terminal on standard output; nil when it is none.
  static var width: Int? {
    guard isOutput else { return nil }
    let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    if let said, sensibleWidths.contains(said) { return said }
    return size().map { max($0.columns, 40) } ?? 80
  }

  /// The rows of the terminal on standard output.
  static var height: Int {
    size()?.rows ?? 24
  }

  private static func size() -> (rows: Int, columns: Int)? {
    let size = cterminal_size(STDOUT_FILENO)
    let (rows, columns) = (Int(size >> 16), Int(size & 0xffff))
    return rows > 0 && columns > 0 ? (rows, columns) : nil
  }

  /// Writes one line to standard error; whatever cannot be seen in it, line feeds too, is marked,
  /// since file names and what a file says must not steer the terminal.
  ///
  /// A line has its limit, so that no value that is quoted in it buries what is said about it.
  static func say(_ line: String) {
    var shown = line.visibleLine
    if shown.utf8.count > lineBytesMax {
      // By scalars: one character may be made of thousands of them.
      shown = String(String.UnicodeScalarView(shown.unicodeScalars.prefix(lineBytesMax / 4))) + "…"
    }
    try? FileHandle.standardError.write(contentsOf: Data((shown + "\n").utf8))
  }

  private static let lineBytesMax = 12_000

  /// Writes to standard error without ending the line.
  static func sayOnLine(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whoever reads wants no more. That is no failure: what is left is not written.
  private struct ReaderLeft: Error {}

  /// Writes data to standard output; through a pager when that is a terminal that they overflow.
  static func write(_ bytes: [UInt8], paged: Bool = false) throws {
    let lines = paged ? bytes.count { $0 == 0x0a } : 0
    try write(lines: lines, paged: paged) { emit in try emit(bytes) }
  }

  /// Writes what `body` gives, block by block; through a pager when there are more lines than a
  /// terminal has. Ends quietly where the reader of a pipe leaves.
  ///
  /// `body` must be able to give the same again.
  static func write(
    lines: Int = 0, paged: Bool = false,
    _ body: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    do {
      if paged, isOutput, lines >= height, try Pager.show(body) { return }
      try body(put)
    } catch is ReaderLeft {}
  }

  private static func put(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      if isBrokenPipe(error) { throw ReaderLeft() }
      throw Failure(
        .inputOutput, "standard output cannot be written: \(error.localizedDescription)",
        "die Standardausgabe lässt sich nicht schreiben: \(ExitTable.words(of: error).de)")
    }
  }

  private static func isBrokenPipe(_ error: any Error) -> Bool {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return cause?.domain == NSPOSIXErrorDomain && cause?.code == Int(EPIPE)
  }

  /// Shows long output page by page, as git does.
  private enum Pager {
    /// False when there is no pager, or none is wanted.
    static func show(
      _ body: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Bool {
      var environment = ProcessInfo.processInfo.environment
      let command = environment["STADTBUCH_PAGER"] ?? environment["PAGER"] ?? "less"
      guard !command.isEmpty, command != "cat" else { return false }
      if environment["LESS"] == nil { environment["LESS"] = "FRX" }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.environment = environment
      let pipe = Pipe()
      process.standardInput = pipe
      guard (try? process.run()) != nil else { return false }
      // Whoever leaves the pager early closes the pipe; that is no failure.
      let handle = pipe.fileHandleForWriting
      do {
        try body { bytes in
          do { try handle.write(contentsOf: Data(bytes)) } catch { throw ReaderLeft() }
        }
      } catch is ReaderLeft {}
      try? handle.close()
      process.waitUntilExit()
      return process.terminationStatus != 127
    }
  }
}
