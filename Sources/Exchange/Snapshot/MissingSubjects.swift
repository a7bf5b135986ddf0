public import Vocabulary

/// What a list "as it stands on a day" does not name any more, so that it is deregistered.
public struct MissingSubjects: Sendable, Equatable {
  /// The day of the list.
  public let day: String
  /// The subjects, in order.
  public let subjects: [String]
  /// How many subjects earlier lists have named that are still there on the day.
  public let known: Int

  /// So many may be missing without a question, whatever their share.
  public static let countMax = 3
  /// The share that may be missing, in percent.
  public static let percentMax = 5

  /// Whether so much is missing that a part of the list may have been left out.
  public var isExcessive: Bool {
    subjects.count > MissingSubjects.countMax
      && subjects.count * 100 > known * MissingSubjects.percentMax
  }
}

/// So much of a list is missing that nothing is recorded before somebody has said how much.
public struct MissingTooMany: Error, Sendable, CustomStringConvertible, InBothLanguages {
  /// What is missing, by day.
  public let missing: [MissingSubjects]

  /// What a list would deregister without anybody having said so; nil where that is in order.
  ///
  /// - Parameter confirmed: how many subjects somebody has said to be missing.
  public init?(_ missing: [MissingSubjects], confirmed: Int?) {
    let count = missing.reduce(0) { $0 + $1.subjects.count }
    // Where nothing is missing, as of a list that was taken before, there is nothing to confirm.
    if count == 0 || confirmed == count { return nil }
    if confirmed == nil, !missing.contains(where: \.isExcessive) { return nil }
    self.missing = missing
  }

  /// How many, which, and what to do.
  public var text: Label {
    let count = missing.reduce(0) { $0 + $1.subjects.count }
    func days(_ of: String, _ on: String, _ and: String) -> String {
      missing.map { day in
        "\(day.subjects.count) \(of) \(day.known) \(on) \(day.day): "
          + day.subjects.joined(separator: ", ")
      }
      .joined(separator: "; \(and) ")
    }
    return Label(
      en: "the list would deregister \(days("of", "on", "and")); if they have really left it, say "
        + "so with --confirm-missing \(count), else complete the list; nothing was recorded",
      de: "die Liste würde abmelden: \(days("von", "am", "und")); wenn das so ist, mit "
        + "--confirm-missing \(count) bestätigen, sonst die Liste vervollständigen; nichts wurde "
        + "erfasst")
  }

  /// The same in English.
  public var description: String { text.en }
}
