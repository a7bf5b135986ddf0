import HTTPTypes
import Hummingbird
import Vocabulary

/// What the address of a set asks besides the set.
struct ODataOptions: Sendable {
  /// The properties that are wanted; all if nil.
  private(set) var select: [String]?
  /// Which rows are wanted.
  private(set) var filter: String?
  /// In which order: properties, each with whether it falls.
  private(set) var orderBy: [(name: String, isFalling: Bool)] = []
  /// How many rows are wanted at most.
  private(set) var top: Int?
  /// How many rows are left out before them.
  private(set) var skip = 0
  /// How many of the wanted rows the pages before had.
  private(set) var done = 0
  /// Whether it is said how many rows there are.
  private(set) var counts = false
  /// The properties by which rows are put together.
  private(set) var groupBy: [String]?
  /// The language of texts.
  private(set) var language = Language.en
  /// Whether figures are sent as texts.
  private(set) var numbersAsTexts = false
  /// Whether control information is left out.
  private(set) var isBare = false
  /// The most rows of a page.
  private(set) var pageRows = ODataOptions.pageRowsUsual
  /// How many rows of a page the request prefers.
  private(set) var preferred: Int?

  /// The rows of a page where nothing is said.
  static let pageRowsUsual = 1_000
  /// The most rows of any page.
  static let pageRowsMax = 10_000

  private static let known = [
    "$select", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$apply", "$format",
    "lang",
  ]

  /// Reads the options of a request.
  init(_ request: Request) throws(Problem) {
    try readForm(request.headers[.accept])
    var seen: Set<String> = []
    for (name, value) in try request.uri.pairs() {
      guard seen.insert(name).inserted else {
        throw .odata(name.excerpt, "given twice", "zweimal angegeben")
      }
      try read(name, value)
    }
    if top != nil { pageRows = ODataOptions.pageRowsMax }
    if let prefer = request.headers[.prefer], let wanted = ODataOptions.pageSize(prefer) {
      preferred = min(wanted, ODataOptions.pageRowsMax)
      pageRows = preferred ?? pageRows
    }
  }

  private mutating func read(_ name: String, _ value: String) throws(Problem) {
    switch name {
    case "$select":
      let names = value.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { !$0.isWhitespace })
      }
      select = names == ["*"] ? nil : names
    case "$filter": filter = value
    case "$orderby": orderBy = try ODataOptions.order(value)
    case "$top": top = try ODataOptions.number(name, value)
    case "$skip": skip = try ODataOptions.number(name, value)
    case "$skiptoken": done = try ODataOptions.number(name, value)
    case "$count":
      guard value == "true" || value == "false" else {
        throw .odata(name, "give true or false", "true oder false angeben")
      }
      counts = value == "true"
    case "$apply": groupBy = try ODataOptions.groups(value)
    case "$format": try readFormat(value)
    case "lang":
      guard let language = Language(rawValue: value) else {
        throw .odata(name, "give de or en", "de oder en angeben")
      }
      self.language = language
    default:
      let list = ODataOptions.known.joined(separator: ", ")
      throw .odata(
        name.excerpt, "this is not taken here; there are \(list)",
        "das wird hier nicht genommen; es gibt \(list)")
    }
  }

  // MARK: Forms

  private mutating func readForm(_ accept: String?) throws(Problem) {
    guard let accept else { return }
    for entry in accept.prefix(2_000).split(separator: ",") {
      let type = entry.split(separator: ";").first.map { $0.filter { !$0.isWhitespace } } ?? ""
      guard ["application/json", "application/*", "*/*"].contains(type.lowercased()) else {
        continue
      }
      readParameters(String(entry))
      return
    }
    throw Problem(
      .notAcceptable, "accept", "OData is sent as application/json",
      "OData wird als application/json gesendet", field: "Accept")
  }

  private mutating func readFormat(_ format: String) throws(Problem) {
    let type = format.split(separator: ";").first.map { $0.lowercased() } ?? ""
    guard type == "json" || type == "application/json" else {
      throw Problem(
        .notAcceptable, "accept", "OData is sent as application/json",
        "OData wird als application/json gesendet", field: "$format")
    }
    (numbersAsTexts, isBare) = (false, false)
    readParameters(format)
  }

  private mutating func readParameters(_ type: String) {
    for part in type.lowercased().split(separator: ";").dropFirst() {
      switch part.filter({ !$0.isWhitespace }) {
      case "ieee754compatible=true": numbersAsTexts = true
      case "odata.metadata=none", "metadata=none": isBare = true
      default: continue
      }
    }
  }

  /// The type of an answer.
  var contentType: String {
    "application/json;odata.metadata=\(isBare ? "none" : "minimal")"
      + (numbersAsTexts ? ";IEEE754Compatible=true" : "") + ";charset=utf-8"
  }

  // MARK: Texts

  private static func number(_ name: String, _ text: String) throws(Problem) -> Int {
    guard let number = Int(text), (0...1_000_000_000).contains(number) else {
      throw .odata(
        name, "give a number from 0 to 1000000000", "eine Zahl von 0 bis 1000000000 angeben")
    }
    return number
  }

  private static func order(_ text: String) throws(Problem) -> [(String, Bool)] {
    guard text.utf8.count <= Limits.filterBytesMax else {
      throw .odata("$orderby", "too long", "zu lang")
    }
    var order: [(String, Bool)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard let name = words.first, words.count <= 2,
        words.count == 1 || words[1] == "asc" || words[1] == "desc"
      else {
        throw .odata(
          "$orderby", "give properties, each with asc or desc: status desc,title",
          "Felder angeben, je mit asc oder desc: status desc,title")
      }
      order.append((String(name), words.count == 2 && words[1] == "desc"))
    }
    return order
  }

  private static func groups(_ text: String) throws(Problem) -> [String] {
    let letters = text.filter { !$0.isWhitespace }
    guard letters.hasPrefix("groupby(("), letters.hasSuffix("))"),
      letters.utf8.count <= Limits.filterBytesMax
    else {
      throw .odata(
        "$apply", "give groupby((property,…)); sets such as PortfolioByStatus have sums as well",
        "groupby((Feld,…)) angeben; Mengen wie PortfolioByStatus haben auch Summen")
    }
    let names = letters.dropFirst(9).dropLast(2)
    return names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rows of a page that a header prefers.
  private static func pageSize(_ prefer: String) -> Int? {
    for part in prefer.lowercased().split(separator: ",") {
      let sides = part.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, sides[0] == "odata.maxpagesize" || sides[0] == "maxpagesize",
        let count = Int(sides[1]), count > 0
      else { continue }
      return count
    }
    return nil
  }
}

extension HTTPField.Name {
  /// What a client would rather have.
  static let prefer = oData("Prefer")
  /// What of that was done.
  static let preferenceApplied = oData("Preference-Applied")
  /// The version of the protocol.
  static let oDataVersion = oData("OData-Version")
  /// The greatest version that a client knows.
  static let oDataMaxVersion = oData("OData-MaxVersion")

  private static func oData(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .contentType
  }
}
