/// Characters that nobody sees or that turn what is seen, with the mark that people are shown in
/// their place. The marks stand here as literals and by a rule of their own, so that they are not
/// those of the code under test.
public struct UnseenCharacter: Sendable, CustomStringConvertible {
  /// The character as a text.
  public let text: String
  /// What is shown.
  public let mark: String

  /// The mark, since the character itself is not seen.
  public var description: String { mark }

  /// A character without a picture of its own.
  private init(_ value: UInt32) {
    text = Unicode.Scalar(value).map { String($0) } ?? ""
    var digits = ""
    var rest = value
    while rest > 0 || digits.count < 4 {
      digits = String(Array("0123456789ABCDEF")[Int(rest % 16)]) + digits
      rest /= 16
    }
    mark = "⟨U+\(digits)⟩"
  }

  private init(_ value: UInt32, _ mark: Character) {
    text = Unicode.Scalar(value).map { String($0) } ?? ""
    self.mark = String(mark)
  }

  /// The line feed, which stays where a text may have lines.
  public static let lineFeed = UnseenCharacter(0x0a, "␊")

  /// All others.
  public static let all: [UnseenCharacter] =
    c0 + [UnseenCharacter(0x7f, "␡")] + c1 + turning + widthless

  /// C0 without the line feed.
  public static let c0: [UnseenCharacter] = Array("␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟").enumerated()
    .filter { $0.offset != 0x0a }
    .map { UnseenCharacter(UInt32($0.offset), $0.element) }

  /// C1, which terminals obey as they do an escape.
  public static let c1: [UnseenCharacter] = (0x80...0x9f as ClosedRange<UInt32>).map {
    UnseenCharacter($0)
  }

  /// Marks, embeddings, overrides and isolates that turn the direction of writing.
  public static let turning: [UnseenCharacter] = [
    0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
  ].map { UnseenCharacter($0) }

  /// Characters without a width, separators of lines, notes between lines, tags and selectors.
  public static let widthless: [UnseenCharacter] = [
    0x00ad, 0x034f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2028, 0x2029, 0x2060, 0x2061, 0x2064, 0x206a,
    0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xfff9, 0xfffa, 0xfffb, 0xe0001, 0xe0041, 0xe007f,
    0xe0100,
  ].map { UnseenCharacter($0) }

  /// All of them in one text, a letter after each.
  public static let allInOne = all.map { $0.text + "x" }.joined()
  /// That text as people are shown it.
  public static let allMarked = all.map { $0.mark + "x" }.joined()

  /// The numbers of all of them, the line feed too.
  public static let numbers = Set(
    (all + [lineFeed]).flatMap { $0.text.unicodeScalars.map(\.value) })

  /// Those of a text that are there unmarked, line feeds left out.
  public static func unmarked(in text: String) -> [String] {
    text.unicodeScalars.filter { $0 != "\n" && numbers.contains($0.value) }
      .map { UnseenCharacter($0.value).mark }
  }
}
