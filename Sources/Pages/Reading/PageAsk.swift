import Stadtbuch
import Views
public import Vocabulary

/// What is asked of a page: its address, taken apart, and who reads it.
public struct PageAsk: Sendable {
  /// What stands before every address: nothing, or `/l/NAME`.
  public var base: String
  /// The address behind that, `/project/eakte`.
  public var path: String
  /// The names and values that the address says, in its order.
  public var pairs: [(name: String, value: String)]
  /// What parts of the address stand for, by name.
  public var names: [String: String]
  /// The language of the reader, where the address says none.
  public var language: Language
  /// Who reads, as pages say it; nil where nobody is logged in.
  public var reader: String?
  /// Who reads, as the record of looks says it; nil where it is whoever runs the server.
  public var looker: String?
  /// Whether they may record, so that pages lead to forms.
  public var mayRecord = false
  /// Whether they may look at what is noted: persons, and what others recorded.
  public var mayLook: Bool
  /// Who publishes; nil where nobody has said.
  public var city: CityConfiguration?
  /// The address at which others see the server; nil where nobody has said.
  public var publicURL: String?
  /// The part of ``base`` that stands behind that address: nothing, or `/l/NAME`.
  public var route = ""

  /// A page that is asked for.
  public init(
    base: String, path: String, pairs: [(name: String, value: String)],
    names: [String: String] = [:], language: Language, reader: String? = nil,
    looker: String? = nil, mayLook: Bool = true
  ) {
    self.base = base
    self.path = path
    self.pairs = pairs
    self.names = names
    self.language = language
    self.reader = reader
    self.looker = looker
    self.mayLook = mayLook
  }

  /// The first value of a name; nil where it is not said or empty.
  func value(_ name: String) -> String? {
    pairs.first { $0.name == name && !$0.value.isEmpty }?.value
  }
}
