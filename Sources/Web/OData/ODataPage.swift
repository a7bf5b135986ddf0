import Stadtbuch
import Views
import Vocabulary

/// One page of a set as it is sent.
struct ODataPage {
  let set: ODataSet
  let ready: ReadyQuestion
  /// The places of the properties that are sent.
  let places: [Int]
  /// These as the address of the context lists them; nil where they are all.
  let list: String?
  let options: ODataOptions
  /// The service as it was asked.
  let root: String
  /// The same at a day and an event that do not move.
  let pinned: String
  /// The query as it stood in the address.
  let query: String

  /// The rows of the page, and whether that was a look that is noted.
  func rows(_ engine: Engine) throws -> ([UInt8], Bool) {
    let remaining = options.top.map { max(0, $0 - options.done) }
    let limit = min(options.pageRows, remaining ?? .max)
    let start = options.skip + options.done
    var rows = try ODataRows(set, options, start: start, limit: limit)
    let closing = try rows.fill(engine, ready)
    guard closing.exists else { throw Problem.notFound }
    var json: [UInt8] = [0x7b]
    if !options.isBare {
      member(
        "@odata.context", "\(root)/$metadata#\(set.name)\(list.map { "(\($0))" } ?? "")", &json)
      json.append(0x2c)
    }
    if options.counts {
      json.append(contentsOf: #""@odata.count":\#(rows.count),"#.utf8)
    }
    json.append(contentsOf: #""value":["#.utf8)
    for (index, row) in rows.rows.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(0x7b)
      append(row, to: &json)
      json.append(0x7d)
    }
    json.append(0x5d)
    let isLast = rows.count <= start + limit || remaining.map { $0 <= limit } ?? false
    if !isLast, limit > 0 {
      json.append(0x2c)
      member("@odata.nextLink", next(options.done + limit), &json)
    }
    json.append(contentsOf: "}\n".utf8)
    return (json, closing.look != nil)
  }

  /// How many rows there are.
  func count(_ engine: Engine) throws -> ([UInt8], Bool) {
    var rows = try ODataRows(set, options, start: 0, limit: 0)
    let closing = try rows.fill(engine, ready)
    guard closing.exists else { throw Problem.notFound }
    return (Array("\(rows.count)".utf8), closing.look != nil)
  }

  /// The row of a key.
  func one(_ engine: Engine, _ key: ODataKey) throws -> ([UInt8], Bool) {
    var rows = ODataRows(set, key: try key.values(of: set))
    let closing = try rows.fill(engine, ready)
    guard closing.exists, let row = rows.rows.first else { throw Problem.notFound }
    var json: [UInt8] = [0x7b]
    if !options.isBare {
      member(
        "@odata.context",
        "\(root)/$metadata#\(set.name)\(list.map { "(\($0))" } ?? "")/$entity", &json)
      json.append(0x2c)
    }
    append(row, to: &json)
    json.append(contentsOf: "}\n".utf8)
    return (json, closing.look != nil)
  }

  private func append(_ row: [ODataValue?], to json: inout [UInt8]) {
    ODataRows.append(
      row, places, set.properties, numbersAsTexts: options.numbersAsTexts, to: &json)
  }

  private func member(_ name: String, _ text: String, _ json: inout [UInt8]) {
    json.append(jsonString: name)
    json.append(0x3a)
    json.append(jsonString: text)
  }

  /// The address of the page after so many rows: at the point of this one, whatever is recorded.
  private func next(_ done: Int) -> String {
    let kept = query.split(separator: "&").filter { part in
      !["$skiptoken=", "%24skiptoken="].contains { part.hasPrefix($0) }
    }
    return "\(pinned)/\(set.name)?"
      + (kept.map(String.init) + ["$skiptoken=\(done)"])
      .joined(separator: "&")
  }
}
