public import Vocabulary

/// A line that is refused, and with it its batch.
public struct ImportRefusal: Error, Sendable, CustomStringConvertible {
  /// The line's number, from 1; nil when it is not one line's fault.
  public var line: Int?
  /// What is wrong with it.
  public var refusal: Refusal
  /// The file.
  public var file = ""
  /// The first line that was not taken; those before are recorded.
  public var firstNotTaken = 1

  init(line: Int?, refusal: Refusal) {
    self.line = line
    self.refusal = refusal
  }

  /// Where, what, why and what would be right.
  public var description: String {
    var text = file
    if let line { text += ", line \(line)" }
    text += ": \(refusal)"
    text +=
      firstNotTaken > 1
      ? "; the first line not taken is \(firstNotTaken)" : "; nothing of the file was recorded"
    return text
  }
}

/// An import that ended in the middle: why, and what was recorded before and stays.
public struct ImportInterruption: Error, Sendable {
  /// Why it ended.
  public let cause: any Error
  /// What became of the file up to there, with all that people should look at.
  public let report: ImportReport
}
