public import Vocabulary

extension AnswerObject {
  /// Adds what stood before and after a correction in words for people: of two sides the fields that
  /// differ, of one side all of them.
  ///
  /// - Parameter text: writes a value of a field of this name.
  public mutating func appendSides(
    _ language: Language, _ text: (_ value: AnswerValue, _ field: String) -> String
  ) {
    var sides: [AnswerObject?] = []
    for name in ["before", "after"] {
      if case .object(let side)? = self[name]?.opened {
        sides.append(side)
      } else {
        sides.append(nil)
      }
    }
    for (name, (side, other)) in zip(
      ["shownBefore", "shownAfter"], [(sides[0], sides[1]), (sides[1], sides[0])])
    {
      guard let side else { continue }
      let members = side.members.filter { other == nil || other?[$0.name] != $0.value }
      let words = members.map { "\(Labels.field($0.name)[language]) \(text($0.value, $0.name))" }
      append(name, .text(words.isEmpty ? "–" : words.joined(separator: ", ")))
    }
  }

  /// Adds how far the second pair of eyes went in words for people, and who that was: a claim is
  /// never shown as an approval.
  public mutating func appendApproval(_ language: Language) {
    guard case .word(let state)? = self["approval"] else { return }
    var people: [AnswerValue] = []
    switch state {
    case "given": if case .list(let given)? = self["given"] { people = given }
    case "rejected": if case .list(let rejected)? = self["rejected"] { people = rejected }
    default: people = [self["approvedBy"]].compactMap { $0 }
    }
    let names = people.map { person -> String in
      guard case .text(let name) = person else { return "" }
      return name
    }
    let word = AnswerWords.word(state, of: "state", language)
    append("shownApproval", .text("\(word): \(names.joined(separator: ", "))"))
  }
}
