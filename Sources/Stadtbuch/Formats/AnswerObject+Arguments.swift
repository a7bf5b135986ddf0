public import Views
public import Vocabulary

extension AnswerObject {
  /// The arguments of a reason, for programs.
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
