import Digests
import Foundation
import Presentation
import Views
import Vocabulary

/// The addresses of a server for people to read: made from the same catalogue as the document for
/// programs, without scripts.
struct ReferencePage: Sendable {
  /// The page.
  let html: [UInt8]

  /// The page in a language.
  init(catalogue: Catalogue, base: String, language: Language) {
    var page = HTMLWriter()
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", language.rawValue)])
    page.open("head")
    page.empty("meta", [("charset", "utf-8")])
    page.empty("meta", [("name", "viewport"), ("content", "width=device-width")])
    page.element("title", Label.addresses[language])
    page.open("style")
    page.raw(string: ReferencePage.style)
    page.close("style")
    page.close("head")
    page.open("body")
    page.element("h1", Label.addresses[language])
    page.element("p", Label.addressesSay[language])
    page.open("p")
    page.element("a", [("href", "\(base)/api/v1/openapi.json")], "openapi.json")
    page.close("p")
    ReferencePage.contents(catalogue, language, &page)
    for view in catalogue.views { ReferencePage.article(view, base, language, &page) }
    ReferencePage.others(base, language, &page)
    page.close("body")
    page.close("html")
    page.raw("\n")
    html = page.bytes
  }

  /// What the page may load: its own style and nothing else.
  static let policy: String = {
    var hash = SHA256()
    hash.update(Array(style.utf8))
    let digest = Data(hash.digest()).base64EncodedString()
    return "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'none'"
  }()

  private static let style = """
    body{font-family:system-ui,sans-serif;line-height:1.5;max-width:60rem;margin:0 auto;padding:1rem;\
    color:#1b1b1b;background:#fff}\
    code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}\
    table{border-collapse:collapse;width:100%}\
    th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid #ccc}\
    h2{margin-top:2.5rem}\
    a{color:#00478f}\
    @media (prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8cc4ff}\
    th,td{border-color:#555}}
    """

  // MARK: Parts

  private static func contents(
    _ catalogue: Catalogue, _ language: Language, _ page: inout HTMLWriter
  ) {
    page.open("nav", [("aria-label", Label.reportContents[language])])
    page.open("ul")
    for view in catalogue.views {
      page.open("li")
      page.element("a", [("href", "#\(view.about.name)")], view.about.title[language])
      page.close("li")
    }
    page.close("ul")
    page.close("nav")
  }

  private static func article(
    _ view: AnyView, _ base: String, _ language: Language, _ page: inout HTMLWriter
  ) {
    page.open("section", [("id", view.about.name)])
    page.element("h2", view.about.title[language])
    page.element("p", view.about.sentence[language])
    page.open("p")
    let path = view.about.path.joined(separator: "/")
    page.element("code", "GET \(base)/api/v1/\(path)[.json|.csv|.xlsx|.html]")
    page.close("p")
    page.element("h3", Label.parameters[language])
    head([.parameter, .parameterKind, .meaning], language, &page)
    for parameter in AskedParameters.heads(of: view) {
      let needed = parameter.isRequired ? " (\(Label.required[language]))" : ""
      row(
        parameter.name, parameter.kind.words[language], parameter.help[language] + needed, &page)
    }
    page.close("tbody")
    page.close("table")
    for shape in view.shapes {
      let name = view.shapes.count > 1 ? " – \(shape.name)" : ""
      page.element("h3", Label.answerRows[language] + name)
      head([.key, .parameterKind, .meaning], language, &page)
      for column in shape.columns where column.role == .data {
        row(column.key, column.kind.word, column.label[language], &page)
      }
      page.close("tbody")
      page.close("table")
    }
    page.close("section")
  }

  private static func head(_ labels: [Label], _ language: Language, _ page: inout HTMLWriter) {
    page.open("table")
    page.open("thead")
    page.open("tr")
    for label in labels { page.element("th", [("scope", "col")], label[language]) }
    page.close("tr")
    page.close("thead")
    page.open("tbody")
  }

  private static func row(
    _ name: String, _ kind: String, _ meaning: String, _ page: inout HTMLWriter
  ) {
    page.open("tr")
    page.open("td")
    page.element("code", name)
    page.close("td")
    page.element("td", kind)
    page.element("td", meaning)
    page.close("tr")
  }

  private static func others(_ base: String, _ language: Language, _ page: inout HTMLWriter) {
    page.open("section", [("id", "others")])
    page.element("h2", Label.otherAddresses[language])
    head([.key, .meaning], language, &page)
    for (path, meaning) in Label.otherAddressList {
      page.open("tr")
      page.open("td")
      page.element("code", path.hasPrefix("/health") ? path : base + path)
      page.close("td")
      page.element("td", meaning[language])
      page.close("tr")
    }
    page.close("tbody")
    page.close("table")
    page.close("section")
  }
}

extension ColumnKind {
  /// What the values are, in a word that programs use.
  fileprivate var word: String {
    switch self {
    case .text, .attribute, .eventType, .word, .light: "string"
    case .subject(let kind): "\(kind ?? "kind")/key"
    case .day: "date"
    case .instant: "date-time"
    case .period: "period"
    case .integer: "integer"
    case .decimal: "decimal"
    case .share: "basis points"
    case .money: "money"
    case .bool: "boolean"
    case .list(let inner): "[\(inner.word)]"
    case .rows: "[object]"
    case .record, .object: "object"
    case .any: "any"
    }
  }
}
