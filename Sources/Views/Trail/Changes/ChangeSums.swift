import Timelines
import Vocabulary

/// By how much money changed in all, by what it is and currency.
struct ChangeSums {
  /// One of the sums.
  struct Sum: Sendable {
    /// What changed: a key of a row, or a family of accounts.
    let attribute: String
    let currency: Currency
    /// The sum by cause.
    var minor: [String: Total] = [:]

    func money(_ cause: ChangeRow.Cause?) -> Money? {
      guard let cause else {
        return Money(minor: minor.values.reduce(.zero, +), currency: currency)
      }
      return minor[cause.rawValue].map { Money(minor: $0, currency: currency) }
    }
  }

  private var sums: [Sum] = []

  /// Adds what a row changed.
  mutating func add(_ entry: ChangeEntry) {
    guard let change = entry.change else { return }
    let name = ChangeSums.name(of: entry.attribute)
    let place =
      sums.firstIndex { $0.attribute == name && $0.currency == change.currency } ?? sums.count
    if place == sums.count { sums.append(Sum(attribute: name, currency: change.currency)) }
    sums[place].minor[entry.cause, default: .zero] += change.minor
  }

  /// Of accounts all of a family are one sum: `account:spent`.
  private static func name(of attribute: String) -> String {
    guard attribute.hasPrefix("account:") else { return attribute }
    return String(attribute.prefix { $0 != "/" })
  }

  /// The sums in order: what people ask for first, then by name.
  var all: [Sum] {
    let first = ["money.need", "money.secured", "money.gap", "money.spent"]
    func rank(_ sum: Sum) -> (Int, String, String) {
      (first.firstIndex(of: sum.attribute) ?? first.count, sum.attribute, sum.currency.description)
    }
    return sums.sorted { rank($0) < rank($1) }
  }

  static let columns: [Column<Sum>] = [
    .attribute("attribute", .attribute, \.attribute).rests(),
    .money("change", .change) { $0.money(nil) }.rests(),
    .money("happened", Label.word("happened", of: "cause")) { $0.money(.happened) }.rests(),
    .money("late", Label.word("late", of: "cause")) { $0.money(.late) }.rests(),
    .money("corrected", Label.word("corrected", of: "cause")) { $0.money(.corrected) }.rests(),
  ]
}
