import Ledger
import Timelines
import Views
import Vocabulary

extension Book {
  /// The columns of rows of corrections as CSV, beside those of the trail.
  static let correctionColumns = [
    "original", "originalType", "reverses", "reversal", "year", "originalYear", "cause",
    "entity", "inForce", "effect", "effect.amount", "effect.currency",
  ]

  /// Says of a row of the trail what it took the place of, what stood before and after, and what
  /// that did to money or value.
  func add(
    _ correction: Correction, of event: HistoryRow, _ restated: inout RestatedValues,
    to row: inout AnswerObject
  ) throws(TimelinesError) {
    row.append("original", correction.original.map { .number($0) })
    row.append("originalType", correction.originalType.map(AnswerValue.text))
    row.append("reverses", correction.reverses.map(AnswerValue.text))
    if let reversal = correction.reversal {
      row.append("reversal", .bool(true))
      row.append("year", reversal.year.map { .number($0) })
      row.append("originalYear", reversal.originalYear.map { .number($0) })
    }
    row.append("cause", correction.cause.map(AnswerValue.word))
    row.append("entity", .text(event.subject))
    row.append("inForce", .bool(event.voidedBy == nil))
    if let reversal = correction.reversal {
      row.append("before", reversal.before.map(AnswerValue.amount))
      row.append("after", reversal.after.map(AnswerValue.amount))
    } else {
      row.append("before", try said(correction.before))
      row.append("after", try said(correction.after))
    }
    if correction.kind == .restatement {
      if case .object(let before)? = row["before"], case .object(let after)? = row["after"] {
        let effect = try restated.difference(
          of: event.subject, before, after, on: event.validFrom)
        row.append("effect", effect.map(AnswerValue.text))
      }
    } else {
      row.append(effect: correction.effect, Currency(ledger.identity.currency) ?? .eur)
    }
  }

  /// What an event says.
  private func said(_ sequence: UInt64?) throws(TimelinesError) -> AnswerValue? {
    guard let sequence else { return nil }
    do throws(LedgerError) {
      return .object(try target(sequence).said)
    } catch {
      throw TimelinesError(error)
    }
  }
}

extension TargetEvent {
  /// Its data, words of enumerations told from free text.
  fileprivate var said: AnswerObject {
    var said = AnswerObject()
    for (name, value) in data.members {
      if case .text(let word) = value, case .oneOf? = type.field(named: name)?.kind {
        said.append(name, .word(word))
      } else {
        said.append(name, value)
      }
    }
    return said
  }
}

extension AnswerValue {
  /// An object with an amount alone, as bookings have one.
  fileprivate static func amount(_ money: Money) -> AnswerValue {
    var object = AnswerObject()
    object.append("amount", .money(money))
    return .object(object)
  }
}

extension AnswerObject {
  /// What a correction did to money. Money of one that changed the currency stands beside the
  /// accounting one, never in it.
  fileprivate mutating func append(effect: [Money], _ currency: Currency) {
    let main = effect.first { $0.currency == currency } ?? effect.first
    append("effect", main.map(AnswerValue.money))
    let others = effect.filter { $0.currency != main?.currency }
    guard !others.isEmpty else { return }
    var amounts = AnswerObject()
    for money in others { amounts.append(money.currency.description, .text(money.amount)) }
    var beside = AnswerObject()
    beside.append("effect", .object(amounts))
    append("otherCurrencies", .object(beside))
  }
}
