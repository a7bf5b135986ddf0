import Foundation
import Pages
import Stadtbuch
import Testing
import Vocabulary

@testable import Web

@Suite struct `The file that says who publishes` {
  static let whole = """
    name: Musterstadt
    publisher: Stadt Musterstadt
    contact: stadtbuch@musterstadt.example
    licence: dl-by-de/2.0
    contributorID: http://dcat-ap.de/def/contributors/musterstadt
    municipalityKey: "99999001"
    imprint:
      de: Rathaus
      en: Town hall
    privacy: https://musterstadt.example/datenschutz
    accessibility: Geprüft.
    barriers: https://musterstadt.example/barrieren

    """

  @Test func `says it in words or by addresses`() throws {
    let city = try CityConfiguration(yaml: Self.whole)
    #expect(city.licence.page == "https://www.govdata.de/dl-de/by-2-0")
    #expect(city.imprint == .words(Label(en: "Town hall", de: "Rathaus")))
    #expect(city.privacy == .web("https://musterstadt.example/datenschutz"))
    #expect(city.accessibility == .words(Label(en: "Geprüft.", de: "Geprüft.")))
    #expect(city.barriers == .web("https://musterstadt.example/barrieren"))
    let short = Self.whole.split(separator: "\n").filter {
      !$0.hasPrefix("contributorID") && !$0.hasPrefix("municipalityKey")
    }
    #expect(try CityConfiguration(yaml: short.joined(separator: "\n")).contributorID == nil)
  }

  @Test func `says what is missing, and what to add`() {
    for name in [
      "name", "publisher", "contact", "licence", "imprint", "privacy", "accessibility", "barriers",
    ] {
      var lines = Self.whole.split(separator: "\n").map(String.init)
      lines.removeAll { $0.hasPrefix("\(name):") || name == "imprint" && $0.hasPrefix("  ") }
      let why = failure(lines.joined(separator: "\n"))
      #expect(why?.hasPrefix("\(name) is missing; add it") ?? false, "\(why ?? "taken")")
    }
    #expect(failure("") != nil)
  }

  @Test(arguments: [
    ("licence: dl-by-de/2.0", "licence: dl-by-de", "line 4: licence: “dl-by-de” is no licence"),
    ("licence: dl-by-de/2.0", "license: dl-by-de/2.0", "nearest: licence"),
    ("contact: stadtbuch@musterstadt.example", "contact: Rathaus", "line 3: contact: “Rathaus” is"),
    ("barriers: https://musterstadt.example/barrieren", "barriers: javascript:x", "neither a mail"),
    (
      "http://dcat-ap.de/def/contributors/musterstadt", "musterstadt",
      "give the address that GovData"
    ),
    ("\"99999001\"", "123", "eight digits"),
    ("  en: Town hall", "  fr: Mairie", "there is no “fr” in imprint"),
    ("name: Musterstadt", "name: [", "no YAML"),
    ("name: Musterstadt", "name: a\nname: b", "name"),
  ])
  func `says what is wrong, and where`(_ right: String, _ wrong: String, _ why: String) {
    let found = failure(Self.whole.replacing(right, with: wrong))
    #expect(found?.contains(why) ?? false, "\(found ?? "taken")")
  }

  /// Why a file is not taken; nil where it is.
  private func failure(_ text: String) -> String? {
    do throws(ConfigurationError) {
      _ = try CityConfiguration(yaml: text)
      return nil
    } catch {
      return error.text.en
    }
  }

  @Test func `keeps a server from starting where it is broken, and a running one as it was`()
    async throws
  {
    let town = try ServedTown()
    let ledger = ServedLedger(name: "x", town.stadtbuch)
    try town.write("public: true\n", to: "serve.yaml")
    let setup = try ServeSetup(
      config: town.stadtbuch.folders.config + "/serve.yaml", ledgers: [], host: nil, port: nil,
      isOpen: false)
    #expect(throws: ConfigurationError.self) { try setup.reread([ledger]) }
    try town.write(Self.whole, to: "city.yaml")
    try setup.reread([ledger])
    #expect(ledger.city.now?.name == "Musterstadt")
    try town.write("name: X\n", to: "city.yaml")
    do throws(ConfigurationError) {
      try setup.reread([ledger])
      Issue.record("a broken file is taken")
    } catch {
      #expect(error.text.en.contains("city.yaml: publisher is missing"))
    }
    #expect(ledger.city.now?.name == "Musterstadt")
  }
}
