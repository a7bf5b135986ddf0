import Timelines
import Vocabulary

extension Shape {
  /// The groups of these rows that share the values of columns: how many they are, the sums of what
  /// can be added up, and their lights. A value that is absent is a group without that key, behind
  /// the others.
  public func grouped(by places: [Int]) -> Shape {
    let keys = places.map { columns[$0] }
    var heads = keys.map { key in
      var head = ColumnHead(path: ["group", key.key], key.label, key.kind)
      head.isKey = true
      head.mayShrink = true
      return head
    }
    if let lastGroup {
      heads.append(ColumnHead(path: ["group", lastGroup.key], lastGroup.label, lastGroup.kind))
    }
    heads.append(ColumnHead("count", .count, .integer))
    let sums = columns.indices.compactMap { place -> (place: Int, key: String)? in
      if case .sum(let key) = columns[place].inGroups { (place, key) } else { nil }
    }
    heads += sums.map { ColumnHead($0.key, columns[$0.place].label, columns[$0.place].kind) }
    let lights = columns.firstIndex { $0.inGroups == .lights }
    if lights != nil {
      heads += ColumnKind.lights.map { ColumnHead($0, Labels.word($0), .integer) }
    }
    let last = lastGroup
    let groupHeads = heads
    return Shape("groups", heads: heads, figures: figures) {
      (frame, take) throws(TimelinesError) in
      var groups: [Group] = []
      var found: [[String?]: Int] = [:]
      let closing = try fill(frame) { (row) throws(TimelinesError) in
        if row.isBeside { return true }
        let values = places.map { row.groupValue($0) }
        let texts = values.map { $0.map(Group.text) }
        let place = found[texts] ?? groups.count
        if place == groups.count {
          found[texts] = place
          groups.append(Group(values, sums.count))
        }
        groups[place].add(row, sums.map(\.place), lights)
        return true
      }
      groups.sort { Group.isBefore($0.values, $1.values, keys) }
      for group in groups {
        _ = try take(group.row(hasLast: last != nil, hasLights: lights != nil))
      }
      if let object = closing.lastGroup {
        _ = try take(AnyRow(groupHeads.map { object[path: $0.key] }))
      }
      return closing
    }
  }
}

/// Rows that share the values of some columns.
private struct Group {
  let values: [AnswerValue?]
  var count: Int64 = 0
  var sums: [AnswerValue?]
  var lights: [Int64] = [0, 0, 0, 0]

  init(_ values: [AnswerValue?], _ sums: Int) {
    self.values = values
    self.sums = [AnswerValue?](repeating: nil, count: sums)
  }

  mutating func add(_ row: AnyRow, _ places: [Int], _ lightPlace: Int?) {
    count += 1
    for (index, place) in places.enumerated() {
      sums[index] = Group.sum(sums[index], row[place])
    }
    guard let lightPlace else { return }
    let light = row[lightPlace]?.plainText
    lights[ColumnKind.lights.firstIndex { $0 == light } ?? 3] += 1
  }

  /// The sum; amounts in another currency than the first are never added.
  private static func sum(_ sum: AnswerValue?, _ value: AnswerValue?) -> AnswerValue? {
    switch (sum, value) {
    case (nil, let value): value
    case (.money(let sum)?, .money(let money)?) where sum.currency == money.currency:
      .money(Money(minor: sum.minor + money.minor, currency: sum.currency))
    case (.integer(let sum)?, .integer(let number)?): .integer(sum &+ number)
    default: sum
    }
  }

  func row(hasLast: Bool, hasLights: Bool) -> AnyRow {
    var row = values
    if hasLast { row.append(nil) }
    row.append(.integer(count))
    row += sums
    if hasLights { row += lights.map(AnswerValue.integer) }
    return AnyRow(row)
  }

  /// What tells values apart.
  static func text(_ value: AnswerValue) -> String {
    if let text = value.plainText { return text }
    var json: [UInt8] = []
    value.append(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  static func isBefore(
    _ left: [AnswerValue?], _ right: [AnswerValue?], _ keys: [ColumnHead]
  ) -> Bool {
    for (place, key) in keys.enumerated() {
      switch (left[place], right[place]) {
      case (let first?, let second?):
        // Words stand in the order of their letters here, as they do in tables of figures.
        let kind: ColumnKind = if case .word = first { .text } else { key.kind }
        if kind.isEqual(first, second) { continue }
        return kind.isBefore(first, second)
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      }
    }
    return false
  }
}
