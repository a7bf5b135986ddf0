import Views

extension SharesPicture {
  /// Draws it for a width.
  public func drawn(width: Int, id: String) -> DrawnPicture {
    let room = BarRoom(
      width: width, names: rows.map(\.name), texts: rows.map { text($0, isListed: unit != nil) })
    var canvas = PictureCanvas(id: id)
    canvas.grains(kinds.indices.map(style))
    let top = drawKey(width: width, on: &canvas)
    func share(_ row: Row) -> Rational {
      max(sum(row), row.whole ?? Rational(0)).divided(by: most) ?? Rational(0)
    }
    // Whether figures have room in the parts depends on the length, and that on the texts behind.
    func length(_ value: Rational, _ longest: Int) -> Int {
      BarRoom.part(value.divided(by: most), of: longest)
    }
    func isListed(_ row: Row, _ longest: Int) -> Bool {
      kinds.indices.contains { place in
        !part(row, place).isZero
          && length(part(row, place), longest) < TextWidth.of(short(row, place)) + 8
      }
    }
    let guess = room.longest(rows.map { (share($0), text($0, isListed: false), false) })
    let listed = rows.map { isListed($0, guess) }
    let longest = room.longest(zip(rows, listed).map { (share($0), text($0, isListed: $1), false) })
    for (place, row) in rows.enumerated() {
      let rowTop = top + place * room.rowHeight
      canvas.link(row.address) { room.name(row.name, top: rowTop, on: &$0) }
      let bar = rowTop + room.barTop
      let end = max(length(sum(row), longest), row.whole.map { length($0, longest) } ?? 0)
      if row.whole != nil {
        canvas.box(x: room.left, y: bar, width: max(1, end), height: 18, "frame")
      }
      var sum = Rational(0)
      for kind in kinds.indices where !part(row, kind).isZero {
        let from = room.left + length(sum, longest)
        sum = sum + part(row, kind)
        let to = room.left + length(sum, longest)
        canvas.box(
          x: from, y: bar, width: max(1, to - from), height: 18, "part \(style(kind))",
          fill: canvas.grain(kind), title: "\(kinds[kind].name): \(figure(part(row, kind)))")
        if to - from >= TextWidth.of(short(row, kind)) + 8 {
          canvas.text(
            short(row, kind), x: (from + to) / 2, y: bar + 13, .middle, class: "halo")
        }
      }
      room.text(
        text(row, isListed: listed[place] || isListed(row, longest)), end: room.left + end,
        top: rowTop, class: "q", on: &canvas)
    }
    let bottom = top + rows.count * room.rowHeight
    return canvas.drawn(width: width, height: bottom + 4)
  }

  /// What the grains mean; returns where the rows begin.
  private func drawKey(width: Int, on canvas: inout PictureCanvas) -> Int {
    var (x, y) = (1, 1)
    for (place, kind) in kinds.enumerated()
    where rows.contains(where: { !part($0, place).isZero }) {
      let name = [sign(place), kind.name].filter { !$0.isEmpty }.joined(separator: " ")
      let length = min(TextWidth.of(name), width - 26)
      if x > 1, x + length + 24 > width { (x, y) = (1, y + 20) }
      canvas.box(
        x: x, y: y, width: 16, height: 14, "part \(style(place))", fill: canvas.grain(place))
      canvas.text(name, x: x + 22, y: y + 12, room: width - 26)
      x += length + 40
    }
    if let unit = unitShown {
      if x > 1, x + TextWidth.of(unit) > width { (x, y) = (1, y + 20) }
      canvas.text(unit, x: x, y: y + 12, class: "q")
    }
    return y + 24
  }
}
