public import Views
public import Vocabulary

/// Amounts within frames: what was spent of what was authorised. Bars begin at zero; what is beyond
/// its frame is said in words.
public struct FramesPicture: Picture {
  /// A row.
  public struct Row: Sendable {
    /// What it is called.
    public var name: String
    /// The amount.
    public var amount: Rational
    /// What it may be at most; absent where it has no bound.
    public var frame: Rational?
    /// Where its name leads.
    public var address: String?

    /// An amount within its frame.
    public init(_ name: String, _ amount: Rational, of frame: Rational?, address: String? = nil) {
      self.name = name
      self.amount = amount
      self.frame = frame
      self.address = address
    }
  }

  /// What the picture shows.
  public var title: String
  /// The rows.
  public var rows: [Row]
  /// In what amounts are given: `€`.
  public var unit: String?
  /// How many digits behind the point they have where they are not shortened.
  public var decimals = 0
  /// The language of its words and figures.
  public var language = Language.de

  /// Amounts within their frames.
  public init(_ title: String, _ rows: [Row], unit: String? = "€", language: Language = .de) {
    self.title = title
    self.rows = rows
    self.unit = unit
    self.language = language
  }

  /// Whether names or marks are links.
  public var hasLinks: Bool { rows.contains { $0.address != nil } }

  /// What is to be seen, in sentences.
  public var description: String {
    let over = rows.filter { isOver($0) }
    let sentence = Label(
      "\(rows.count) rows; \(over.count) overspent",
      "\(rows.count) Zeilen, davon \(over.count) überschritten")
    let names = over.isEmpty ? "" : ": " + over.map(\.name).joined(separator: ", ")
    return "\(sentence[language])\(names). \(Label.pictureTable[language])"
  }

  /// What amounts are shown in, such as `Tsd. €`.
  public var unitShown: String? { amount.head(unit, language) }

  private var most: Rational {
    rows.flatMap { [$0.amount, $0.frame ?? Rational(0)] }.map(\.magnitude).max() ?? Rational(0)
  }

  /// From ten of a unit on it is the one that is shown.
  private var amount: AmountScale {
    AmountScale(most.divided(by: Rational(10)) ?? most, from: 3)
  }

  private func isOver(_ row: Row) -> Bool { row.frame.map { row.amount > $0 } ?? false }

  private func figure(_ value: Rational) -> String {
    let digits = amount.power == 0 ? decimals : amount.power == 3 ? 1 : 2
    return FigureFormat(language).figures(amount.scaled(value).text(decimals: digits))
  }

  /// `1.470,8 von 1.769,5 · 83 %`.
  func text(_ row: Row) -> String {
    guard let frame = row.frame else {
      return "\(figure(row.amount)) \(Label.withoutFrame[language])"
    }
    var text = "\(figure(row.amount)) \(Label.ofProjects[language]) \(figure(frame))"
    if let share = (row.amount * Rational(100)).divided(by: frame) {
      text += " · \(FigureFormat(language).figures(share.text(decimals: 0)))\u{a0}%"
    }
    return isOver(row) ? "\(text) – \(Label.overspent[language].lowercased())" : text
  }

  /// Draws it for a width.
  public func drawn(width: Int, id: String) -> DrawnPicture {
    let room = BarRoom(width: width, names: rows.map(\.name), texts: rows.map(text))
    let top = unitShown == nil ? 0 : 20
    var canvas = PictureCanvas(id: id)
    if let unit = unitShown {
      canvas.text(unit, x: room.form == .beside ? room.left : 0, y: 13, class: "q")
    }
    let low = rows.map(\.amount).min().map { min($0, Rational(0)) } ?? Rational(0)
    let high = rows.map { max($0.amount, $0.frame ?? Rational(0)) }.max() ?? Rational(0)
    let span = max(high, Rational(0)) - low
    func share(_ value: Rational) -> Rational { (value - low).divided(by: span) ?? Rational(0) }
    let longest = room.longest(
      rows.map { row in
        (share(max(row.amount, row.frame ?? Rational(0), Rational(0))), text(row), isOver(row))
      })
    func x(_ value: Rational) -> Int {
      room.left + BarRoom.part(share(value), of: longest)
    }
    let zero = x(Rational(0))
    var axis = PathData()
    for (place, row) in rows.enumerated() {
      let rowTop = top + place * room.rowHeight
      canvas.link(row.address) { room.name(row.name, top: rowTop, on: &$0) }
      let end = x(row.amount)
      let bar = rowTop + room.barTop
      // Where names stand above the bars the line would run through them.
      axis.move(zero * 10, (bar - (room.form == .beside ? 7 : 2)) * 10)
      axis.line(zero * 10, (bar + (room.form == .beside ? 25 : 20)) * 10)
      if let frame = row.frame, frame > Rational(0) {
        canvas.box(x: zero, y: bar, width: max(1, x(frame) - zero), height: 18, "frame")
      }
      if !row.amount.isZero {
        canvas.box(
          x: min(zero, end), y: bar + 4, width: max(1, max(zero, end) - min(zero, end)),
          height: 10, isOver(row) ? "over" : "bar")
      }
      room.text(
        text(row), end: max(zero, end, row.frame.map(x) ?? zero), top: rowTop,
        class: isOver(row) ? "nr b" : "q", on: &canvas)
    }
    let bottom = top + rows.count * room.rowHeight
    canvas.path(axis, "axis")
    return canvas.drawn(width: width, height: bottom + 4)
  }
}
