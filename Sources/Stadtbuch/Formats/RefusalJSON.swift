public import Vocabulary

extension AnswerObject {
  /// A refusal as programs read it: its class and reason, where, the arguments and the text.
  public init(_ refusal: Refusal, _ language: Language) {
    self.init()
    append("kind", .word(refusal.kind.description))
    append("reason", .word(refusal.reason.name))
    append("field", refusal.field.isEmpty ? nil : .text(refusal.field))
    append("value", refusal.value.isEmpty ? nil : .text(refusal.value))
    append("arguments", .object(AnswerObject(refusal.reason.arguments)))
    append("text", .text(refusal.text[language]))
  }

  /// The arguments of a reason.
  public init(_ arguments: [(name: String, value: Refusal.Argument)]) {
    self.init()
    for (name, value) in arguments {
      switch value {
      case .text(let text): append(name, .text(text))
      case .number(let number): append(name, .integer(number))
      case .truth(let truth): append(name, .bool(truth))
      case .list(let texts): append(name, .list(texts.map(AnswerValue.text)))
      }
    }
  }
}
