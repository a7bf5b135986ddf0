public import Vocabulary

/// The two times of a page as two lines over the same years: above the day whose truth is shown,
/// below how far it is known; on them the days that are often asked for.
///
/// A script finds each line as an element of the class `rail` with what it needs to tell days from
/// places: `data-axis`, `data-first`, `data-last`, `data-left` and `data-right`; the handles are
/// elements of the class `hand` within.
public struct TimeControlPicture: Picture {
  /// One of the two lines.
  public enum Axis: String, Sendable, CaseIterable {
    case asOf, knownAt
  }

  /// A day that is often asked for.
  public struct Mark: Sendable {
    /// What it is.
    public enum Kind: Sendable {
      /// A reporting date: a dot.
      case reporting
      /// A published report or a closing: a square.
      case published
    }

    /// The day.
    public var day: Day
    /// What it is.
    public var kind: Kind
    /// What it is called: `Bericht IV/2024`.
    public var name: String

    /// A day that is often asked for.
    public init(_ day: Day, _ kind: Kind, _ name: String) {
      self.day = day
      self.kind = kind
      self.name = name
    }
  }

  /// The years that are shown.
  public var years: ClosedRange<Int>
  /// The day whose truth is shown.
  public var asOf: Day
  /// How far that is known.
  public var knownAt: Day
  /// The days on the upper line.
  public var above: [Mark]
  /// The days on the lower line.
  public var below: [Mark]
  /// The language of its words and figures.
  public var language = Language.de
  /// Where a mark leads; nowhere where nothing is given.
  public var address: (@Sendable (Axis, Mark) -> String?)?

  /// Two times among some years.
  public init(
    years: ClosedRange<Int>, asOf: Day, knownAt: Day, above: [Mark] = [], below: [Mark] = [],
    language: Language = .de, address: (@Sendable (Axis, Mark) -> String?)? = nil
  ) {
    self.years = years
    self.asOf = asOf
    self.knownAt = knownAt
    self.above = above
    self.below = below
    self.language = language
    self.address = address
  }

  /// Whether names or marks are links.
  public var hasLinks: Bool { address != nil }

  /// What the picture shows.
  public var title: String {
    let days = TextOfDay(language)
    return Label(
      "As of \(days.text(asOf)), as known on \(days.text(knownAt))",
      "Stand zum \(days.text(asOf)), bekannt bis \(days.text(knownAt))")[language]
  }

  /// What is to be seen, in sentences.
  public var description: String {
    Label(
      "Two lines over the years \(years.lowerBound) to \(years.upperBound): above the day that is shown, below how far it is known.",
      "Zwei Linien über die Jahre \(years.lowerBound) bis \(years.upperBound): oben der gezeigte Stand, unten, bis wann er bekannt ist."
    )[language]
  }

  private static let (left, high, low, height) = (14, 32, 58, 84)

  /// Draws it for a width.
  public func drawn(width: Int, id: String) -> DrawnPicture {
    let first = Day(year: years.lowerBound, month: 1, day: 1) ?? .first
    let last = Day(year: years.upperBound, month: 12, day: 31) ?? .last
    let right = width - TimeControlPicture.left
    let time = TimeScale(
      first: first, last: last, left: TimeControlPicture.left * 10, right: right * 10)
    var canvas = PictureCanvas(id: id)
    var lines = PathData()
    for year in time.years(room: 46) {
      lines.move(time.place(year), (TimeControlPicture.high - 7) * 10)
      lines.line(time.place(year), (TimeControlPicture.low + 7) * 10)
      let x = time.place(year) / 10 + 4
      guard x + 34 <= width else { continue }
      canvas.text(String(year.year), x: x, y: TimeControlPicture.high + 18, class: "q")
    }
    canvas.path(lines, "year")
    for axis in Axis.allCases { draw(axis, time, width, on: &canvas) }
    return canvas.drawn(width: width, height: TimeControlPicture.height)
  }

  private func draw(
    _ axis: Axis, _ time: TimeScale, _ width: Int, on canvas: inout PictureCanvas
  ) {
    let y = axis == .asOf ? TimeControlPicture.high : TimeControlPicture.low
    canvas.group([
      ("class", "rail"), ("data-axis", axis.rawValue), ("data-first", time.first.description),
      ("data-last", time.last.description), ("data-left", "\(time.left / 10)"),
      ("data-right", "\(time.right / 10)"),
    ]) { canvas in
      canvas.path("M\(time.left / 10) \(y)H\(time.right / 10)", "track")
      drawMarks(axis, time, y, on: &canvas)
      let day = axis == .asOf ? asOf : knownAt
      let x = time.place(min(max(day, time.first), time.last)) / 10
      let isAbove = axis == .asOf
      canvas.path(
        isAbove ? "M\(x) \(y - 2)l7-8v-9h-14v9z" : "M\(x) \(y + 2)l7 8v9h-14v-9z", "hand")
      let word = isAbove ? Label.asOfHandle : Label.knownAt
      let text = "\(word[language]) \(TextOfDay(language).text(day))"
      let isBefore = x + 12 + TextWidth.of(text, isBold: true) > width
      canvas.text(
        text, x: isBefore ? x - 12 : x + 12, y: isAbove ? y - 9 : y + 19, isBefore ? .end : .start,
        class: "b")
    }
  }

  /// The marks from the latest on, as many as can be told apart.
  private func drawMarks(
    _ axis: Axis, _ time: TimeScale, _ y: Int, on canvas: inout PictureCanvas
  ) {
    let marks = (axis == .asOf ? above : below)
      .filter { $0.day >= time.first && $0.day <= time.last }
      .sorted { $0.day > $1.day }
    var free = Int.max
    var shown: [(mark: Mark, x: Int)] = []
    for mark in marks where time.place(mark.day) / 10 <= free {
      let x = time.place(mark.day) / 10
      shown.append((mark, x))
      free = x - 9
    }
    for (mark, x) in shown.reversed() {
      let name = "\(mark.name), \(TextOfDay(language).text(mark.day))"
      canvas.link(address?(axis, mark), label: name) { canvas in
        canvas.box(x: x - 5, y: y - 12, width: 10, height: 24, "hit")
        switch mark.kind {
        case .reporting: canvas.disc(x: x, y: y, radius: 3, "mark")
        case .published: canvas.box(x: x - 3, y: y - 3, width: 7, height: 7, "mark")
        }
      }
    }
  }
}
