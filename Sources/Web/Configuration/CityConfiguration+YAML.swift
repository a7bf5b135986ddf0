import Pages
import Vocabulary
import Yams

extension CityConfiguration {
  /// What a city's file says of it.
  ///
  /// Throws: what is missing or not understood, with its line and what would be right.
  init(yaml text: String) throws(ConfigurationError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ConfigurationError(nil, Label(en: "no YAML: \(error)", de: "kein YAML: \(error)"))
    } catch {
      throw ConfigurationError(nil, Label(en: "no YAML", de: "kein YAML"))
    }
    let file = CityFields(YAMLFields(root ?? Node(""), "city.yaml"))
    try file.fields.allow(CityFields.names)
    self.init(
      name: try file.text("name", "Musterstadt"),
      publisher: try file.text("publisher", "Stadt Musterstadt"),
      contact: try file.way("contact"), licence: try file.licence(),
      contributorID: try file.contributorID(), municipalityKey: try file.municipalityKey(),
      imprint: try file.notice("imprint"), privacy: try file.notice("privacy"),
      accessibility: try file.notice("accessibility"), barriers: try file.way("barriers"))
  }
}

/// The fields of a city's file, each with what it should be where it is not.
private struct CityFields {
  static let names = [
    "name", "publisher", "contact", "licence", "contributorID", "municipalityKey", "imprint",
    "privacy", "accessibility", "barriers",
  ]

  let fields: YAMLFields

  init(_ fields: YAMLFields) { self.fields = fields }

  /// A text that has to be there.
  func text(_ name: String, _ example: String) throws(ConfigurationError) -> String {
    guard let text = try fields.text(name) else {
      throw ConfigurationError(
        nil,
        Label(
          en: "\(name) is missing; add it, such as “\(name): \(example)”",
          de: "\(name) fehlt; ergänzen, etwa „\(name): \(example)“"))
    }
    return text
  }

  /// How somebody is reached.
  func way(_ name: String) throws(ConfigurationError) -> CityConfiguration.Way {
    let text = try text(name, "stadtbuch@musterstadt.example")
    guard let way = CityConfiguration.Way(text) else {
      throw fields.wrong(
        name,
        Label(
          en: "“\(text.excerpt)” is neither a mail address nor one that begins with https://",
          de: "„\(text.excerpt)“ ist weder eine Mailadresse noch eine, die mit https:// beginnt"))
    }
    return way
  }

  func licence() throws(ConfigurationError) -> DataLicence {
    let ids = DataLicence.known.map(\.id)
    let text = try text("licence", ids[0])
    guard let licence = DataLicence(text) else {
      let right = Nearest.names(to: text, among: ids).first ?? ids.joined(separator: ", ")
      throw fields.wrong(
        "licence",
        Label(
          en: "“\(text.excerpt)” is no licence known here; nearest: \(right); or give its address",
          de: "„\(text.excerpt)“ ist hier keine bekannte Lizenz; ähnlich: \(right); oder ihre "
            + "Adresse angeben"))
    }
    return licence
  }

  func contributorID() throws(ConfigurationError) -> String? {
    guard let text = try fields.text("contributorID") else { return nil }
    let list = "http://dcat-ap.de/def/contributors/"
    guard text.hasPrefix(list), text.utf8.count > list.utf8.count,
      case .web? = CityConfiguration.Way(text)
    else {
      throw fields.wrong(
        "contributorID",
        Label(
          en: "give the address that GovData lists for you, such as \(list)musterstadt",
          de: "die Adresse angeben, die GovData für Sie führt, etwa \(list)musterstadt"))
    }
    return text
  }

  func municipalityKey() throws(ConfigurationError) -> String? {
    guard let text = try fields.text("municipalityKey") else { return nil }
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw fields.wrong(
        "municipalityKey",
        Label(
          en: "give the eight digits of the municipality in quotation marks, such as \"05315000\"",
          de: "die acht Ziffern der Gemeinde in Anführungszeichen angeben, etwa \"05315000\""))
    }
    return text
  }

  /// What the law wants said: an address, a text, or a text in each language.
  func notice(_ name: String) throws(ConfigurationError) -> CityConfiguration.Notice {
    guard let part = try fields.fields(name) else {
      let example = "https://www.musterstadt.example/\(name)"
      throw ConfigurationError(
        nil,
        Label(
          en: "\(name) is missing; add it: its address, such as “\(name): \(example)”, or its text",
          de: "\(name) fehlt; die Adresse ergänzen, etwa „\(name): \(example)“, oder den Text"))
    }
    if part.whole != nil {
      let text = try text(name, "…")
      if case .web(let address)? = CityConfiguration.Way(text) { return .web(address) }
      return .words(Label(en: text, de: text))
    }
    try part.allow(["de", "en"])
    let (german, english) = (try part.text("de"), try part.text("en"))
    guard let first = german ?? english else {
      throw fields.wrong(
        name, Label(en: "give “de:”, “en:” or both", de: "„de:“, „en:“ oder beide angeben"))
    }
    return .words(Label(en: english ?? first, de: german ?? first))
  }
}
