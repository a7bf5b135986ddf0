import Ledger
import Timelines
public import Views
public import Vocabulary

extension Book {
  /// The items of an inventory at a point: one row an item, or one a group; beside them the
  /// inventory, its count, the counts by state and always the items themselves.
  public func inventory(
    _ name: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ options: InventoryOptions = InventoryOptions(), groupBy key: InventoryKey? = nil
  ) throws -> (answer: Answer, inventory: InventoryAnswer) {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let inventory = try InventoryView(timelines).answer(of: name, at: point, options)
    var answer = Answer(
      asOf: point.asOf, knownAt: known, columns: ["subject", "state"],
      warnings: inventory.warnings.map(\.description))
    let items = inventory.items.map { item in
      var row = AnswerObject()
      row.append("subject", .text(item.subject))
      row.append("state", item.state.map(AnswerValue.text))
      return row
    }
    answer.rows = items
    if let key {
      answer.columns = ["group.\(key.name)", "count", "states"]
      answer.rows = inventory.groups(by: key).map { group in
        var value = AnswerObject()
        value.append(key.name, group.value.map(AnswerValue.text))
        var row = AnswerObject()
        row.append("group", .object(value))
        row.append("count", .number(group.count))
        row.append("states", Book.states(group.states))
        return row
      }
    }
    guard inventory.exists else { return (answer, inventory) }
    let counts =
      options.state.map { state in inventory.counts.filter { $0.state == state } }
      ?? inventory.counts
    answer.beside.append("inventory", .text(name))
    answer.beside.append("count", .number(inventory.items.count))
    answer.beside.append("states", Book.states(counts))
    answer.beside.append("items", .list(items.map(AnswerValue.object)))
    return (answer, inventory)
  }

  private static func states(_ counts: [StateCount]) -> AnswerValue {
    .list(
      counts.map { count in
        var object = AnswerObject()
        object.append("state", count.state.map(AnswerValue.text))
        object.append("count", .number(count.count))
        return .object(object)
      })
  }

  /// Which items of an inventory moved, came and left between two points: a row each, and beside
  /// the rows the three lists.
  public func inventoryMoves(
    _ name: String, from first: Spot, to second: Spot,
    _ options: InventoryOptions = InventoryOptions()
  ) throws -> (answer: Answer, moves: InventoryMoves) {
    let (early, late) = (try knownAt(first.knownAt), try knownAt(second.knownAt))
    guard early.sequence <= late.sequence else {
      throw LedgerError(
        .invalid,
        "--from knows more (\(early.sequence)) than --to (\(late.sequence)); change them over")
    }
    let moves = try InventoryView(timelines).moves(
      of: name, from: Point(asOf: first.asOf, knownAt: early.sequence),
      to: Point(asOf: second.asOf, knownAt: late.sequence), options)
    var answer = Answer(
      asOf: second.asOf, knownAt: late,
      columns: ["subject", "change", "before", "after", "cause"])
    answer.beside.append("inventory", .text(name))
    for (word, day, known) in [("from", first.asOf, early), ("to", second.asOf, late)] {
      var point = AnswerObject()
      point.append("asOf", .day(day))
      point.append("knownAt", .number(known.sequence))
      answer.beside.append(word, .object(point))
    }
    let lists = [("moved", moves.moved), ("added", moves.added), ("removed", moves.removed)]
    for (word, list) in lists {
      let objects = list.map { Book.row($0) }
      answer.beside.append(word, .list(objects.map(AnswerValue.object)))
      answer.rows += list.map { move in
        var row = AnswerObject()
        row.append("subject", .text(move.subject))
        row.append("change", .word(word))
        for member in Book.row(move).members.dropFirst() {
          row.append(member.name, member.value)
        }
        return row
      }
    }
    return (answer, moves)
  }

  private static func row(_ move: InventoryMoves.Move) -> AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(move.subject))
    row.append("before", move.before.map(AnswerValue.text))
    row.append("after", move.after.map(AnswerValue.text))
    row.append("cause", move.cause.map(AnswerValue.word))
    return row
  }
}
