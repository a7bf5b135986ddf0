import Views
import Vocabulary

extension LinesPicture {
  /// Draws it for a width.
  public func drawn(width: Int, id: String) -> DrawnPicture {
    var canvas = PictureCanvas(id: id)
    guard let layout = LinesLayout(self, width: width) else {
      canvas.text(Label.noReport[language], x: 4, y: 24, class: "q")
      return canvas.drawn(width: width, height: 40)
    }
    let gaps = gaps(layout)
    drawZones(layout, on: &canvas)
    for gap in gaps { gap.drawBand(layout, on: &canvas) }
    drawTolerance(layout, on: &canvas)
    drawAxes(layout, on: &canvas)
    drawMarks(layout, on: &canvas)
    for (place, series) in series.enumerated() {
      drawAims(series, place, layout, on: &canvas)
      LineStroke(
        points: drawn(series), place: place, layout: layout, isAlone: self.series.count == 1,
        ruptures: marks.filter { $0.kind == .rupture }.map(\.day)
      ).draw(on: &canvas)
    }
    let stroke = series.first.map { AimStroke($0, self, layout) }
    var free = Int.min
    for gap in gaps { gap.drawWord(layout, stroke, from: &free, on: &canvas) }
    drawEnds(layout, on: &canvas)
    return canvas.drawn(width: width, height: layout.height)
  }

  private func drawAxes(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    var grid = PathData()
    for tick in layout.ticks.ticks {
      let y = layout.y(tick) / 10
      grid.move(layout.left * 10, y * 10)
      grid.line(layout.right * 10, y * 10)
      canvas.text(
        layout.amount.text(tick, layout.ticks, language),
        x: layout.left - (zones.isEmpty ? 8 : LinesLayout.signRoom), y: y + 4, .end,
        class: "q", room: layout.left - 8)
    }
    canvas.path(grid, "grid")
    if let head = layout.amount.head(unit, language) {
      canvas.text(head, x: 0, y: layout.top - 14, class: "q", room: layout.width / 2)
    }
    if layout.ticks.low.isNegative, !layout.ticks.high.isNegative {
      let y = layout.y(Rational(0)) / 10
      canvas.path("M\(layout.left) \(y)H\(layout.right)", "axis")
    }
    let texts = PeriodText(language)
    let longest = series.max { drawn($0).count < drawn($1).count }
    var periods = longest.map { drawn($0).map(\.period) } ?? []
    // Targets may lie ahead of the last period.
    while let next = periods.last?.next, next.lastDay <= layout.time.last, periods.count < 4000 {
      periods.append(next)
    }
    let room = (periods.first.map { TextWidth.of(texts.short($0)) } ?? 0) + 14
    var stops = PathData()
    for period in layout.time.named(periods, room: room) {
      let text = texts.short(period)
      let half = (TextWidth.of(text) + 1) / 2
      let x = min(max(half, layout.x(period) / 10), layout.width - half)
      stops.move(layout.x(period), layout.bottom * 10)
      stops.line(layout.x(period), layout.bottom * 10 + 40)
      canvas.text(text, x: x, y: layout.bottom + 19, .middle, class: "q")
    }
    canvas.path(stops, "axis")
  }

  private func drawZones(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    let zones = zones.sorted { $0.from < $1.from }
    for (place, zone) in zones.enumerated() {
      let high = place + 1 < zones.count ? zones[place + 1].from : layout.ticks.high
      let (bottom, top) = (layout.y(zone.from) / 10, layout.y(high) / 10)
      guard bottom - top > 0 else { continue }
      canvas.box(
        x: layout.left, y: top, width: layout.right - layout.left, height: bottom - top,
        "zone \(zone.light.style)")
      // Signs stand between the axis and its figures, where no line is.
      guard bottom - top > 12 else { continue }
      canvas.text(
        zone.light.sign, x: layout.left - 4, y: (bottom + top) / 2 + 4, .end, class: "q")
    }
  }

  private func drawTolerance(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    for series in series {
      let steps = AimStroke(
        aims: drawn(series.tolerance), form: series.form, layout: layout,
        length: series.points.first?.period.length)
      canvas.path(steps.area(), "band")
      // A corridor is drawn as one, between its bounds.
      let corridor = AimStroke(series, self, layout)
      if corridor.isCorridor { canvas.path(corridor.area(), "room") }
    }
  }

  private func drawAims(
    _ series: Series, _ place: Int, _ layout: LinesLayout, on canvas: inout PictureCanvas
  ) {
    let stroke = AimStroke(series, self, layout)
    // Of one series alone the target has the second colour.
    let style = self.series.count == 1 ? "aim s2" : "aim thin s\(place % 4 + 1)"
    canvas.path(stroke.line(\.high), style)
    if drawn(series.aims).contains(where: { $0.low < $0.high }) {
      canvas.path(stroke.line(\.low), style)
    }
  }

  private func drawMarks(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    for note in layout.notes {
      let top = note.row * LinesLayout.rowHeight
      let isRupture = note.mark.kind == .rupture
      canvas.path("M\(note.x) \(top + 3)V\(layout.bottom)", isRupture ? "cut" : "vote")
      if !isRupture {
        canvas.path("M\(note.x) \(layout.bottom - 5)l4 5-4 5-4-5z", "flag")
      }
      for (line, text) in note.lines.enumerated() {
        canvas.text(
          text, x: note.isBefore ? note.x - 6 : note.x + 6,
          y: top + line * LinesLayout.rowHeight + 13, note.isBefore ? .end : .start,
          class: isRupture ? "" : "q")
      }
    }
  }

  private func drawEnds(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    let height = 15
    let places = Spread.places(
      layout.ends.map { $0.y / 10 - height / 2 },
      heights: layout.ends.map { $0.lines.count * height },
      from: layout.top - height / 2, to: layout.bottom + height / 2)
    for (end, top) in zip(layout.ends, places) {
      let isCut = end.lines.contains { $0.hasSuffix("…") }
      for (line, text) in end.lines.enumerated() {
        canvas.text(
          text, x: layout.right + 6, y: top + line * height + 12, class: "\(end.style) b",
          title: isCut ? end.text : nil)
      }
    }
  }

  /// Of several series the lines alone tell where something is missing.
  private func gaps(_ layout: LinesLayout) -> [LineGap] {
    guard let series = series.first, self.series.count == 1 else { return [] }
    return LineGap.all(drawn(series), layout, Label.noReport[language])
  }
}
