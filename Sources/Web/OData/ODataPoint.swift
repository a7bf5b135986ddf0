import Foundation
import Stadtbuch
import Views
import Vocabulary

/// Where a feed stands in time, and what is asked of views: the part of its address before the set,
/// such as `now`, `now,year=2024` or `asOf=2024-12-31,knownAt=5382,org=then`.
struct ODataPoint: Sendable {
  /// What is said, in order.
  let given: [(name: String, value: String)]

  /// What an address says.
  ///
  /// - Parameter segment: the part as it stands in the address.
  init(_ segment: Substring, _ catalogue: Catalogue) throws(Problem) {
    var given: [(name: String, value: String)] = []
    let known = Set(
      ["asOf", "knownAt", "org"]
        + catalogue.views.flatMap { view in view.parameters.map(\.name) })
    let parts = segment.split(separator: ",", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard let text = String(part).removingPercentEncoding else { throw .notFound }
      if index == 0, text == "now" { continue }
      guard let sign = text.firstIndex(of: "=") else { throw .notFound }
      let name = String(text[..<sign])
      guard known.contains(name) else {
        let near = Nearest.names(to: name, among: known.sorted()).joined(separator: ", ")
        throw .odata(
          name.excerpt, "no view has this parameter; nearest: \(near)",
          "keine Sicht hat diesen Parameter; ähnlich: \(near)")
      }
      given.append((name, String(text[text.index(after: sign)...])))
    }
    self.given = given
  }

  /// Now, with nothing said.
  private init() { given = [] }

  /// Now.
  static let now = ODataPoint()

  /// Whether a part of an address says a point.
  static func isPoint(_ segment: Substring) -> Bool {
    segment == "now" || segment.hasPrefix("now,") || segment.contains("=")
      || segment.contains("%3D")
  }

  /// The part of the address; pinned to a day and an event where these are given.
  func text(pinned: (asOf: Day, knownAt: UInt64, today: Day)? = nil) -> String {
    var parts: [String] = []
    var given = given
    if let pinned {
      given.removeAll { $0.name == "asOf" || $0.name == "knownAt" }
      parts = ["asOf=\(pinned.asOf)", "knownAt=\(pinned.knownAt)"]
      // What is today moves on as well.
      if let place = given.firstIndex(where: { $0.name == "org" && $0.value == "today" }) {
        given[place].value = "\(pinned.today)"
      }
    } else if !given.contains(where: { $0.name == "asOf" || $0.name == "knownAt" }) {
      parts = ["now"]
    }
    let allowed = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@:")
    parts += given.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }
    return parts.joined(separator: ",")
  }

  /// What it asks of a view: its own parameters, and its point.
  func question(
    of view: AnyView, language: Language
  ) throws -> (given: [(name: String, text: String)], question: ViewQuestion) {
    let shared = ViewQuestion.parameters(of: view)
    var question = ViewQuestion()
    question.point.language = language
    var own: [(name: String, text: String)] = []
    for (name, value) in given {
      if let head = view.parameters.first(where: { $0.name == name }) {
        if head.kind != .flag {
          own.append((name, value))
        } else if try ViewQuery.isSet(name, value) {
          own.append((name, ""))
        }
      } else if let parameter = shared.first(where: { $0.head.name == name }),
        ["asOf", "knownAt", "org"].contains(name)
      {
        try parameter.read(value, &question)
      }
    }
    for head in view.parameters where head.isRequired {
      guard !own.contains(where: { $0.name == head.name }) else { continue }
      throw ChoiceError(
        head.name,
        Label(
          en: "\(head.name) is missing; it stands in the address: /odata/now,\(head.name)=…/",
          de: "\(head.name) fehlt; es steht in der Adresse: /odata/now,\(head.name)=…/"))
    }
    return (own, question)
  }
}
