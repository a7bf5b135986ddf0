package import Views
import Vocabulary

/// The values of objects that are no objects themselves: columns of a spreadsheet whose names only
/// the rows know. Where amounts are among them, the last column says of which currency.
package struct AnswerLeaves {
  private var keys: [String] = []
  private var places: [String: Int] = [:]
  private var hasMoney = false

  /// Those of some paths, which are there whatever rows have.
  package init(_ columns: [String]) {
    for column in columns { add(column) }
  }

  private mutating func add(_ key: String) {
    guard places[key] == nil else { return }
    places[key] = keys.count
    keys.append(key)
  }

  /// Adds those of a row behind the others.
  package mutating func note(_ row: AnswerObject) {
    AnswerLeaves.walk(row, "") { key, value in
      if case .money = value { hasMoney = true }
      if key != AnswerLeaves.currency { add(key) } else { hasMoney = true }
    }
  }

  private static let currency = "currency"

  /// Whether the currency stands behind all others.
  private var hasLast: Bool { hasMoney && places[AnswerLeaves.currency] == nil }

  /// The row of an object, one value for each.
  package func row(_ object: AnswerObject) -> AnyRow {
    let last = places[AnswerLeaves.currency] ?? keys.count
    var values = [AnswerValue?](repeating: nil, count: keys.count + (hasLast ? 1 : 0))
    AnswerLeaves.walk(object, "") { key, value in
      let place = key == AnswerLeaves.currency ? last : places[key]
      if let place, values[place] == nil { values[place] = value }
      guard case .money(let money) = value, last < values.count, values[last] == nil else { return }
      values[last] = .text(money.currency.description)
    }
    return AnyRow(values)
  }

  private static func walk(
    _ object: AnswerObject, _ front: String, _ take: (String, AnswerValue) -> Void
  ) {
    for member in object.members {
      let key = front + member.name
      switch member.value.opened {
      case .object(let inner): walk(inner, key + ".", take)
      case .null: break
      case let value: take(key, value)
      }
    }
  }

  /// What the columns say of themselves.
  package var heads: [ColumnHead] {
    (keys + (hasLast ? [AnswerLeaves.currency] : [])).map { key in
      ColumnHead(unread: key.split(separator: ".").map(String.init), .text)
    }
  }
}
