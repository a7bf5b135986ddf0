import Vocabulary

/// An object whose members keep their order; what is not known is no member.
public struct AnswerObject: Sendable, Equatable {
  /// The members in order.
  public private(set) var members: [(name: String, value: AnswerValue)] = []

  /// An object without members.
  public init() {}

  /// The member of a name; setting nil leaves the object as it is.
  public subscript(name: String) -> AnswerValue? {
    get { members.first { $0.name == name }?.value }
    set {
      guard let newValue else { return }
      if let place = members.firstIndex(where: { $0.name == name }) {
        members[place].value = newValue
      } else {
        members.append((name, newValue))
      }
    }
  }

  /// Puts a member behind the others, whose name none of them has; nil adds none.
  public mutating func append(_ name: String, _ value: AnswerValue?) {
    if let value { members.append((name, value)) }
  }

  /// Takes a member away.
  public mutating func remove(_ name: String) {
    members.removeAll { $0.name == name }
  }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The value at a path of names joined by points.
  public subscript(path path: String) -> AnswerValue? {
    if let value = self[path] { return value }
    guard let point = path.firstIndex(of: ".") else { return nil }
    guard case .object(let object) = self[String(path[..<point])]?.opened else { return nil }
    return object[path: String(path[path.index(after: point)...])]
  }

  /// Objects are equal with equal members in the same order.
  public static func == (left: AnswerObject, right: AnswerObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.name == $1.name && $0.value == $1.value }
  }
}
