import Foundation
import Vocabulary

/// How a column becomes a named value.
struct ValueRule: Equatable, Sendable {
  /// What the cell is read as.
  enum Form: String, Equatable, Sendable, CaseIterable {
    case text, slug, key, integer, decimal, money, date, choice
  }

  /// What an empty cell means.
  enum Empty: String, Equatable, Sendable, CaseIterable {
    /// It says nothing: what holds goes on.
    case keep
    /// There is no value from this day.
    case unset
    /// The row is refused.
    case refuse
  }

  /// What a sign means.
  enum Sign: String, Equatable, Sendable, CaseIterable {
    /// Amounts stand as they are.
    case asWritten = "as-written"
    /// Expenses stand negative in the file, so every amount is turned.
    case expensesNegative = "expenses-negative"
  }

  var name: String
  var column: String
  var form: Form
  /// Whether a table without the column is taken, as if all its cells were empty.
  var optional = false
  var empty = Empty.keep
  var sign = Sign.asWritten
  /// Whether an amount below zero is refused, after the sign was turned.
  var refusesNegative = false
  /// Whether digits finer than the currency's are rounded, with a warning; else refused.
  var rounds = false
  /// The power of ten that numbers are given in: 6 for millions.
  var power = 0
  /// How many digits a key must consist of.
  var digits: Int?
  /// Whether the mapping's marks are known here; the raw text is kept under this name.
  var unknown: String?
  /// What the texts of a choice stand for.
  var choices: [String: String] = [:]
  /// The key that stands for another, for names that change over the years.
  var aliases: [String: String] = [:]
  /// The column whose text can tell two of the same key apart: `key@text` among the aliases.
  var aliasColumn: String?
}

/// How a mapping reads cells: what all its columns have in common.
struct CellForm: Equatable, Sendable {
  /// Texts damaged on their way, and what they were.
  struct Repair: Equatable, Sendable {
    let find: String
    let with: String
    /// Whether it can stand in a text of ASCII alone. By canonical equivalence also a letter beyond
    /// ASCII may: the Kelvin sign is equal to K.
    let isPlain: Bool

    init(find: String, with: String) {
      self.find = find
      self.with = with
      isPlain = find.decomposedStringWithCanonicalMapping.utf8.allSatisfy { $0 < 0x80 }
    }
  }

  var number = NumberForm()
  var dates: [DateForm] = []
  var century: Int?
  var currency = "EUR"
  var marks: Set<String> = []
  var markBeginnings: [String] = []
  var repairs: [Repair] = []
  /// Whether texts are guarded against spreadsheets by an apostrophe, which is taken back.
  var isGuarded = false

  /// Whether the cell says that there is no value: "Exempt under s.43", "TBD".
  func isMark(_ text: String) -> Bool {
    let lower = text.lowercased()
    return marks.contains(lower) || markBeginnings.contains { lower.hasPrefix($0) }
  }

  /// The cell as text: damage repaired, line ends as line feeds, tabs as blanks, trimmed, NFC.
  func text(of raw: String) throws(CellRefusal) -> String {
    let raw = isGuarded ? FormulaGuard.unguarded(raw) : raw
    if let plain = plainText(of: raw) { return plain }
    var text = raw
    for repair in repairs where text.contains(repair.find) {
      text = text.replacing(repair.find, with: repair.with)
    }
    text = String(Substring(Self.withLineFeeds(text)).trimmed).nfc
    for scalar in text.unicodeScalars where scalar.properties.generalCategory == .control {
      guard scalar == "\n" else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        throw CellRefusal(.control(code: code))
      }
    }
    guard text.utf8.count <= Limits.textBytesMax else {
      throw CellRefusal(.tooLong(most: Limits.textBytesMax))
    }
    return text
  }
}

extension CellForm {
  /// What ``text(of:)`` says of a cell of printable ASCII, and most are: there is nothing to repair,
  /// no line end and no other form of its letters. `nil` where that is not so.
  private func plainText(of raw: String) -> String? {
    guard raw.utf8.count <= Limits.textBytesMax, raw.utf8.allSatisfy({ 0x20...0x7E ~= $0 }),
      !repairs.contains(where: \.isPlain)
    else { return nil }
    return String(Substring(raw).trimmed)
  }

  /// The text with every line end as one line feed and blanks for tabs.
  private static func withLineFeeds(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var hasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", hasReturn {
        hasReturn = false
        continue
      }
      hasReturn = scalar == "\r"
      result.append(scalar == "\r" ? "\n" : scalar == "\t" ? " " : scalar)
    }
    return String(result)
  }
}

extension ValueRule {
  /// What a cell says: a value, that there is none, or nothing.
  struct Reading: Equatable {
    var result: Template.Result
    /// The text of a mark, to be kept.
    var mark: String?
    var warning: Label?
  }

  /// Reads a cell.
  ///
  /// - Parameter qualifier: the text of the column that tells aliases apart, where there is one.
  func read(
    _ raw: String, _ form: CellForm, qualifier: String? = nil
  ) throws(CellRefusal) -> Reading {
    let text = try form.text(of: raw)
    if text.isEmpty {
      switch empty {
      case .keep: return Reading(result: .absent)
      case .unset: return Reading(result: .unset)
      case .refuse: throw CellRefusal(.empty)
      }
    }
    if unknown != nil, form.isMark(text) { return Reading(result: .unset, mark: text) }
    switch self.form {
    case .text: return Reading(result: .value(.string(text)))
    case .slug:
      let key = try key(SubjectKey.slug(of: text), qualifier)
      return Reading(result: .value(.string(key)))
    case .key: return Reading(result: .value(.string(try key(text, qualifier))))
    case .choice: return Reading(result: .value(.string(try choice(text))))
    case .date: return Reading(result: .value(.string(try date(text, form))))
    case .integer, .decimal, .money: return try number(text, form)
    }
  }

  private func key(_ text: String, _ qualifier: String?) throws(CellRefusal) -> String {
    let key = qualifier.flatMap { aliases["\(text)@\($0)"] } ?? aliases[text] ?? text
    if let digits, key.utf8.count != digits || !key.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      throw CellRefusal(.notDigits(digits: digits))
    }
    if let fault = Subject.fault(inKey: key) { throw CellRefusal(.makesNoKey(fault: fault)) }
    return key
  }

  private func choice(_ text: String) throws(CellRefusal) -> String {
    if let chosen = choices[text] { return chosen }
    throw CellRefusal(.unknownChoice(choices: Array(choices.keys.sorted().prefix(8))))
  }

  private func date(_ text: String, _ form: CellForm) throws(CellRefusal) -> String {
    var found: [Day] = []
    for pattern in form.dates {
      if let date = pattern.date(in: text, century: form.century), !found.contains(date) {
        found.append(date)
      }
    }
    guard let date = found.first else {
      throw CellRefusal(.notInDateForm(forms: form.dates.map(\.pattern)))
    }
    guard found.count == 1 else {
      throw CellRefusal(.ambiguousDate(dates: found))
    }
    return date.description
  }

  private func number(_ text: String, _ form: CellForm) throws(CellRefusal) -> Reading {
    var number = try form.number.number(in: text).shifted(by: power)
    if sign == .expensesNegative { number = number.negated }
    if refusesNegative, number.isNegative { throw CellRefusal(.negative) }
    switch self.form {
    case .integer:
      guard let value = number.minor(digits: 0), value.magnitude < 1 << 53,
        let value = Int64(exactly: value.value)
      else {
        throw CellRefusal(.noInteger)
      }
      return Reading(result: .value(.integer(value)))
    case .decimal:
      guard number.digits.count <= 18, number.scale <= 9 else {
        throw CellRefusal(.tooManyDigits)
      }
      return Reading(result: .value(.string(number.text)))
    default:
      let digits = currencyDigits(form.currency)
      var warning: Label?

      if number.scale > digits {
        guard rounds else {
          throw CellRefusal(.tooFine(digits: digits, currency: form.currency))
        }
        number = number.rounded(to: digits)
        let rounded = "\(number.text(digits: digits) ?? "") \(form.currency)"
        warning = Label(
          en: "\(text) is rounded to \(rounded)", de: "\(text) ist auf \(rounded) gerundet")
      }
      guard let minor = number.minor(digits: digits), minor.magnitude < 1_000_000_000_000_000,
        let amount = number.text(digits: digits)
      else { throw CellRefusal(.tooLarge) }
      return Reading(result: .value(.money(amount, form.currency)), warning: warning)
    }
  }
}
