/// The units of a city at one day: what follows on a closed unit, and what stands above one.
public struct OrganisationTree: Sendable {
  /// A unit as it is on that day.
  public struct Unit: Sendable, Equatable {
    /// Its name for people.
    public var name: String?
    /// What kind of unit it is: office, department and so on.
    public var kind: String?
    /// The unit above it.
    public var parent: String?
    /// The unit that took over from it.
    public var successor: String?
    /// Whether it was split, so that no unit took over as a whole.
    public var isSplit = false

    /// A unit of which nothing is known.
    public init(
      name: String? = nil, kind: String? = nil, parent: String? = nil, successor: String? = nil,
      isSplit: Bool = false
    ) {
      self.name = name
      self.kind = kind
      self.parent = parent
      self.successor = successor
      self.isSplit = isSplit
    }
  }

  /// Where a unit stands.
  public struct Place: Sendable, Equatable {
    /// The unit after following successors.
    public var unit: String
    /// The nearest department above it, or it itself.
    public var department: String?
    /// Whether the walk came to a unit that it had seen, or to the greatest depth.
    public var isCycle = false
    /// Whether the unit was split and what it led not given to another.
    public var isSplit = false
  }

  /// The greatest number of steps of a walk.
  public static let depthMax = 64

  /// The units by name.
  public let units: [String: Unit]
  private let places: [String: Place]

  /// The tree of these units.
  public init(_ units: [String: Unit] = [:]) {
    self.units = units
    places = Dictionary(
      uniqueKeysWithValues: units.keys.map { ($0, OrganisationTree.walk(from: $0, units)) })
  }

  /// The unit and department under which something is grouped that `name` leads: at every step the
  /// successor of a unit comes before what stands above it.
  public func place(of name: String) -> Place {
    places[name] ?? Place(unit: name)
  }

  private static func walk(from name: String, _ units: [String: Unit]) -> Place {
    var place = Place(unit: name)
    var seen: [String] = []
    var current = name
    var isAtHead = true
    while true {
      guard seen.count < depthMax, !seen.contains(current) else {
        place.isCycle = true
        return place
      }
      seen.append(current)
      guard let unit = units[current] else { return place }
      if let successor = unit.successor {
        current = successor
        if isAtHead { place.unit = successor }
        continue
      }
      if isAtHead { place.isSplit = unit.isSplit }
      isAtHead = false
      if unit.kind == "department" {
        place.department = current
        return place
      }
      guard let parent = unit.parent else { return place }
      current = parent
    }
  }
}
