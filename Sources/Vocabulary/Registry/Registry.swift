/// All event types, by name and by number; the one place that everything else is derived from.
public struct Registry: Sendable {
  /// The registry's version: raised when a type or field is added. Views are made anew for it.
  public static let version = 3
  /// The registry of this program.
  public static let current = Registry(
    types: organisationTypes + strategyTypes + projectTypes + moneyTypes + indicatorTypes
      + riskTypes + decisionTypes + personTypes + integrityTypes + workTypes)

  /// The types in ascending number.
  public let types: [EventType]
  private let indexByName: [String: Int]
  private let indexByNumber: [Int16]

  init(types: [EventType]) {
    self.types = types.sorted { $0.number < $1.number }
    var byName: [String: Int] = [:]
    var byNumber = [Int16](repeating: -1, count: (self.types.last?.number ?? 0) + 1)
    for (index, type) in self.types.enumerated() {
      byName[type.name] = index
      if type.number < byNumber.count { byNumber[type.number] = Int16(index) }
    }
    indexByName = byName
    indexByNumber = byNumber
  }

  /// The type of this name.
  public func type(named name: String) -> EventType? {
    indexByName[name].map { types[$0] }
  }

  /// The type of this number.
  public func type(numbered number: Int) -> EventType? {
    index(ofNumber: number).map { types[$0] }
  }

  /// The number of the first type that the ledger knows for something; 0 where there is none.
  public func number(of role: EventType.Role) -> Int {
    types.first { $0.role == role }?.number ?? 0
  }

  /// The position in ``types`` of the type of this number.
  public func index(ofNumber number: Int) -> Int? {
    guard indexByNumber.indices.contains(number), indexByNumber[number] >= 0 else { return nil }
    return Int(indexByNumber[number])
  }

  /// The position in ``types`` of the type of this name.
  public func index(ofName name: String) -> Int? {
    indexByName[name]
  }
}
