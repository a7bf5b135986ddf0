import Foundation
import HTTPTypes
import HummingbirdCore
import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// What an address asks of a view: the same parameters as its command, by the same names.
struct ViewQuery: Sendable {
  /// What is asked of the view itself.
  private(set) var given: [(name: String, text: String)] = []
  /// What may be asked of every view.
  private(set) var question = ViewQuestion()
  /// For whom CSV is written.
  private(set) var csvForm = CSVForm.plain
  /// The language that is said; nil where none is.
  private(set) var language: Language?
  /// Which of the rows are sent; all if nil.
  private(set) var page: AnswerPage?
  /// The whole query in one order, without what only says how it is sent.
  private(set) var canonical = ""

  /// Takes a query apart.
  ///
  /// - Parameters:
  ///   - pairs: names and values, in the order of the address.
  ///   - view: the view that is asked.
  /// Throws: what is not understood, and what is nearest.
  init(_ pairs: [(name: String, value: String)], of view: AnyView) throws {
    let shared = ViewQuestion.parameters(of: view)
    var seen: Set<String> = []
    var (limit, cursor): (Int?, String?)
    for (name, value) in pairs {
      let own = view.parameters.first { $0.name == name }
      guard seen.insert(name).inserted || own?.repeats ?? false else {
        throw ChoiceError(
          name, Label("\(name) is given twice", "\(name) ist zweimal angegeben"))
      }
      if let own {
        if own.kind == .flag, try !ViewQuery.isSet(name, value) { continue }
        given.append((name, own.kind == .flag ? "" : value))
      } else if let parameter = shared.first(where: { $0.head.name == name }) {
        try parameter.read(value, &question)
      } else {
        switch name {
        case "lang":
          guard let language = Language(rawValue: value) else {
            throw ChoiceError("lang", Label("give de or en", "de oder en angeben"))
          }
          self.language = language
        case "csv":
          guard let form = CSVForm.named(value) else {
            throw ChoiceError(
              "csv", Label("give plain, excel-de or raw", "plain, excel-de oder raw angeben"))
          }
          csvForm = form
        case "limit":
          guard let count = Int(value), (1...AnswerPage.rowsMax).contains(count) else {
            throw ChoiceError(
              "limit",
              Label(
                "give a number from 1 to \(AnswerPage.rowsMax)",
                "eine Zahl von 1 bis \(AnswerPage.rowsMax) angeben"))
          }
          limit = count
        case "cursor": cursor = value
        default:
          throw ViewQuery.unknown(name, view.parameters.map(\.name) + shared.map(\.head.name))
        }
      }
    }
    for head in view.parameters where head.isRequired {
      guard !given.contains(where: { $0.name == head.name }) else { continue }
      throw ChoiceError(head.name, Label("\(head.name) is missing", "\(head.name) fehlt"))
    }
    canonical = "\(view.about.name)\u{0}"
    canonical +=
      pairs.filter { $0.name != "cursor" && $0.name != "limit" }
      .map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "\u{0}")
    page = try AnswerPage(limit: limit, cursor: cursor, of: canonical)
    if let point = page?.point {
      (question.point.asOf, question.point.knownAt) = (point.asOf, .sequence(point.knownAt))
    }
  }

  /// Whether a flag is set by a value: `?due`, `?due=` and `?due=true` set it.
  static func isSet(_ name: String, _ value: String) throws(ChoiceError) -> Bool {
    switch value {
    case "", "true", "1", "yes": return true
    case "false", "0", "no": return false
    default: throw ChoiceError(name, Label("give true or false", "true oder false angeben"))
    }
  }

  private static let others = ["lang", "csv", "limit", "cursor"]

  private static func unknown(_ name: String, _ known: [String]) -> ChoiceError {
    let near = Nearest.names(to: name, among: known + others).joined(separator: ", ")
    let shown = name.excerpt
    guard !near.isEmpty else {
      return ChoiceError(
        shown, Label("there is no parameter “\(shown)”", "den Parameter „\(shown)“ gibt es nicht"))
    }
    return ChoiceError(
      shown,
      Label(
        "there is no parameter “\(shown)”; nearest: \(near)",
        "den Parameter „\(shown)“ gibt es nicht; ähnlich: \(near)"))
  }
}

extension CSVForm {
  /// The form of a name.
  static func named(_ name: String) -> CSVForm? {
    switch name {
    case "plain": .plain
    case "excel-de": .excelGerman(guards: true)
    case "raw": .raw
    default: nil
    }
  }
}

extension URI {
  /// Names and values of the query, in its order.
  ///
  /// Throws: where it is not UTF-8 in the form of addresses.
  func pairs() throws(Problem) -> [(name: String, value: String)] {
    guard let query, !query.isEmpty else { return [] }
    var pairs: [(name: String, value: String)] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = URI.text(sides[0]), let value = URI.text(sides.count > 1 ? sides[1] : "")
      else {
        throw Problem(
          .badRequest, "query", "the query is not UTF-8 with per cent signs as of RFC 3986",
          "die Abfrage ist kein UTF-8 mit Prozentzeichen nach RFC 3986")
      }
      pairs.append((name, value))
    }
    return pairs
  }

  private static func text(_ part: Substring) -> String? {
    String(part).replacing("+", with: " ").removingPercentEncoding
  }
}
