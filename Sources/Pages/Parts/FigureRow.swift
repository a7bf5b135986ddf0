import Presentation
import Stadtbuch
import Views
import Vocabulary

/// A few figures in large, side by side, each a door, with what is to be said of it beneath.
struct FigureRow {
  private let context: PageContext
  private var figures:
    [(label: String, value: String, exact: String?, address: String?, note: String?)] = []

  init(_ context: PageContext) { self.context = context }

  /// Adds a figure; an amount of a hundred thousand and more stands in millions, exactly where it opens.
  mutating func add(_ label: String, _ value: AnswerValue, address: String?, note: String? = nil) {
    let exact = context.format.text(value)
    let short = RoundAmount.text(value, context.format, context.language)
    figures.append((label, short ?? exact, short == nil ? nil : exact, address, note))
  }

  /// Writes them; nothing where there are none.
  func write(to page: inout HTMLWriter) {
    guard !figures.isEmpty else { return }
    page.open("section", [("class", "figures")])
    for figure in figures {
      page.open("div")
      page.element("p", [("class", "d")], figure.label)
      page.open("p", [("class", "n")])
      var attributes: [HTMLWriter.Attribute] = []
      if let exact = figure.exact { attributes.append(("title", exact)) }
      if let address = figure.address {
        page.element("a", [("href", address)] + attributes, figure.value)
      } else {
        page.element("span", attributes, figure.value)
      }
      page.close("p")
      if let note = figure.note { page.element("p", [("class", "d")], note) }
      page.close("div")
    }
    page.close("section")
    page.line()
  }
}

/// Amounts as people say them where there is little room: `29,24 Mio. €`.
enum RoundAmount {
  /// The amount in millions with two places, halves away from zero; nil of less than a tenth of one, and
  /// of what is no amount.
  static func text(_ value: AnswerValue, _ format: PeopleFormat, _ language: Language) -> String? {
    guard case .money(let money) = value, money.minor.magnitude >= 10_000_000 else { return nil }
    let minor = money.minor.value
    let hundredths = (abs(minor) + 500_000) / 1_000_000
    let cents = hundredths % 100
    let digits = "\(minor < 0 ? "-" : "")\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
    let million = Label("m", "Mio.")[language]
    return "\(format.figures(digits))\u{a0}\(million)\u{a0}\(money.currency.sign)"
  }
}
