import Stadtbuch
import Views
import Vocabulary

/// A property of an entity type: a column as OData names it.
struct ODataProperty: Sendable {
  /// Its name: `money_gap` of `money.gap`.
  let name: String
  /// The type of its values.
  let type: ODataType
  /// The place of its column; nil of what no column says.
  let place: Int?
  /// What it is for people.
  let label: Label
  /// Whether amounts stand in it.
  let isMoney: Bool
  /// Whether it is part of what tells rows apart, so that it is never null.
  let isKey: Bool

  /// The names of a column's path as one name.
  static func name(_ path: [String]) -> String {
    // Groups stand under the names of what they are grouped by.
    let path = path.count > 1 && path[0] == "group" ? Array(path.dropFirst()) : path
    return path.joined(separator: "_").map { letter in
      letter.isLetter || letter.isNumber ? String(letter) : "_"
    }.joined()
  }

  /// What is said where there is no such property.
  static func unknown(
    _ name: String, _ properties: [ODataProperty], _ option: String
  ) -> Problem {
    let known = properties.map(\.name)
    let near = Nearest.names(to: name, among: known).prefix(3)
    let list = (near.isEmpty ? known.prefix(60) : near).joined(separator: ", ")
    return .odata(
      option, "there is no property “\(name.excerpt)”; there are \(list)",
      "das Feld „\(name.excerpt)“ gibt es nicht; es gibt \(list)")
  }
}

/// An entity set: the rows of a view, or groups of them.
struct ODataSet: Sendable {
  /// Its name: `KpiBoard`, or `PortfolioByStatus` of groups.
  let name: String
  /// What it shows.
  let title: Label
  /// The question that it answers.
  let ready: ReadyQuestion
  /// What rows have.
  let properties: [ODataProperty]
  /// The name of what says the currency of amounts.
  static let currencyName = "currency"
  /// The name of what counts rows that nothing else tells apart.
  static let rowName = "row"

  /// The set of a question.
  ///
  /// - Parameters:
  ///   - isKeyed: whether something tells its rows apart.
  ///   - isCounted: whether they are counted, since what the view names does not.
  init(
    _ name: String, _ title: Label, _ ready: ReadyQuestion, isKeyed: Bool = true,
    isCounted: Bool = false
  ) {
    self.name = name
    self.title = title
    self.ready = ready
    let heads = ready.shape.columns
    let isOfGroups = heads.contains { $0.path[0] == "group" }
    let keys = heads.indices.filter { isOfGroups ? heads[$0].path[0] == "group" : heads[$0].isKey }
    let isTold =
      isKeyed && !isCounted && !keys.isEmpty && keys.allSatisfy { ODataType(heads[$0].kind) != nil }
    var properties: [ODataProperty] = []
    var names: Set<String> = []
    for place in heads.indices {
      let head = heads[place]
      guard head.isInSheets || isOfGroups && head.path[0] == "group",
        let type = ODataType(head.kind)
      else { continue }
      var name = ODataProperty.name(head.path)
      while !names.insert(name).inserted { name += "_" }
      properties.append(
        ODataProperty(
          name: name, type: type, place: place, label: head.label, isMoney: head.kind == .money,
          isKey: isTold && keys.contains(place)))
    }
    if properties.contains(where: \.isMoney), names.insert(ODataSet.currencyName).inserted {
      properties.append(
        ODataProperty(
          name: ODataSet.currencyName, type: .string, place: nil, label: .currency,
          isMoney: false, isKey: false))
    }
    if isKeyed, !isTold, names.insert(ODataSet.rowName).inserted {
      properties.insert(
        ODataProperty(
          name: ODataSet.rowName, type: .integer, place: nil, label: .rows, isMoney: false,
          isKey: true), at: 0)
    }
    self.properties = properties
  }

  /// The place of the property that marks the group of what stands beside the rows; nil where there
  /// is none.
  var lastGroup: Int? {
    properties.firstIndex { property in
      guard let head = property.place.map({ ready.shape.columns[$0] }) else { return false }
      return head.path[0] == "group" && !head.isKey
    }
  }

  /// The values of a row, one for each property.
  ///
  /// - Parameter number: how many rows of the view there are up to this one.
  func values(_ row: AnyRow, number: Int) -> [ODataValue?] {
    var currency: Currency?
    for property in properties where property.isMoney && currency == nil {
      if let place = property.place, case .money(let money)? = row[place] {
        currency = money.currency
      }
    }
    let said = currency ?? ready.head.currency
    return properties.map { property in
      guard let place = property.place else {
        return property.type == .integer
          ? .number(ODataNumber(Int64(number))) : currency.map { .string($0.description) }
      }
      let value = ODataValue(row[place], property.type, currency: said)
      return value ?? (property.isKey ? ODataSet.nothing(property.type) : nil)
    }
  }

  /// What stands in a key where there is no value, since keys are never null.
  private static func nothing(_ type: ODataType) -> ODataValue {
    switch type {
    case .string: .string("")
    case .integer, .decimal: .number(ODataNumber(0))
    case .bool: .bool(false)
    case .day: .day(.first)
    case .instant: .instant(.first)
    }
  }
}
