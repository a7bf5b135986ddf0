import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import Logging
import NIOCore
import Pages
import Stadtbuch
import Timelines
import Vocabulary

@testable import Web

extension CityConfiguration {
  /// Who publishes the worked example.
  static let example = CityConfiguration(
    name: "Musterstadt", publisher: "Stadt Musterstadt \"Stab\" & Co.",
    contact: .mail("stadtbuch@musterstadt.example"), licence: DataLicence.known[0],
    contributorID: "http://dcat-ap.de/def/contributors/musterstadt", municipalityKey: "99999001",
    imprint: .words(
      Label(
        en: "# City\nTown hall <1>\nsee https://musterstadt.example/x.", de: "# Stadt\nRathaus <1>")
    ),
    privacy: .web("https://musterstadt.example/datenschutz"),
    accessibility: .words(Label(en: "Tested.", de: "Geprüft.")),
    barriers: .mail("barrieren@musterstadt.example"))
}

extension ServedTown {
  /// Where the server is seen in these tests.
  static let publicURL = "https://stadtbuch.example/stadt"

  /// Records an event that two people answer for.
  func record(_ number: Int, _ type: String, _ subject: String, _ data: String) throws {
    let line = event(
      number, type, subject, data,
      #","actor":"person/one","approvedby":"person/two","reason":"test""#)
    _ = try engine.ledger.append(
      [try DraftReader().read(line: Array(line.utf8).span)], options: AppendOptions())
    try engine.timelines.catchUp()
  }

  /// Publishes kinds of subjects as a whole, and what is said of them.
  func publish(
    _ number: Int, _ kinds: [String], _ attributes: [String] = Publication.usual.attributes
  ) throws {
    func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
    try record(
      number, "publication.set", "publication/public",
      #"{"kinds":[\#(list(kinds))],"attributes":[\#(list(attributes))]}"#)
  }

  /// Asks an address of a server whose city says who publishes.
  func ask(
    _ address: String, _ role: Role? = nil, _ headers: HTTPFields = [:],
    city: CityConfiguration? = .example, _ change: (inout WebOptions) -> Void = { _ in }
  ) async throws -> TestResponse {
    let served = ServedLedger(name: "musterstadt", stadtbuch)
    served.city.take(city)
    var options = options
    options.publicURL = ServedTown.publicURL
    change(&options)
    let application = Application(
      router: WebServer([served], options).router(),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return try await application.test(.router) { client in
      try await client.execute(
        uri: address, method: .get, headers: self.headers(role, headers), body: nil)
    }
  }
}
