import Stadtbuch
import Views
import Vocabulary

/// Amounts as bars beside each other, row by row.
struct BarsDrawing {
  /// A row.
  struct Row {
    let name: String
    /// Its amounts in the smallest unit, with their figures; nil where there is none.
    let amounts: [(value: Int128, text: String)?]
  }

  /// What the bars are.
  let words: [String]
  let rows: [Row]
  /// How many rows are not drawn.
  let more: Int
  /// The greatest amount.
  let most: Int128

  init(_ rows: ChartRows, _ words: ChartWords) {
    self.words = rows.columns.map { $0.label[words.language] }
    self.rows = rows.rows.map { row in
      Row(
        name: words.name(row),
        amounts: row.values.enumerated().map { place, value in
          guard let value, let amount = value.amount else { return nil }
          return (amount, words.format.cell(value, rows.columns[place]).text)
        })
    }
    more = rows.count - rows.rows.count
    most = self.rows.flatMap { row in row.amounts.compactMap { $0?.value } }.max() ?? 0
  }

  /// How long the bar of an amount is where the longest has `length`; nothing below zero is drawn.
  func length(_ amount: Int128, of length: Int) -> Int {
    guard most > 0, amount > 0 else { return 0 }
    return max(1, Int(Total(amount).cut(by: Int128(length), over: most)?.clamped ?? 0))
  }
}

extension AnswerValue {
  /// A whole number of the smallest unit; nil where it is none.
  fileprivate var amount: Int128? {
    switch self {
    case .money(let money): money.minor.value
    case .integer(let number), .basisPoints(let number): Int128(number)
    default: nil
    }
  }
}
