import Presentation
public import Vocabulary

/// The page to log in and out: it works without script, and shows nothing of the ledger but its name.
public struct LoginPage: Sendable {
  /// The form to log in.
  public struct Form: Sendable {
    /// The page that was asked for.
    public var next: String?
    /// The name that was typed before.
    public var name: String
    /// Why it was not taken.
    public var error: Label?
    /// Whether an issuer can be asked instead.
    public var hasOpenID: Bool

    /// A form to be filled in.
    public init(next: String?, name: String = "", error: Label? = nil, hasOpenID: Bool = false) {
      self.next = next
      self.name = name
      self.error = error
      self.hasOpenID = hasOpenID
    }
  }

  /// What it shows.
  public enum Content: Sendable {
    /// The form to log in.
    case form(Form)
    /// Who is logged in, and the way out with the token of their session.
    case loggedIn(reader: String, token: String)
    /// The way on to an address of this server, by itself or by a link.
    case passing(to: String)
  }

  private let content: Content
  private let city: String
  private let base: String
  private let language: Language

  /// A page of a city's server.
  ///
  /// - Parameter base: what stands before every address.
  public init(_ content: Content, city: String, base: String, language: Language) {
    self.content = content
    self.city = city
    self.base = base
    self.language = language
  }

  /// The page as bytes.
  public func rendered() -> [UInt8] {
    var page = HTMLWriter(capacity: 4_096)
    writeHead(to: &page)
    page.open("main", [("id", "main")])
    page.open("div", [("class", "head")])
    page.element("h1", title)
    page.close("div")
    page.open("section", [("class", "w6")])
    switch content {
    case .form(let form): write(form, to: &page)
    case .loggedIn(let reader, let token): writeWayOut(reader, token, to: &page)
    case .passing(let address):
      page.open("p")
      page.element("a", [("href", address)], say("Continue", "Weiter"))
      page.close("p")
    }
    page.close("section")
    page.close("main")
    page.raw("\n</body>\n</html>\n")
    return page.bytes
  }

  private var title: String {
    switch content {
    case .form: say("Log in", "Anmelden")
    case .loggedIn: say("Logged in", "Angemeldet")
    case .passing: say("One moment", "Einen Augenblick")
    }
  }

  private func say(_ en: String, _ de: String) -> String { Label(en, de)[language] }

  private func writeHead(to page: inout HTMLWriter) {
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", language.rawValue)])
    page.raw(
      """

      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="robots" content="noindex"/>

      """)
    if case .passing(let address) = content {
      page.empty("meta", [("http-equiv", "refresh"), ("content", "0;url=\(address)")])
      page.line()
    }
    page.element("title", "\(title) · \(city)")
    page.line()
    page.empty("link", [("rel", "stylesheet"), ("href", base + PageAsset.style.path)])
    page.raw("\n<link rel=\"icon\" href=\"data:,\"/>\n</head>\n<body>\n<header>\n")
    page.open("div", [("class", "bar")])
    page.element("a", [("class", "city"), ("href", base + "/")], city)
    if case .form(let form) = content {
      let other: Language = language == .de ? .en : .de
      let next = form.next.map { "&next=" + escaped($0) } ?? ""
      page.open("p", [("class", "who")])
      page.element(
        "a",
        [
          ("href", "\(base)/login?lang=\(other.rawValue)\(next)"), ("lang", other.rawValue),
          ("hreflang", other.rawValue),
        ], other == .de ? "Deutsch" : "English")
      page.close("p")
    }
    page.close("div")
    page.raw("\n</header>\n")
  }

  private func write(_ form: Form, to page: inout HTMLWriter) {
    if let error = form.error {
      page.open("div", [("role", "alert")])
      page.element("h2", say("This did not work", "Das hat nicht geklappt"))
      page.open("p")
      page.element("a", [("href", "#login"), ("class", "error")], error[language])
      page.close("p")
      page.close("div")
    }
    page.open(
      "form", [("method", "post"), ("action", "\(base)/login?lang=\(language.rawValue)")])
    if let next = form.next {
      page.empty("input", [("type", "hidden"), ("name", "next"), ("value", next)])
    }
    field(
      "login", say("Login name", "Anmeldename"), "text", "username", value: form.name,
      more: [
        ("required", "required"), ("autocapitalize", "none"), ("spellcheck", "false"),
        ("autofocus", "autofocus"),
      ], to: &page)
    field(
      "password", say("Password", "Passwort"), "password", "current-password",
      more: [("required", "required")], to: &page)
    field(
      "code", say("Code", "Code"), "text", "one-time-code",
      hint: say(
        "Six digits from your app or a recovery code, if you have set one up.",
        "Sechs Ziffern aus Ihrer App oder ein Wiederherstellungscode, falls eingerichtet."),
      more: [("autocapitalize", "none"), ("spellcheck", "false")], to: &page)
    page.open("p")
    page.element("button", [("type", "submit")], say("Log in", "Anmelden"))
    page.close("p")
    page.close("form")
    guard form.hasOpenID else { return }
    page.open("p")
    page.element(
      "a",
      [("href", "\(base)/login/openid" + (form.next.map { "?next=" + escaped($0) } ?? ""))],
      say("Log in with the account of the house", "Mit dem Konto des Hauses anmelden"))
    page.close("p")
  }

  private func field(
    _ name: String, _ label: String, _ type: String, _ filled: String, value: String = "",
    hint: String? = nil, more: [HTMLWriter.Attribute], to page: inout HTMLWriter
  ) {
    page.open("p")
    page.element("label", [("for", name)], label)
    var attributes: [HTMLWriter.Attribute] = [
      ("id", name), ("name", name), ("type", type), ("autocomplete", filled), ("value", value),
    ]
    attributes += more
    if hint != nil { attributes.append(("aria-describedby", "\(name)-hint")) }
    page.empty("input", attributes)
    page.close("p")
    if let hint { page.element("p", [("class", "hint"), ("id", "\(name)-hint")], hint) }
    page.line()
  }

  private func writeWayOut(_ reader: String, _ token: String, to page: inout HTMLWriter) {
    page.element("p", say("You are logged in: \(reader).", "Sie sind angemeldet: \(reader)."))
    page.open("form", [("method", "post"), ("action", "\(base)/logout")])
    page.empty("input", [("type", "hidden"), ("name", "form"), ("value", token)])
    page.element("button", [("type", "submit")], say("Log out", "Abmelden"))
    page.close("form")
    page.open("p")
    page.element("a", [("href", base + "/")], say("To the pages", "Zu den Seiten"))
    page.close("p")
  }

  /// An address as the value of a query.
  private func escaped(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x2f, 0x5f, 0x7e: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
