public import Timelines

/// What became of the items of an inventory between two points.
public struct InventoryMoves: Sendable, Equatable {
  /// One item and what it was and is.
  public struct Move: Sendable, Equatable {
    /// The item.
    public var subject: String
    /// Its title.
    public var title: String?
    /// Its state at the first point.
    public var before: String?
    /// Its state at the second point.
    public var after: String?
    /// Why it left the inventory, if that was said.
    public var cause: String?
  }

  /// The inventory's title.
  public var title: String?
  /// Items that are in another state.
  public var moved: [Move] = []
  /// Items that were not in the inventory before.
  public var added: [Move] = []
  /// Items that are no longer in it.
  public var removed: [Move] = []
  /// Whether the inventory holds at either point.
  public var exists = false

  /// No difference.
  public init() {}
}

extension InventoryView {
  /// Which items moved, came and left between two points.
  public func moves(
    of inventory: String, from first: Point, to second: Point,
    _ options: InventoryOptions = InventoryOptions()
  ) throws(TimelinesError) -> InventoryMoves {
    var all = options
    all.state = nil
    let (before, after) = (
      try answer(of: inventory, at: first, all), try answer(of: inventory, at: second, all)
    )
    var moves = InventoryMoves()
    moves.exists = before.exists || after.exists
    moves.title = after.title ?? before.title
    let earlier = Dictionary(uniqueKeysWithValues: before.items.map { ($0.subject, $0) })
    let later = Set(after.items.map(\.subject))
    for item in after.items {
      let was = earlier[item.subject]
      let move = InventoryMoves.Move(
        subject: item.subject, title: item.title, before: was?.state, after: item.state)
      if was == nil {
        moves.added.append(move)
      } else if was?.state != item.state {
        moves.moved.append(move)
      }
    }
    for item in before.items where !later.contains(item.subject) {
      moves.removed.append(
        InventoryMoves.Move(
          subject: item.subject, title: item.title, before: item.state,
          cause: try cause(of: item.subject, at: second)))
    }
    if let state = options.state { moves.keep(state) }
    return moves
  }

  private func cause(
    of item: String, at point: Point
  ) throws(TimelinesError) -> String? {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      guard let entity = try reading.entity(named: item) else { return nil }
      var state = EntityState()
      try reading.state(of: entity.number, into: &state)
      guard state.register(ItemRegisters.removed) != nil else { return nil }
      return state.text(ItemRegisters.cause)
    }
  }
}

extension InventoryMoves {
  /// Keeps what came from or went to a state.
  fileprivate mutating func keep(_ state: String) {
    for list in [\InventoryMoves.moved, \.added, \.removed] {
      self[keyPath: list].removeAll { $0.before != state && $0.after != state }
    }
  }
}
