public import Vocabulary

/// A line that is refused, and with it its batch.
public struct ImportRefusal: Error, Sendable, CustomStringConvertible, InBothLanguages {
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
  public var text: Label {
    let place = Label(
      en: line.map { "\(file), line \($0)" } ?? file,
      de: line.map { "\(file), Zeile \($0)" } ?? file)
    let rest =
      firstNotTaken > 1
      ? Label(
        en: "the first line not taken is \(firstNotTaken)",
        de: "die erste nicht übernommene Zeile ist \(firstNotTaken)")
      : Label(
        en: "nothing of the file was recorded", de: "nichts aus der Datei wurde erfasst")
    let why = refusal.text
    return Label(
      en: "\(place.en): \(why.en); \(rest.en)", de: "\(place.de): \(why.de); \(rest.de)")
  }

  /// The same in English.
  public var description: String { text.en }
}

/// An import that ended in the middle: why, and what was recorded before and stays.
public struct ImportInterruption: Error, Sendable {
  /// Why it ended.
  public let cause: any Error
  /// What became of the file up to there, with all that people should look at.
  public let report: ImportReport
}
