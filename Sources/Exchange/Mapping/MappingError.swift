/// What is wrong with a mapping, or between a mapping and the table it is used on.
public struct MappingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line of the mapping file, where there is one.
  public var line: Int?
  /// What is wrong, and what would be right.
  public var message: String

  /// Makes an error.
  public init(line: Int? = nil, _ message: String) {
    self.line = line
    self.message = message
  }

  /// The place and what is wrong there.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}

/// Why a single cell cannot be taken.
struct CellRefusal: Error, Equatable {
  var why: String

  init(_ why: String) { self.why = why }
}
