import Presentation
public import Vocabulary

/// What a browser is shown where a page cannot be: what is the matter, why, and the way on.
public enum ProblemPage {
  /// The page.
  ///
  /// - Parameters:
  ///   - base: what stands before every address.
  ///   - text: what is the matter, in words.
  ///   - request: the name of the request, for who asks the operator about it.
  public static func bytes(
    base: String, status: Int, text: String, request: String?, language: Language
  ) -> [UInt8] {
    func say(_ en: String, _ de: String) -> String { Label(en, de)[language] }
    let heading: String =
      switch status {
      case 401: say("Please log in", "Bitte anmelden")
      case 403: say("Not permitted", "Nicht erlaubt")
      case 404: say("There is nothing here", "Hier gibt es nichts")
      case 400, 422: say("That cannot be asked", "So lässt sich nicht fragen")
      case 409: say("Somebody was faster", "Jemand war schneller")
      case 429, 503: say("Just now too much at once", "Gerade zu viel auf einmal")
      default: say("Something went wrong", "Etwas ist schiefgegangen")
      }
    var page = HTMLWriter()
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", language.rawValue)])
    page.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", "\(heading) · Stadtbuch")
    page.empty("link", [("rel", "stylesheet"), ("href", base + PageAsset.style.path)])
    page.raw("\n</head>\n<body>\n<main>\n<div class=\"head\">")
    page.element("h1", heading)
    page.element("p", [("class", "finding")], text)
    page.raw("</div>\n<section class=\"w12\">")
    page.open("p")
    page.element("a", [("href", base + "/")], say("To the overview", "Zur Übersicht"))
    page.close("p")
    if let request {
      page.element("p", [("class", "key")], say("Request \(request)", "Anfrage \(request)"))
    }
    page.raw("</section>\n</main>\n</body>\n</html>\n")
    return page.bytes
  }
}
