import Views
import Vocabulary

/// Where the parts of a picture of lines stand.
struct LinesLayout {
  /// A name at the end of a line.
  struct End {
    /// In one or two lines.
    let lines: [String]
    let text: String
    let style: String
    /// Where its line ends, in tenths.
    let y: Int
  }

  /// A mark with its text in lines.
  struct Note {
    let mark: LinesPicture.Mark
    /// In whole units.
    let x: Int
    let lines: [String]
    let isBefore: Bool
    let row: Int
  }

  static let rowHeight = 16
  /// The room for the signs of lights beside the axis.
  static let signRoom = 24

  let width: Int
  let height: Int
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int
  let ticks: AxisTicks
  let time: TimeScale
  let amount: AmountScale
  private(set) var ends: [End] = []
  private(set) var notes: [Note] = []

  /// Nil where there is nothing to draw.
  init?(_ picture: LinesPicture, width: Int) {
    let figures = picture.figures
    let days = picture.days
    guard let low = figures.min(), let high = figures.max(),
      let first = days.min(), let last = days.max()
    else { return nil }
    let (least, most) = (
      min(low, picture.shared.min() ?? low), max(high, picture.shared.max() ?? high)
    )
    let isFar = least > Rational(0) && least + least > most
    let ticks = AxisTicks(
      least, most, isFromZero: picture.isFromZero ?? !isFar, atMost: picture.isSmall ? 4 : 6)
    let amount = AmountScale(ticks)
    self.width = width
    (self.ticks, self.amount) = (ticks, amount)
    let names = ticks.ticks.map { TextWidth.of(amount.text($0, ticks, picture.language)) }
    let head = amount.head(picture.unit, picture.language)
    let texts = LinesLayout.texts(picture, amount)
    let signs = picture.zones.isEmpty ? 8 : LinesLayout.signRoom
    left = min(max(8, names.max() ?? 0), width * 36 / 100) + signs
    let widest = texts.map { TextWidth.of($0, isBold: true) }.max() ?? 0
    right = width - min(widest + 12, width * 36 / 100)
    let span = picture.years.flatMap { years in
      Day(year: years.lowerBound, month: 1, day: 1).flatMap { start in
        Day(year: years.upperBound, month: 12, day: 31).map { (start, $0) }
      }
    }
    time = TimeScale(
      first: span?.0 ?? first, last: span?.1 ?? last, left: left * 10 + 60, right: right * 10 - 60)
    notes = LinesLayout.notes(picture, time, width: width)
    let rows = notes.map { $0.row + $0.lines.count }.max() ?? 0
    let headRow = head == nil ? 0 : 20
    top = rows * LinesLayout.rowHeight + headRow + 10
    let plot = picture.isSmall ? 110 : width < 400 ? 180 : width < 600 ? 210 : 250
    bottom = top + plot
    height = bottom + 24
    ends = LinesLayout.ends(picture, self)
  }

  /// Where a value stands, in tenths.
  func y(_ value: Rational) -> Int {
    bottom * 10 - ticks.place(value, of: (bottom - top) * 10)
  }

  /// Where a period stands, in tenths.
  func x(_ period: Period) -> Int { time.place(period.lastDay) }

  private static func texts(_ picture: LinesPicture, _ amount: AmountScale) -> [String] {
    let end = picture.days.max()
    return picture.series.flatMap { series -> [String] in
      let points = picture.drawn(series)
      let last = points.last { $0.value != nil }
      let aim = picture.drawn(series.aims).last
      return [
        last.map { picture.end(series, $0, amount, isAtEnd: $0.period.lastDay == end) },
        picture.series.count == 1 ? aim.map { picture.end($0, amount) } : nil,
      ].compactMap { $0 }
    }
  }

  private func end(_ text: String, _ style: String, _ y: Int) -> End {
    let lines = TextWidth.lines(text, room: width - right - 6, atMost: 2, isBold: true)
    return End(lines: lines, text: text, style: style, y: y)
  }

  private static func ends(_ picture: LinesPicture, _ layout: LinesLayout) -> [End] {
    var ends: [End] = []
    let end = picture.days.max()
    for (place, series) in picture.series.enumerated() {
      let points = picture.drawn(series)
      if let last = points.last(where: { $0.value != nil }), let value = last.value {
        let text = picture.end(
          series, last, layout.amount, isAtEnd: last.period.lastDay == end)
        ends.append(layout.end(text, "n\(place % 4 + 1)", layout.y(value)))
      }
      guard picture.series.count == 1, let aim = picture.drawn(series.aims).last,
        let middle = (aim.low + aim.high).divided(by: Rational(2))
      else { continue }
      ends.append(layout.end(picture.end(aim, layout.amount), "n2", layout.y(middle)))
    }
    return ends
  }

  /// Where a mark stands. Periods stand at their last days: a new way of counting begins before the
  /// first period that has it, not on the one before.
  private static func place(
    _ mark: LinesPicture.Mark, _ picture: LinesPicture, _ time: TimeScale
  ) -> Int {
    let periods = picture.series.flatMap(\.points).map(\.period)
    guard mark.kind == .rupture,
      let period = periods.first(where: {
        $0.lastDay >= mark.day && $0.previous.lastDay < mark.day
      })
    else { return time.place(mark.day) }
    return max(time.left, (time.place(period.previous.lastDay) + time.place(period.lastDay)) / 2)
  }

  /// Marks in the first rows that are free where they stand.
  private static func notes(_ picture: LinesPicture, _ time: TimeScale, width: Int) -> [Note] {
    var taken: [(row: Int, from: Int, to: Int)] = []
    let marks = picture.marks.filter { $0.day >= time.first && $0.day <= time.last }
    return marks.sorted { $0.day < $1.day }.map { mark in
      let x = place(mark, picture, time) / 10
      let isBefore = x > width / 2 && TextWidth.of(mark.text) > width - x - 8
      let room = isBefore ? x - 8 : width - x - 8
      let lines = TextWidth.lines(mark.text, room: room, atMost: 3)
      let length = lines.map { TextWidth.of($0) }.max() ?? 0
      let (from, to) = isBefore ? (x - length - 8, x + 2) : (x - 2, x + length + 8)
      var row = 0
      while taken.contains(where: {
        $0.row >= row && $0.row < row + lines.count && $0.from < to && from < $0.to
      }) {
        row += 1
      }
      for line in 0..<lines.count { taken.append((row + line, from, to)) }
      return Note(mark: mark, x: x, lines: lines, isBefore: isBefore, row: row)
    }
  }
}
