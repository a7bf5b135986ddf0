public import Vocabulary

extension Draft {
  /// The draft of a type on a subject with data in JSON; the id is made of `number`.
  public static func of(
    _ type: String, _ subject: String, _ data: String = "{}", number: UInt64,
    validFrom: String? = nil
  ) throws -> Draft {
    var draft = try DraftReader().read(
      type: type, subject: subject, data: Array(data.utf8).span,
      id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number))
    if let validFrom { draft.validFrom = Day(validFrom) }
    return draft
  }

  /// The void of an event, with a reason.
  public static func void(of target: UInt64, number: UInt64) throws -> Draft {
    let id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
    let line = """
      {"specversion":"1.0","id":"\(id)","type":"event.voided","subject":"event/\(target)",\
      "reason":"a slip","data":{}}
      """
    return try DraftReader().read(line: Array(line.utf8).span)
  }

  /// The registration of the project numbered `number`.
  public static func registration(_ number: UInt64, title: String = "Digital") throws -> Draft {
    try of(
      "project.registered", "project/P-\(number)", #"{"title":"\#(title)","kind":"agenda"}"#,
      number: number)
  }
}
