public import Views
public import Vocabulary

/// Notices of one kind, put together: however many subjects they concern, they are one text.
public struct NoticeGroup: Sendable, Equatable {
  /// The kind.
  public var kind: String
  /// What is the matter, in words.
  public var text: String
  /// How many there are.
  public var count: Int
  /// The first subjects that they concern.
  public var subjects: [String]
  /// The amounts, days or events of the only one.
  public var detail: String?

  /// The most subjects that are named.
  package static let subjectsMax = 10

  /// The groups of notices, in the order of their first.
  public static func groups(_ notices: [Notice], _ language: Language) -> [NoticeGroup] {
    var kinds: [Notice.Kind] = []
    var lists: [Notice.Kind: [Notice]] = [:]
    for notice in notices {
      if lists[notice.kind] == nil { kinds.append(notice.kind) }
      lists[notice.kind, default: []].append(notice)
    }
    return kinds.compactMap { kind in
      guard let list = lists[kind], let first = list.first else { return nil }
      var seen: Set<String> = []
      let concerned = list.map(\.subject).filter { !$0.isEmpty && seen.insert($0).inserted }
      let subjects = Array(concerned.prefix(subjectsMax))
      guard list.count > 1 else {
        return NoticeGroup(
          kind: kind.rawValue, text: first.text(language), count: 1, subjects: subjects,
          detail: first.detail)
      }
      let more = concerned.count > subjects.count ? " …" : ""
      let named = subjects.isEmpty ? "" : ": \(subjects.joined(separator: ", "))\(more)"
      return NoticeGroup(
        kind: kind.rawValue, text: "\(kind.label[language]) (\(list.count))\(named)",
        count: list.count, subjects: subjects)
    }
  }

  /// Appends the group as JSON.
  func append(to json: inout [UInt8]) {
    var object = AnswerObject()
    object.append("kind", .text(kind))
    object.append("text", .text(text))
    object.append("count", .number(count))
    object.append("subjects", .list(subjects.map(AnswerValue.subject)))
    var arguments = AnswerObject()
    arguments.append("detail", detail.map(AnswerValue.text))
    object.append("arguments", .object(arguments))
    object.append(to: &json)
  }
}

extension AnswerHead {
  /// What to know before relying on the answer: first of all that it is behind the log.
  public func notices(_ closing: Closing, _ language: Language) -> [NoticeGroup] {
    var groups =
      NoticeGroup.groups(closing.notices, language)
      + closing.remarks.map {
        NoticeGroup(kind: "remark", text: $0[language], count: 1, subjects: [])
      }
    if let lag = knownAt.lag {
      groups.insert(
        NoticeGroup(kind: "viewsBehind", text: lag.notice[language], count: 1, subjects: []), at: 0)
    }
    return groups
  }
}
