public import Vocabulary

/// One event as a person says it, before it becomes a line of CloudEvents and is checked like any.
public struct EventEntry: Sendable {
  /// What happened.
  public var type: String
  /// What it is about.
  public var subject: String
  /// Its identity.
  public var id: EventID
  /// Its data as JSON.
  public var data: [UInt8]
  /// Everything else that is said about it, by the names of the envelope.
  public var envelope: [(name: String, value: String?)]

  /// An entry as given.
  public init(
    type: String, subject: String, id: EventID, data: [UInt8],
    envelope: [(name: String, value: String?)] = []
  ) {
    self.type = type
    self.subject = subject
    self.id = id
    self.data = data
    self.envelope = envelope
  }

  /// The checked draft of it.
  public func draft() throws(Refusal) -> Draft {
    var line = AnswerObject()
    line.append("specversion", .text("1.0"))
    line.append("id", .text(id.description))
    line.append("type", .text(type))
    line.append("subject", .text(subject))
    for (name, value) in envelope { line.append(name, value.map(AnswerValue.text)) }
    line.append("data", .json(data))
    var json: [UInt8] = []
    line.append(to: &json)
    return try DraftReader().read(line: json.span)
  }
}
