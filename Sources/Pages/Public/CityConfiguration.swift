import Digests
public import Vocabulary

/// Who publishes what a server shows, and what the law asks of whoever does: as a ledger's
/// `config/city.yaml` says it.
public struct CityConfiguration: Sendable, Equatable {
  /// How somebody is reached.
  public enum Way: Sendable, Equatable {
    /// By mail.
    case mail(String)
    /// At an address of the web.
    case web(String)

    /// The way that a text says; nil where it is neither a mail address nor one of the web.
    public init?(_ text: String) {
      if WebAddress.isOne(text) {
        self = .web(text)
      } else if WebAddress.isMail(text) {
        self = .mail(text)
      } else {
        return nil
      }
    }

    /// The address that a link has.
    public var address: String {
      switch self {
      case .mail(let mail): "mailto:\(mail)"
      case .web(let address): address
      }
    }

    /// What stands on the link.
    public var text: String {
      switch self {
      case .mail(let text), .web(let text): text
      }
    }
  }

  /// What the law wants said: in words here, or on a page elsewhere.
  public enum Notice: Sendable, Equatable {
    /// On a page elsewhere.
    case web(String)
    /// In words.
    case words(Label)
  }

  /// The city's name.
  public var name: String
  /// Who publishes, as it stands in catalogues.
  public var publisher: String
  /// How they are reached.
  public var contact: Way
  /// Under which licence data may be used.
  public var licence: DataLicence
  /// The name of the city's catalogue at GovData; nil where it has none yet.
  public var contributorID: String?
  /// The official key of the municipality, eight digits.
  public var municipalityKey: String?
  /// Impressum.
  public var imprint: Notice
  /// Datenschutzerklärung.
  public var privacy: Notice
  /// Erklärung zur Barrierefreiheit.
  public var accessibility: Notice
  /// How barriers are reported.
  public var barriers: Way

  /// What a city says of itself.
  public init(
    name: String, publisher: String, contact: Way, licence: DataLicence,
    contributorID: String? = nil, municipalityKey: String? = nil, imprint: Notice, privacy: Notice,
    accessibility: Notice, barriers: Way
  ) {
    self.name = name
    self.publisher = publisher
    self.contact = contact
    self.licence = licence
    self.contributorID = contributorID
    self.municipalityKey = municipalityKey
    self.imprint = imprint
    self.privacy = privacy
    self.accessibility = accessibility
    self.barriers = barriers
  }

  /// The same for the same content: tags of pages hang on it.
  public var mark: String {
    func words(_ notice: Notice) -> [String] {
      switch notice {
      case .web(let address): ["web", address]
      case .words(let label): ["words", label.en, label.de]
      }
    }
    let parts =
      [
        name, publisher, contact.address, licence.id, contributorID ?? "", municipalityKey ?? "",
        barriers.address,
      ] + words(imprint) + words(privacy) + words(accessibility)
    var hash = SHA256()
    hash.update(Array(parts.joined(separator: "\u{1}").utf8))
    return hash.digest().prefix(10).map { String($0, radix: 36) }.joined(separator: ".")
  }
}

/// A licence of open data: what catalogues call it, and where people read it.
public struct DataLicence: Sendable, Equatable {
  /// Its name in the list of DCAT-AP.de, or its address.
  public let id: String
  /// Its name for people.
  public let name: String
  /// Its address in catalogues.
  public let address: String
  /// Where it is read.
  public let page: String
  /// Whether whoever uses the data names their source.
  public let namesSource: Bool

  /// The usual licences by short names.
  public static let known = [
    DataLicence(
      "dl-by-de/2.0", "Datenlizenz Deutschland – Namensnennung – 2.0",
      "https://www.govdata.de/dl-de/by-2-0", namesSource: true),
    DataLicence(
      "dl-zero-de/2.0", "Datenlizenz Deutschland – Zero – 2.0",
      "https://www.govdata.de/dl-de/zero-2-0", namesSource: false),
    DataLicence(
      "cc-by/4.0", "Creative Commons Attribution 4.0",
      "https://creativecommons.org/licenses/by/4.0/", namesSource: true),
    DataLicence(
      "cc-zero", "Creative Commons Zero 1.0",
      "https://creativecommons.org/publicdomain/zero/1.0/", namesSource: false),
  ]

  private init(_ id: String, _ name: String, _ page: String, namesSource: Bool) {
    self.id = id
    self.name = name
    self.page = page
    self.namesSource = namesSource
    address = "http://dcat-ap.de/def/licenses/\(id)"
  }

  /// The licence of a short name, or of its address; nil where the text is neither.
  public init?(_ text: String) {
    if let known = DataLicence.known.first(where: { $0.id == text || $0.address == text }) {
      self = known
      return
    }
    guard WebAddress.isOne(text) else { return nil }
    id = text
    name = text
    address = text
    page = text
    namesSource = true
  }
}

/// What may stand in links.
enum WebAddress {
  /// Whether a text is an address that begins with http:// or https://, without anything that would
  /// end it in a document.
  static func isOne(_ text: String) -> Bool {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else { return false }
    let rest = text.dropFirst(scheme.count)
    guard let first = rest.utf8.first, first != 0x2f, text.utf8.count <= 2_000 else { return false }
    return text.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>\"{}|\\^`\u{7f}".contains($0) }
  }

  /// Whether a text is a mail address.
  static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), text.utf8.count <= 254 else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x2b, 0x40: true
      default: false
      }
    }
  }
}

extension StringProtocol {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
