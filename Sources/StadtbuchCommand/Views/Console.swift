import Stadtbuch

/// Where answers and what is said of them go.
struct Console {
  /// Writes what `body` gives, block by block.
  let put:
    (
      _ lines: Int, _ paged: Bool,
      _ body: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
    )
      throws -> Void
  /// Says one line to whoever started the program.
  let say: (String) -> Void
  /// The columns of the terminal; nil where there is none.
  let width: Int?
  /// Whether colours are wanted.
  let hasColour: Bool

  /// The terminal, or wherever standard output and standard error lead.
  static var terminal: Console {
    Console(
      put: { lines, paged, body in try Terminal.write(lines: lines, paged: paged, body) },
      say: { Terminal.say($0) }, width: Terminal.width, hasColour: Terminal.hasColour)
  }

  func write(
    lines: Int = 0, paged: Bool = false,
    _ body: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    try put(lines, paged, body)
  }

  func write(_ bytes: [UInt8]) throws {
    try put(0, false) { emit in try emit(bytes) }
  }
}
