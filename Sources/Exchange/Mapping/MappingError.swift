public import Vocabulary

/// What is wrong with a mapping, or between a mapping and the table it is used on.
public struct MappingError: Error, Equatable, Sendable, CustomStringConvertible, InBothLanguages {
  /// The line of the mapping file, where there is one.
  public var line: Int?
  /// What is wrong, and what would be right.
  public var fault: Label

  /// Makes an error.
  public init(line: Int? = nil, _ fault: Label) {
    self.line = line
    self.fault = fault
  }

  /// The same with its words in English and German.
  init(line: Int? = nil, _ en: String, _ de: String) {
    self.init(line: line, Label(en: en, de: de))
  }

  /// What is wrong, in English.
  public var message: String { fault.en }

  /// The place and what is wrong there.
  public var text: Label {
    guard let line else { return fault }
    return Label(en: "line \(line): \(fault.en)", de: "Zeile \(line): \(fault.de)")
  }

  /// The same in English.
  public var description: String { text.en }
}

/// Why a single cell cannot be taken.
struct CellRefusal: Error, Equatable {
  var reason: Refusal.Reason

  init(_ reason: Refusal.Reason.Cell) { self.reason = .cell(reason) }
}
