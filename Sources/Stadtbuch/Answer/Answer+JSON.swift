import Vocabulary

extension Answer {
  /// The answer as one JSON object and a line feed: the same answer, the same bytes.
  public var json: [UInt8] {
    json { json in
      for (index, row) in rows.enumerated() {
        if index > 0 { json.append(0x2c) }
        row.append(to: &json)
      }
    }
  }

  /// The same with rows that `write` appends, separated by commas.
  public func json(rows write: (inout [UInt8]) -> Void) -> [UInt8] {
    var json = jsonHead
    write(&json)
    json.append(contentsOf: jsonTail)
    return json
  }

  /// What stands before the rows.
  var jsonHead: [UInt8] {
    var json: [UInt8] = []
    json.append(contentsOf: #"{"asOf":""#.utf8)
    json.append(asOf)
    json.append(contentsOf: #"","knownAt":{"sequence":"#.utf8)
    json.append(decimal: knownAt.sequence)
    if let time = knownAt.time {
      json.append(contentsOf: #","time":""#.utf8)
      json.append(time)
      json.append(0x22)
    }
    json.append(contentsOf: #"},"lastSequence":"#.utf8)
    json.append(decimal: knownAt.sequence)
    for (name, value) in beside.members {
      json.append(0x2c)
      json.append(jsonString: name)
      json.append(0x3a)
      value.append(to: &json)
    }
    json.append(contentsOf: #","rows":["#.utf8)
    return json
  }

  /// What stands behind the rows.
  var jsonTail: [UInt8] {
    var json: [UInt8] = []
    json.append(contentsOf: #"],"warnings":["#.utf8)
    for (index, warning) in warnings.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: warning[language])
    }
    json.append(contentsOf: "]}\n".utf8)
    return json
  }
}
