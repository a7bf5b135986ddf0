import Stadtbuch
import Views
import Vocabulary

/// The rows of a set that are asked for: filtered, ordered, and those of one page.
struct ODataRows {
  let set: ODataSet
  private let filter: ODataFilter?
  private let order: [(place: Int, isFalling: Bool)]
  private let start: Int
  private let limit: Int

  /// The rows of the page, one value for each property.
  private(set) var rows: [[ODataValue?]] = []
  /// How many rows meet the condition.
  private(set) var count = 0

  /// Which rows are asked for.
  ///
  /// - Parameters:
  ///   - start: how many rows stand before those of the page.
  ///   - limit: how many rows the page has at most.
  init(_ set: ODataSet, _ options: ODataOptions, start: Int, limit: Int) throws(Problem) {
    self.set = set
    (self.start, self.limit) = (start, limit)
    let properties = set.properties
    var filter: ODataFilter?
    if let text = options.filter { filter = try ODataFilterParser.filter(text, properties) }
    if options.groupBy != nil, let place = set.lastGroup {
      // What stands beside the rows is in none of their groups.
      let one = ODataFilter.compare(.property(place, .same), .ne, .literal(.bool(true)))
      filter = filter.map { .and(one, $0) } ?? one
    }
    self.filter = filter
    var order: [(Int, Bool)] = []
    for (name, isFalling) in options.orderBy {
      guard let place = properties.firstIndex(where: { $0.name == name }) else {
        throw ODataProperty.unknown(name, properties, "$orderby")
      }
      order.append((place, isFalling))
    }
    self.order = order
  }

  /// The row of a key.
  init(_ set: ODataSet, key: [(place: Int, value: ODataValue)]) {
    self.set = set
    (start, limit, order) = (0, 1, [])
    filter = key.reduce(nil) { filter, part in
      let one = ODataFilter.compare(.property(part.place, .same), .eq, .literal(part.value))
      return filter.map { .and($0, one) } ?? one
    }
  }

  /// Makes the rows; returns what the view says when all are there.
  mutating func fill(_ engine: Engine, _ ready: ReadyQuestion) throws -> Closing {
    var (number, kept): (Int, [[ODataValue?]]) = (0, [])
    var count = 0
    let (set, filter, start, limit) = (set, filter, start, limit)
    // What is asked for may be more than there is.
    let end = start + limit
    let closing = try engine.run(ready) { row in
      number += 1
      let values = set.values(row, number: number)
      guard filter.map({ $0.holds(values) == true }) ?? true else { return }
      count += 1
      guard order.isEmpty else {
        kept.append(values)
        // Of many rows only those that may be on the page are kept.
        if kept.count >= 2 * max(end, 5_000) { kept = Array(sorted(kept).prefix(end)) }
        return
      }
      if count > start, count <= end { kept.append(values) }
    }
    self.count = count
    rows = order.isEmpty ? kept : Array(sorted(kept).dropFirst(start).prefix(limit))
    return closing
  }

  /// Rows in the order that is asked for: what is not known first, what is equal as it stood.
  private func sorted(_ rows: [[ODataValue?]]) -> [[ODataValue?]] {
    rows.indices.sorted { left, right in
      for (place, isFalling) in order {
        let (first, second) = (rows[left][place], rows[right][place])
        if first == second { continue }
        let isBefore =
          switch (first, second) {
          case (nil, _): true
          case (_, nil): false
          case (let first?, let second?): first.isBefore(second) ?? false
          }
        return isBefore != isFalling
      }
      return left < right
    }.map { rows[$0] }
  }

  // MARK: As JSON

  /// Appends a row as the members of an object.
  static func append(
    _ row: [ODataValue?], _ places: [Int], _ properties: [ODataProperty],
    numbersAsTexts: Bool, to json: inout [UInt8]
  ) {
    for (index, place) in places.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: properties[place].name)
      json.append(0x3a)
      if let value = row[place] {
        value.append(to: &json, numbersAsTexts: numbersAsTexts)
      } else {
        json.append(contentsOf: "null".utf8)
      }
    }
  }
}
