import Stadtbuch
import Views
import Vocabulary

/// What is published, as portals for open data collect it: DCAT-AP.de.
struct DataCatalogue {
  private let context: PageContext
  private let city: CityConfiguration
  private let contributorID: String
  /// What stands before every address, for readers anywhere.
  private let base: String
  private let modified: RDFGraph.Value?

  /// Whether there is all that a catalogue must say.
  static func isComplete(_ ask: PageAsk) -> Bool {
    ask.publicURL != nil && ask.city?.contributorID != nil
  }

  /// The catalogue of what is published; nil where not all is said that it must say.
  init?(_ context: PageContext) {
    guard let city = context.ask.city, let contributorID = city.contributorID,
      let publicURL = context.ask.publicURL
    else { return nil }
    self.context = context
    self.city = city
    self.contributorID = contributorID
    base = publicURL + context.ask.route
    modified = context.knownAt.time.map { .typed($0.description, "xsd:dateTime") }
  }

  /// All that the catalogue says.
  func graph() throws -> RDFGraph {
    let sets = try OpenDataset.all(context)
    var graph = RDFGraph()
    graph.things.append(catalogue(sets))
    for set in sets {
      graph.things.append(dataset(set))
      graph.things += OpenDataset.Form.allCases.map { distribution(set, $0) }
    }
    return graph
  }

  // MARK: Addresses

  private func place(_ name: String) -> String { "\(base)\(OpenDataPage.page.path)#\(name)" }

  /// A whole address with what a data set asks.
  private func address(_ path: String, _ set: OpenDataset?) -> String {
    base + PageLinks(base: "", []).address(path, set?.pairs ?? [])
  }

  private func place(_ set: OpenDataset, _ form: OpenDataset.Form) -> String {
    place("\(set.name)-\(form.rawValue)")
  }

  private func authority(_ list: String, _ name: String) -> RDFGraph.Value {
    .address("http://publications.europa.eu/resource/authority/\(list)/\(name)")
  }

  private func words(_ label: Label) -> [RDFGraph.Value] {
    [.text(label.de, "de"), .text(label.en, "en")]
  }

  // MARK: Who

  private var publisher: RDFGraph.Value {
    var agent = RDFGraph.Thing(nil, "foaf:Agent")
    agent.say("foaf:name", .text(city.publisher, nil))
    agent.say("dct:type", .address("http://purl.org/adms/publishertype/LocalAuthority"))
    return .thing(agent)
  }

  private var contact: RDFGraph.Value {
    var kind = RDFGraph.Thing(nil, "vcard:Organization")
    kind.say("vcard:fn", .text(city.publisher, nil))
    switch city.contact {
    case .mail: kind.say("vcard:hasEmail", .address(city.contact.address))
    case .web: kind.say("vcard:hasURL", .address(city.contact.address))
    }
    return .thing(kind)
  }

  // MARK: What

  private func catalogue(_ sets: [OpenDataset]) -> RDFGraph.Thing {
    var thing = RDFGraph.Thing(place("catalogue"), "dcat:Catalog")
    thing.say(
      "dct:title",
      words(Label("Open data of \(city.name)", "Offene Daten: \(city.name)")))
    thing.say(
      "dct:description",
      words(
        Label(
          "What \(city.name) plans, spends and reaches, as it publishes it.",
          "Was \(city.name) vorhat, ausgibt und erreicht, soweit es veröffentlicht ist.")))
    thing.say("dct:publisher", publisher)
    thing.say("dct:license", .address(city.licence.address))
    thing.say("dct:language", [authority("language", "DEU"), authority("language", "ENG")])
    thing.say("foaf:homepage", .address(base + OpenDataPage.page.path))
    thing.say(
      "dcat:themeTaxonomy",
      .address("http://publications.europa.eu/resource/authority/data-theme"))
    thing.say("dct:modified", modified)
    thing.say("dcat:dataset", sets.map { .address(place($0.name)) })
    return thing
  }

  private func dataset(_ set: OpenDataset) -> RDFGraph.Thing {
    var thing = RDFGraph.Thing(place(set.name), "dcat:Dataset")
    thing.say(
      "dct:title",
      words(Label("\(set.title.en) (\(city.name))", "\(set.title.de) (\(city.name))")))
    thing.say("dct:description", words(set.view.about.sentence))
    thing.say("dct:identifier", .text(place(set.name), nil))
    thing.say("dcatde:contributorID", .address(contributorID))
    thing.say("dct:publisher", publisher)
    thing.say("dcat:contactPoint", contact)
    thing.say("dct:modified", modified)
    thing.say("dcat:theme", set.themes.map { authority("data-theme", $0) })
    thing.say("dcat:keyword", words(set.view.about.title) + [.text(city.name, "de")])
    thing.say("dct:language", [authority("language", "DEU"), authority("language", "ENG")])
    thing.say("dct:accrualPeriodicity", authority("frequency", "UPDATE_CONT"))
    thing.say("dct:accessRights", authority("access-right", "PUBLIC"))
    thing.say("dcatap:availability", authority("planned-availability", "AVAILABLE"))
    if let key = city.municipalityKey {
      let geocoding = "http://dcat-ap.de/def/politicalGeocoding"
      thing.say(
        "dcatde:politicalGeocodingLevelURI", .address("\(geocoding)/Level/municipality"))
      thing.say("dcatde:politicalGeocodingURI", .address("\(geocoding)/municipalityKey/\(key)"))
    }
    thing.say("dcat:landingPage", .address(address(set.page, set.indicator == nil ? set : nil)))
    thing.say(
      "dcat:distribution", OpenDataset.Form.allCases.map { .address(place(set, $0)) })
    return thing
  }

  private func distribution(_ set: OpenDataset, _ form: OpenDataset.Form) -> RDFGraph.Thing {
    var thing = RDFGraph.Thing(place(set, form), "dcat:Distribution")
    thing.say(
      "dct:title",
      words(
        Label("\(set.title.en), \(form.fileType)", "\(set.title.de), \(form.fileType)")))
    thing.say("dcat:accessURL", .address(address(set.path(form), set)))
    thing.say("dcat:downloadURL", .address(address(set.path(form), set)))
    thing.say("dct:license", .address(city.licence.address))
    if city.licence.namesSource {
      thing.say("dcatde:licenseAttributionByText", .text(city.publisher, "de"))
    }
    thing.say("dct:format", authority("file-type", form.fileType))
    thing.say(
      "dcat:mediaType",
      .address("https://www.iana.org/assignments/media-types/\(form.mediaType)"))
    thing.say("dct:modified", modified)
    thing.say("dcatap:availability", authority("planned-availability", "AVAILABLE"))
    return thing
  }
}

/// The catalogue as files.
enum CatalogueFiles {
  /// Its forms: where each is, and what people call it.
  static let forms: [(path: String, name: String, contentType: String)] = [
    ("/public/catalogue.ttl", "Turtle", "text/turtle; charset=utf-8"),
    ("/public/catalogue.jsonld", "JSON-LD", "application/ld+json"),
    ("/public/catalogue.rdf", "RDF/XML", "application/rdf+xml; charset=utf-8"),
  ]

  /// The files.
  static let all: [Page] = forms.map { form in
    Page(form.path, as: form.contentType) { context in
      guard let graph = try DataCatalogue(context)?.graph() else { return nil }
      switch form.name {
      case "Turtle": return Array(TurtleText(graph).text.utf8)
      case "JSON-LD": return LinkedJSON.bytes(graph)
      default: return LinkedXML.bytes(graph)
      }
    }
  }
}
