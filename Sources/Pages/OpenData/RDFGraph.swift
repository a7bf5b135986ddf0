/// What is said of things, for catalogues: things with names of their own, and what each of them is.
struct RDFGraph {
  /// A thing: with an address, or known only by what stands around it.
  struct Thing {
    /// Its address; nil where it has none.
    var address: String?
    /// What it is, as a short name: `dcat:Dataset`.
    let type: String
    /// What is said of it, by short names, in the order that it is written.
    var facts: [(name: String, values: [Value])] = []

    init(_ address: String?, _ type: String) {
      (self.address, self.type) = (address, type)
    }

    /// Says something of it; nothing where there are no values.
    mutating func say(_ name: String, _ values: [Value]) {
      if !values.isEmpty { facts.append((name, values)) }
    }

    mutating func say(_ name: String, _ value: Value?) { say(name, value.map { [$0] } ?? []) }
  }

  /// One value of what is said.
  indirect enum Value {
    /// Another thing, by its address.
    case address(String)
    /// A text in a language; in none if nil.
    case text(String, String?)
    /// A text of a type, by its short name.
    case typed(String, String)
    /// A thing that has no address.
    case thing(Thing)
  }

  /// What short names begin with, and what stands for that.
  static let prefixes: [(name: String, address: String)] = [
    ("dcat", "http://www.w3.org/ns/dcat#"), ("dcatap", "http://data.europa.eu/r5r/"),
    ("dcatde", "http://dcat-ap.de/def/dcatde/"), ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// The address that a short name stands for.
  static func address(of name: String) -> String {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let prefix = prefixes.first(where: { $0.name == parts[0] }) else {
      return name
    }
    return prefix.address + parts[1]
  }

  /// The things, in the order that they are written.
  var things: [Thing] = []
}
