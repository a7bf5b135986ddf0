import Stadtbuch
import Views
import Vocabulary

/// How many items of an inventory are in a state.
struct StateOfItems: Sendable {
  let inventory: String
  let state: String?
  let count: Int64
  /// How many items there are in all.
  let all: Int64

  /// The columns of the file of all inventories.
  static let columns: [Column<StateOfItems>] = [
    .subject("inventory", .inventory, of: "inventory", \.inventory).key,
    .word("state", .state, \.state), .number("count", .howMany, \.count),
  ]

  /// The columns of the table of one.
  static let shown: [Column<StateOfItems>] = [
    .word("state", .state, \.state).key, .number("count", .howMany, \.count),
    .share("share", .reportShare, \.share),
  ]

  private var share: Int64? { all > 0 ? (count * 20_000 + all) / (2 * all) : nil }

  /// The states that stand beside the items of an inventory.
  static func list(_ answer: ReportAnswer) -> [StateOfItems] {
    guard case .list(let states)? = answer.figure("states")?.opened else { return [] }
    return states.compactMap { state in
      guard case .object(let object) = state.opened,
        case .integer(let count)? = object["count"]
      else { return nil }
      return StateOfItems(
        inventory: answer.figure("inventory")?.plainText ?? "",
        state: object["state"]?.plainText, count: count, all: answer.number("count"))
    }
  }
}

extension QuarterlyAnswers {
  /// Puts the states of all inventories into one answer.
  mutating func addStates() {
    self[.inventories] = ReportAnswer(
      .reportInventories, StateOfItems.columns, inventories.flatMap(StateOfItems.list), at: frame)
  }

  /// What to know before relying on the figures, each once, in order of the sections.
  var notices: [Notice] {
    let questions: [QuarterlyQuestion] = [
      .portfolio, .funding, .budget, .indicators, .milestones, .earned, .grants, .holes,
      .obligations,
    ]
    var notices: [Notice] = []
    for notice in questions.flatMap({ self[$0]?.closing.notices ?? [] })
    where !notices.contains(notice) {
      notices.append(notice)
    }
    return notices
  }

  /// The same in sentences: those about subjects put together by their kind.
  var warnings: [Label] {
    let (named, general) = (
      notices.filter { !$0.subject.isEmpty }, notices.filter { $0.subject.isEmpty }
    )
    return ([named] + general.map { [$0] }).flatMap { notices in
      zip(NoticeGroup.groups(notices, .en), NoticeGroup.groups(notices, .de))
        .map { Label($0.text, $1.text) }
    }
  }

  /// Puts all warnings into one answer.
  mutating func addWarnings() {
    let language = frame.language
    let columns: [Column<Notice>] = [
      .text("warning", .warning) { $0.text(language) }, .text("kind", .kind, \.kind.rawValue),
    ]
    self[.warnings] = ReportAnswer(.reportWarnings, columns, notices, at: frame)
  }
}
