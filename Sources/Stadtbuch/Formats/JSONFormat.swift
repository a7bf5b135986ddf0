public import LMDB
public import Views
public import Vocabulary

/// Answers as JSON: one object, the same answer the same bytes.
public struct JSONFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let language: Language
  private let places: [Int]
  private let plan: ObjectPlan
  private var rows: ScratchBuffer
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet; texts of notices in a language.
  ///
  /// - Parameter memoryMax: the bytes of rows that wait in memory; more wait on disk.
  public init(
    _ head: AnswerHead, _ language: Language = .en, memoryMax: Int = ScratchBuffer.memoryMax
  ) {
    self.head = head
    self.language = language
    rows = ScratchBuffer(memoryMax: memoryMax)
    places = head.dataPlaces
    plan = ObjectPlan(places.map { head.shape.columns[$0] })
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    let isFirst = rows.isEmpty
    let (plan, places) = (plan, places)
    try rows.write { json in
      if !isFirst { json.append(0x2c) }
      plan.write(&json) { row[places[$0]] }
    }
  }

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    try emit(front(closing))
    try rows.forEachBlock(emit)
    try emit(back(closing))
  }

  /// What stands before the rows.
  private func front(_ closing: Closing) -> [UInt8] {
    var json: [UInt8] = []
    json.append(contentsOf: #"{"asOf":""#.utf8)
    json.append(head.asOf)
    json.append(contentsOf: #"","knownAt":{"sequence":"#.utf8)
    json.append(decimal: head.knownAt.sequence)
    if let time = head.knownAt.time {
      json.append(contentsOf: #","time":""#.utf8)
      json.append(time)
      json.append(0x22)
    }
    json.append(contentsOf: #"},"lastSequence":"#.utf8)
    json.append(decimal: head.knownAt.sequence)
    if head.audience.level != .full {
      json.append(contentsOf: #","audience":"\#(head.audience.level.rawValue)""#.utf8)
    }
    for (name, value) in closing.data(head.shape.figures).members {
      json.append(0x2c)
      json.append(jsonString: name)
      json.append(0x3a)
      value.append(to: &json)
    }
    json.append(contentsOf: #","rows":["#.utf8)
    return json
  }

  /// What stands behind the rows.
  private func back(_ closing: Closing) -> [UInt8] {
    var json: [UInt8] = []
    let notices = head.notices(closing, language)
    json.append(contentsOf: #"],"warnings":["#.utf8)
    for (index, notice) in notices.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: notice.text)
    }
    json.append(contentsOf: #"],"notices":["#.utf8)
    for (index, notice) in notices.enumerated() {
      if index > 0 { json.append(0x2c) }
      notice.append(to: &json)
    }
    json.append(contentsOf: "]}\n".utf8)
    return json
  }
}

extension Closing {
  /// The figures that are data, in the order of their columns.
  package func data(_ heads: [ColumnHead]) -> AnswerObject {
    var object = AnswerObject()
    for head in heads where head.role == .data {
      if let value = figures[path: head.key] { object.set(head.path[...], value) }
    }
    return object
  }
}

/// How the values of columns become one object: paths with a common beginning are objects within it.
struct ObjectPlan: Sendable {
  private struct Step {
    let path: [String]
    /// Whether the object that it stands in is there without it too.
    let isKey: Bool
    /// The key with its quotes and colon, for each depth.
    let keys: [[UInt8]]
  }

  private let steps: [Step]

  init(_ columns: [ColumnHead]) {
    steps = columns.map { column in
      Step(
        path: column.path, isKey: column.isKey && column.path.count > 1,
        keys: column.path.map { name in
          var key: [UInt8] = []
          key.append(jsonString: name)
          key.append(0x3a)
          return key
        })
    }
  }

  /// Writes the object of a row whose value at a place of the plan `value` gives.
  func write(_ json: inout [UInt8], _ value: (Int) -> AnswerValue?) {
    json.append(0x7b)
    // The step whose objects are open, and how many of them.
    var (open, depth, isFirst) = (0, 0, true)
    for place in steps.indices {
      let found = value(place)
      guard found != nil || steps[place].isKey else { continue }
      let inner = steps[place].path.count - 1
      let common = shared(steps[open].path, steps[place].path, depth)
      while depth > common {
        json.append(0x7d)
        (depth, isFirst) = (depth - 1, false)
      }
      if found == nil, inner == 0 { continue }
      while depth < inner {
        if !isFirst { json.append(0x2c) }
        json.append(contentsOf: steps[place].keys[depth])
        json.append(0x7b)
        (depth, isFirst) = (depth + 1, true)
      }
      open = place
      guard let found else { continue }
      if !isFirst { json.append(0x2c) }
      json.append(contentsOf: steps[place].keys[inner])
      found.append(to: &json)
      isFirst = false
    }
    while depth > 0 {
      json.append(0x7d)
      depth -= 1
    }
    json.append(0x7d)
  }

  private func shared(_ left: [String], _ right: [String], _ depth: Int) -> Int {
    var count = 0
    while count < depth, count < right.count - 1, left[count] == right[count] { count += 1 }
    return count
  }
}
