import Ledger
import Timelines
import Vocabulary

/// What stands beside the items of an inventory.
struct InventoryFigures: Sendable {
  let inventory: String
  let items: [InventoryItem]
  let states: [StateCount]

  /// Counts all states, or the only one that was asked for.
  init(_ answer: InventoryAnswer, state: String?) {
    inventory = answer.inventory
    items = answer.items
    states = state.map { state in answer.counts.filter { $0.state == state } } ?? answer.counts
  }
}

/// One item that moved, came or left.
struct InventoryMoveRow: Sendable {
  let change: String
  let move: InventoryMoves.Move
}

/// What became of an inventory between two points.
struct InventoryMovesAnswer: Sendable {
  let inventory: String
  let from: Point
  let to: Point
  var moves: InventoryMoves
}

/// Reads the items of an inventory, and what became of them.
enum InventoryReader {
  /// Throws: that the inventory has no such state.
  static func items(
    _ choice: InventoryChoice, _ frame: Frame
  ) throws(TimelinesError) -> InventoryAnswer {
    let answer = try InventoryView(frame.timelines).answer(
      of: choice.inventory, at: frame.point, options(choice, frame))
    if let state = choice.options.state, answer.exists, !answer.states.contains(state) {
      let states = answer.states.joined(separator: ", ")
      throw TimelinesError(
        LedgerError(
          .invalid, "--state “\(state.excerpt)”: items of \(choice.inventory) are \(states)",
          "--state „\(state.excerpt)“: Gegenstände von \(choice.inventory) sind \(states)"))
    }
    return answer
  }

  static func moves(
    _ choice: InventoryChoice, _ from: PointRequest, _ to: PointRequest, _ frame: Frame
  ) throws(TimelinesError) -> InventoryMovesAnswer {
    let first = try ChangesReader.first(ChangesChoice(from: from, to: to), frame)
    let moves = try InventoryView(frame.timelines).moves(
      of: choice.inventory, from: first, to: frame.point, options(choice, frame))
    return InventoryMovesAnswer(
      inventory: choice.inventory, from: first, to: frame.point, moves: moves)
  }

  private static func options(_ choice: InventoryChoice, _ frame: Frame) -> InventoryOptions {
    var options = choice.options
    options.organisationDay = options.organisationDay ?? frame.organisationDay
    return options
  }
}
