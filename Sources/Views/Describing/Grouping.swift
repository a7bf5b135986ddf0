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
      head.isFlexible = true
      return head
    }
    if let lastGroup {
      heads.append(ColumnHead(path: ["group", lastGroup.key], lastGroup.label, lastGroup.kind))
    }
    heads.append(ColumnHead("count", counted, .integer))
    let sums = columns.indices.compactMap { place -> (place: Int, key: String)? in
      if case .sum(let key) = columns[place].inGroups { (place, key) } else { nil }
    }
    heads += sums.map { ColumnHead($0.key, columns[$0.place].label, columns[$0.place].kind) }
    let lights = columns.firstIndex { $0.inGroups == .lights }
    if lights != nil {
      heads += ColumnKind.lights.map { ColumnHead($0, Labels.word($0), .integer) }
    }
    let countPlaces = columns.indices.compactMap { place -> (place: Int, key: String)? in
      if case .counts(let key) = columns[place].inGroups { (place, key) } else { nil }
    }
    heads += countPlaces.map { columns[$0.place].counts(under: $0.key, counted) }
    let countKeys = countPlaces.map { columns[$0.place].key }
    let last = lastGroup
    let groupHeads = heads
    return Shape("groups", heads: heads, figures: figures) {
      (frame, take) throws(TimelinesError) in
      var groups: [Group] = []
      var others: Set<Currency> = []
      var found: [[String?]: Int] = [:]
      var closing = try fill(frame) { (row) throws(TimelinesError) in
        if row.isBeside { return true }
        let values = places.map { row.groupValue($0) }
        let texts = values.map { $0.map(Group.text) }
        let place = found[texts] ?? groups.count
        if place == groups.count {
          found[texts] = place
          groups.append(Group(values, sums.count, countPlaces.count))
        }
        groups[place].add(row, lights, countPlaces.map(\.place))
        for (index, sum) in sums.enumerated() {
          if case .money(let money)? = row[sum.place], money.currency != frame.currency {
            others.insert(money.currency)
          } else {
            groups[place].add(row[sum.place], to: index)
          }
        }
        return true
      }
      if !others.isEmpty {
        let notice = Notice(otherCurrencies: others)
        if !closing.notices.contains(notice) { closing.notices.append(notice) }
      }
      groups.sort { Group.isBefore($0.values, $1.values, keys) }
      for group in groups {
        let counts = countKeys.indices.map { index in
          group.counts(index, of: countKeys[index], in: closing.words[countKeys[index]] ?? [])
        }
        _ = try take(group.row(hasLast: last != nil, hasLights: lights != nil, counts))
      }
      if let object = closing.lastGroup {
        _ = try take(AnyRow(groupHeads.map { object[path: $0.key] }))
      }
      return closing
    }
  }
}

extension ColumnHead {
  /// What groups say of how many rows have which value of the column.
  fileprivate func counts(under key: String, _ label: Label) -> ColumnHead {
    var value = ColumnHead(self.key, self.label, kind)
    value.isKey = true
    var head = ColumnHead(
      key, self.label, .rows([value, ColumnHead("count", label, .integer)]))
    head.isSpread = true
    return head
  }
}

/// Rows that share the values of some columns.
private struct Group {
  let values: [AnswerValue?]
  var count: Int64 = 0
  var sums: [AnswerValue?]
  var lights: [Int64] = [0, 0, 0, 0]
  /// How many rows have which value of the columns that are counted.
  var counts: [[String?: Int64]]

  init(_ values: [AnswerValue?], _ sums: Int, _ counts: Int) {
    self.values = values
    self.counts = [[String?: Int64]](repeating: [:], count: counts)
    self.sums = [AnswerValue?](repeating: nil, count: sums)
  }

  mutating func add(_ row: AnyRow, _ lightPlace: Int?, _ countPlaces: [Int]) {
    count += 1
    for (index, place) in countPlaces.enumerated() {
      counts[index][row[place].map(Group.text), default: 0] += 1
    }
    guard let lightPlace else { return }
    let light = row[lightPlace]?.plainText
    lights[ColumnKind.lights.firstIndex { $0 == light } ?? 3] += 1
  }

  /// Adds a value to a sum; amounts are all in the ledger's currency.
  mutating func add(_ value: AnswerValue?, to index: Int) {
    switch (sums[index], value) {
    case (nil, let value): sums[index] = value
    case (.money(let sum)?, .money(let money)?):
      sums[index] = .money(Money(minor: sum.minor + money.minor, currency: sum.currency))
    case (.integer(let sum)?, .integer(let number)?):
      sums[index] = .number(Int128(sum) + Int128(number))
    default: break
    }
  }

  /// How many rows have which value: the words in their order, then all others, then those without.
  func counts(_ index: Int, of key: String, in words: [String]) -> AnswerValue {
    let found = counts[index]
    let others = found.keys.compactMap { $0 }.filter { !words.contains($0) }
    let values: [String?] = words + others.sorted { $0.isBefore($1) }
    let all = values + (found[nil] == nil ? [] : [nil])
    return .list(
      all.map { value in
        var object = AnswerObject()
        object.append(key, value.map(AnswerValue.text))
        object.append("count", .integer(found[value] ?? 0))
        return .object(object)
      })
  }

  func row(hasLast: Bool, hasLights: Bool, _ counts: [AnswerValue]) -> AnyRow {
    var row = values
    if hasLast { row.append(nil) }
    row.append(.integer(count))
    row += sums
    if hasLights { row += lights.map(AnswerValue.integer) }
    row += counts.map(Optional.some)
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
