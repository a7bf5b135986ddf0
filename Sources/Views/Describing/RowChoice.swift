public import Timelines
public import Vocabulary

/// Which rows of a view are wanted, how they are grouped and ordered, and which columns are shown:
/// what may be asked of every view.
public struct RowChoice: Sendable, Equatable {
  /// Comparisons that rows must meet.
  public var condition: String?
  /// Keys by which rows are put together.
  public var groupBy: String?
  /// Keys by which rows are ordered, each with `:desc` for falling order.
  public var sort: String?
  /// The columns that are shown.
  public var columns: String?

  /// All rows, in the order of the view.
  public init(
    condition: String? = nil, groupBy: String? = nil, sort: String? = nil, columns: String? = nil
  ) {
    self.condition = condition
    self.groupBy = groupBy
    self.sort = sort
    self.columns = columns
  }

  /// The shape whose rows are those that are wanted.
  ///
  /// Throws: which of the texts is not understood.
  public func applied(to first: Shape, currency: Currency) throws(ChoiceError) -> Shape {
    var (shape, groupBy) = (first, groupBy)
    if let keys = groupBy {
      if let own = try first.ownGroups?(keys.filter { !$0.isWhitespace }) {
        (shape, groupBy) = (own, nil)
      } else {
        (shape, groupBy) = first.opened(for: keys)
      }
    }
    if let condition {
      let columns = shape.columns
      shape = shape.filtered(
        by: try RowChoice.named("where", condition) { () throws(ConditionError) in
          try Condition(condition, on: columns, currency: currency)
        })
    }
    if let groupBy {
      let columns = shape.columns
      shape = shape.grouped(
        by: try RowChoice.named("groupBy", groupBy) { () throws(ConditionError) in
          try columns.places(of: groupBy)
        })
    }
    if let sort {
      let columns = shape.columns
      let order = try RowChoice.named("sort", sort) { () throws(ConditionError) in
        try RowOrder.list(sort, in: columns)
      }
      shape = shape.sorted(by: order)
    }
    (shape.look, shape.request) = (first.look, first.request)
    return shape
  }

  /// The places of the columns that are shown; nil where nothing is said.
  public func shown(in columns: [ColumnHead]) throws(ChoiceError) -> [Int]? {
    guard let list = self.columns else { return nil }
    return try RowChoice.named("columns", list) { () throws(ConditionError) in
      try columns.shownPlaces(of: list)
    }
  }

  private static func named<Value>(
    _ option: String, _ text: String, _ parse: () throws(ConditionError) -> Value
  ) throws(ChoiceError) -> Value {
    do throws(ConditionError) {
      return try parse()
    } catch {
      throw ChoiceError(
        option,
        Label(
          "“\(text.excerpt)”: \(error.text.en)", "„\(text.excerpt)“: \(error.text.de)"))
    }
  }
}

/// A column by which rows are ordered.
struct RowOrder: Sendable {
  let place: Int
  let isFalling: Bool

  /// The order that a list such as `status,money.gap:desc` says.
  static func list(
    _ text: String, in columns: [ColumnHead]
  ) throws(ConditionError) -> [RowOrder] {
    guard text.utf8.count <= Limits.filterBytesMax else {
      throw ConditionError(
        position: 1,
        Label(
          "the list has more than \(Limits.filterBytesMax) bytes",
          "die Liste hat mehr als \(Limits.filterBytesMax) Bytes"))
    }
    var order: [RowOrder] = []
    var position = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String((words.first ?? "").filter { !$0.isWhitespace })
      let direction = words.count > 1 ? words[1].filter { !$0.isWhitespace } : "asc"
      guard direction == "asc" || direction == "desc" else {
        throw ConditionError(
          position: position,
          Label(
            "“\(String(direction).excerpt)” is neither asc nor desc",
            "„\(String(direction).excerpt)“ ist weder asc noch desc"))
      }
      order.append(
        RowOrder(
          place: try columns.place(of: name, at: position), isFalling: direction == "desc"))
      position += part.count + 1
    }
    return order
  }
}

extension [RowOrder] {
  /// The places of rows in this order: absent values last, and what is equal as it stood.
  fileprivate func places(_ rows: [[AnswerValue?]], _ heads: [ColumnHead]) -> [Int] {
    rows.indices.sorted { left, right in
      for key in self {
        let kind = heads[key.place].kind
        let values = [left, right].map { row in
          rows[row][key.place].flatMap { kind.isReason($0) ? nil : $0 }
        }
        switch (values[0], values[1]) {
        case (let first?, let second?):
          if kind.isEqual(first, second) { continue }
          return key.isFalling ? kind.isBefore(second, first) : kind.isBefore(first, second)
        case (nil, nil): continue
        case (nil, _): return false
        case (_, nil): return true
        }
      }
      return left < right
    }
  }
}

extension RowChoice {
  /// The places of those of some rows that meet the condition, in the order that is asked for: so one
  /// run of a view answers several choices. Groups are not made.
  ///
  /// Throws: which of the texts is not understood.
  package func chosen(
    _ rows: [[AnswerValue?]], _ columns: [ColumnHead], currency: Currency
  ) throws(ChoiceError) -> [Int] {
    var places = Array(rows.indices)
    if let condition {
      let met = try RowChoice.named("where", condition) { () throws(ConditionError) in
        try Condition(condition, on: columns, currency: currency)
      }
      places.removeAll { !met.holds(for: AnyRow(rows[$0])) }
    }
    guard let sort else { return places }
    let order = try RowChoice.named("sort", sort) { () throws(ConditionError) in
      try RowOrder.list(sort, in: columns)
    }
    return order.places(places.map { rows[$0] }, columns).map { places[$0] }
  }
}

extension Shape {
  /// The rows that meet a condition.
  func filtered(by condition: Condition) -> Shape {
    var shape = self
    shape.fill = { (frame, take) throws(TimelinesError) in
      try fill(frame) { (row) throws(TimelinesError) in
        guard condition.holds(for: row) else { return false }
        return try take(row)
      }
    }
    return shape
  }

  /// The rows in another order: absent values last, and what is equal as it stood.
  func sorted(by order: [RowOrder]) -> Shape {
    let heads = columns
    var shape = self
    shape.fill = { (frame, take) throws(TimelinesError) in
      var rows: [[AnswerValue?]] = []
      let closing = try fill(frame) { (row) throws(TimelinesError) in
        if row.isBeside { return true }
        rows.append(heads.indices.map { row[$0] })
        return true
      }
      let ordered = order.places(rows, heads)
      for place in ordered { _ = try take(AnyRow(rows[place])) }
      return closing
    }
    return shape
  }

  /// Makes the rows at the point of a frame and hands them out one by one.
  ///
  /// - Returns: what the view says when all rows are there.
  public func run(
    _ frame: Frame, _ take: (AnyRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) -> Closing {
    try fill(frame) { (row) throws(TimelinesError) in
      if !row.isBeside { try take(row) }
      return true
    }
  }
}

extension [ColumnHead] {
  /// The places of columns that may be shown, by a list of keys.
  func shownPlaces(of list: String) throws(ConditionError) -> [Int] {
    var places: [Int] = []
    var position = 1
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.filter { !$0.isWhitespace })
      let found = indices.filter { place in
        let head = self[place]
        return head.role != .choice && (head.key == name || head.key.hasPrefix(name + "."))
      }
      guard !found.isEmpty, !name.isEmpty else {
        let keys = filter { $0.role != .choice }.map(\.key).joined(separator: ", ")
        throw ConditionError(
          position: position,
          Label(
            "there is no column “\(name.excerpt)”; there are \(keys)",
            "die Spalte „\(name.excerpt)“ gibt es nicht; es gibt \(keys)"))
      }
      places += found.filter { !places.contains($0) }
      position += part.count + 1
    }
    return places
  }
}
