public import Vocabulary

/// Planned days and what became of them: a square where a day was planned, a disc where it was
/// reached, a ring where it is expected.
public struct MilestonesPicture: Picture {
  /// A milestone.
  public struct Row: Sendable {
    /// What it is called.
    public var name: String
    /// The planned day.
    public var planned: Day
    /// When it is expected.
    public var expected: Day?
    /// When it was reached.
    public var reached: Day?
    /// Where its name leads.
    public var address: String?

    /// A milestone with what became of it.
    public init(
      _ name: String, planned: Day, expected: Day? = nil, reached: Day? = nil,
      address: String? = nil
    ) {
      self.name = name
      self.planned = planned
      self.expected = expected
      self.reached = reached
      self.address = address
    }
  }

  /// What the picture shows.
  public var title: String
  /// The rows.
  public var rows: [Row]
  /// The day whose truth is shown.
  public var asOf: Day
  /// The language of its words and figures.
  public var language = Language.de

  /// Milestones at a day.
  public init(_ title: String, _ rows: [Row], asOf: Day, language: Language = .de) {
    self.title = title
    self.rows = rows
    self.asOf = asOf
    self.language = language
  }

  /// Whether names or marks are links.
  public var hasLinks: Bool { rows.contains { $0.address != nil } }

  /// What is to be seen, in sentences.
  public var description: String {
    let late = rows.count { isOverdue($0) }
    let reached = rows.count { $0.reached != nil }
    let sentence = Label(
      "\(rows.count) milestones, \(reached) reached, \(late) overdue.",
      "\(rows.count) Meilensteine, \(reached) erreicht, \(late) überfällig.")
    return "\(sentence[language]) \(Label.pictureTable[language])"
  }

  private func isOverdue(_ row: Row) -> Bool { row.reached == nil && row.planned < asOf }

  /// How far it has slipped: what is overdue at least to the day that is shown.
  private func became(_ row: Row) -> Day? {
    row.reached ?? (isOverdue(row) ? max(row.expected ?? asOf, asOf) : row.expected)
  }

  /// `31 Tage später`, `pünktlich`, `überfällig seit 12 Tagen`.
  func text(_ row: Row) -> String {
    func days(_ count: Int, _ dative: Bool) -> String {
      count == 1
        ? Label("1 day", dative ? "1 Tag" : "1 Tag")[language]
        : Label("\(count) days", dative ? "\(count) Tagen" : "\(count) Tage")[language]
    }
    if isOverdue(row) {
      let late = days(row.planned.days(to: asOf), true)
      return Label("overdue for \(late)", "überfällig seit \(late)")[language]
    }
    guard let day = became(row) else { return Label.planned[language] }
    let slip = row.planned.days(to: day)
    if slip == 0 { return Label.onTime[language] }
    let count = days(slip.magnitude == 1 ? 1 : Int(slip.magnitude), false)
    return slip > 0
      ? Label("\(count) later", "\(count) später")[language]
      : Label("\(count) earlier", "\(count) früher")[language]
  }

  /// Draws it for a width.
  public func drawn(width: Int, id: String) -> DrawnPicture {
    var canvas = PictureCanvas(id: id)
    let room = BarRoom(width: width, names: rows.map(\.name), texts: rows.map(text))
    let widest = rows.map { TextWidth.of(text($0), isBold: isOverdue($0)) }.max() ?? 0
    let right = width - (room.form == .stacked ? 12 : widest + 20)
    // A day without end would leave no room for the others.
    let known = (rows.flatMap { [$0.planned, $0.expected, $0.reached].compactMap { $0 } } + [asOf])
      .filter { $0 > .first && $0 < .last }
    let time = TimeScale(
      first: known.min() ?? asOf, last: known.max() ?? asOf, left: (room.left + 10) * 10,
      right: max(room.left + 60, right) * 10)
    let bottom = 22 + rows.count * room.rowHeight
    drawTimes(time, bottom: bottom, width: width, on: &canvas)
    for (place, row) in rows.enumerated() {
      let top = 22 + place * room.rowHeight
      canvas.link(row.address) { room.name(row.name, top: top, class: "halo", on: &$0) }
      draw(row, time, y: top + room.barTop + 9, on: &canvas)
      room.text(
        text(row), end: time.right / 10 + 6, top: top,
        class: isOverdue(row) ? "halo nr b" : "halo q",
        on: &canvas)
    }
    drawKey(y: bottom + 42, on: &canvas)
    return canvas.drawn(width: width, height: bottom + 52)
  }

  private func drawTimes(
    _ time: TimeScale, bottom: Int, width: Int, on canvas: inout PictureCanvas
  ) {
    var grid = PathData()
    for stop in time.stops(language) {
      grid.move(time.place(stop.day), 220)
      grid.line(time.place(stop.day), bottom * 10)
      let half = (TextWidth.of(stop.text) + 1) / 2
      canvas.text(
        stop.text, x: min(max(half, time.place(stop.day) / 10), width - half), y: bottom + 16,
        .middle, class: "q")
    }
    canvas.path(grid, "grid")
    canvas.path("M\(time.left / 10 - 8) \(bottom)H\(time.right / 10 + 8)", "axis")
    let x = time.place(asOf) / 10
    canvas.path("M\(x) 18V\(bottom)", "now")
    let text = "\(Label.asOfHandle[language]) \(TextOfDay(language).text(asOf))"
    let half = (TextWidth.of(text) + 1) / 2
    canvas.text(text, x: min(max(half, x), width - half), y: 13, .middle, class: "q")
  }

  private func draw(_ row: Row, _ time: TimeScale, y: Int, on canvas: inout PictureCanvas) {
    func x(_ day: Day) -> Int { time.place(min(max(day, time.first), time.last)) / 10 }
    if let day = became(row), x(day) != x(row.planned) {
      canvas.path("M\(x(row.planned)) \(y)H\(x(day))", isOverdue(row) ? "late" : "slip")
    }
    canvas.box(x: x(row.planned) - 5, y: y - 5, width: 10, height: 10, "plan")
    if let day = row.reached ?? row.expected {
      canvas.disc(x: x(day), y: y, radius: 4, row.reached == nil ? "hope" : "done")
    }
  }

  private func drawKey(y: Int, on canvas: inout PictureCanvas) {
    var x = 7
    func next(_ word: Label) {
      canvas.text(word[language], x: x + 12, y: y, class: "q")
      x += TextWidth.of(word[language]) + 34
    }
    canvas.box(x: x - 5, y: y - 10, width: 10, height: 10, "plan")
    next(.planned)
    if rows.contains(where: { $0.reached == nil && $0.expected != nil }) {
      canvas.disc(x: x, y: y - 5, radius: 4, "hope")
      next(.expected)
    }
    if rows.contains(where: { $0.reached != nil }) {
      canvas.disc(x: x, y: y - 5, radius: 4, "done")
      next(.reached)
    }
  }
}
