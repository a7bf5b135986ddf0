import Ledger
import Timelines
import Vocabulary

/// Which inventory is asked for, and what of it.
public struct InventoryChoice: Sendable {
  /// The inventory.
  public var inventory: String
  /// Which items, and which of their states.
  public var options: InventoryOptions
  /// The first of two points, between which items moved.
  public var from: PointRequest?
  /// The second of them.
  public var to: PointRequest?
  /// Attributes of the items by which rows are grouped.
  var attributes: [String] = []

  /// The items of an inventory, unless told otherwise.
  public init(
    _ inventory: String, _ options: InventoryOptions = InventoryOptions(),
    from: PointRequest? = nil,
    to: PointRequest? = nil
  ) {
    self.inventory = inventory
    self.options = options
    self.from = from
    self.to = to
  }
}

/// The items of an inventory with their states, or which of them moved.
public enum Inventory: View {
  /// What it is.
  public static let about = ViewAbout(
    "inventory", title: .inventory,
    sentence: Label(
      "Shows the items of an inventory with their states, or which of them moved.",
      "Zeigt die Gegenstände eines Bestands mit ihrem Zustand oder welche davon sich bewegt haben."),
    discussion: Label(
      """
      Every number is a count of the items shown. With --from and --to the items that moved, came \
      or left between two points are shown; a point is a day, and after @ how much was known. \
      Exit code 1 if there is no such inventory at the point.

      --group-by takes keys of the items, department and parent among them, and the names of their \
      attributes; each group says how many of its items are in which state.
      """,
      """
      Jede Zahl zählt die gezeigten Gegenstände. Mit --from und --to werden die gezeigt, die zwischen \
      zwei Ständen in einen anderen Zustand, hinzu oder abgegangen sind; ein Stand ist ein Tag und \
      nach @, wie viel bekannt war. Der Befehl endet mit 1, wenn es den Bestand zum Stichtag nicht \
      gibt.

      --group-by nimmt Schlüssel der Gegenstände, auch department und parent, und die Namen ihrer \
      Merkmale; jede Gruppe sagt, wie viele ihrer Gegenstände in welchem Zustand sind.
      """),
    examples: [
      "inventory schulen", "inventory schulen --as-of 2024-09-30 --known-at 78",
      "inventory schulen --state connected --format csv",
      "inventory schulen --group-by department --org today",
      "inventory schulen --from 2024-09-30@78 --to 2024-12-31@109",
    ], pointKind: .pointAndOrganisation)

  /// What is asked where nothing is said.
  public static let usual = InventoryChoice("")

  /// What may be asked.
  public static let parameters: [Parameter<InventoryChoice>] = [
    .subject(
      "inventory", of: "inventory",
      Label("The inventory: its key, or inventory/key.", "Der Bestand: Schlüssel oder inventory/…")
    ) { $0.inventory = $1 }.positional.required,
    .text("state", Label("Only items in this state.", "Nur Gegenstände in diesem Zustand.")) {
      $0.options.state = $1
    },
    .text(
      "aspect",
      Label(
        "The states of this aspect instead of the items' own.",
        "Die Zustände dieser Hinsicht statt der eigenen.")
    ) { $0.options.aspect = $1 },
    .request("from", Label("The first of two points.", "Der erste von zwei Ständen.")) {
      $0.from = $1
    },
    .request("to", Label("The second of two points.", "Der zweite von zwei Ständen.")) {
      $0.to = $1
    },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: InventoryChoice) throws(ChoiceError) -> Shape {
    switch (choice.from, choice.to) {
    case (nil, nil): return items(choice)
    case (let from?, let to?): return moves(choice, from, to)
    default:
      throw ChoiceError(
        nil, Label("--from and --to belong together", "--from und --to gehören zusammen"))
    }
  }

  /// All forms that its rows have.
  public static let shapes = [
    items(usual), moves(usual, PointRequest(asOf: .first), PointRequest(asOf: .first)),
  ]

  // MARK: Items

  private static func items(_ choice: InventoryChoice) -> Shape {
    Shape("items", columns(choice.attributes), figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      var answer = try InventoryReader.items(choice, frame)
      var wanted: [InventoryItem] = []
      for item in answer.items where try take(item) { wanted.append(item) }
      answer.items = wanted
      var closing = Closing(notices: answer.warnings)
      if answer.exists {
        closing = Closing(
          InventoryFigures(answer, state: choice.options.state), figures, notices: answer.warnings)
      }
      closing.title = answer.title ?? answer.inventory
      closing.exists = answer.exists
      closing.words["state"] = answer.states
      return closing
    }.counting(.items).rests(on: choice.options.state == nil ? ["exists"] : ["state"]).open {
      name in
      var wider = choice
      let key = InventoryKey(name).name
      if !choice.attributes.contains(key) { wider.attributes.append(key) }
      return (items(wider), key)
    }
  }

  private static func columns(_ attributes: [String]) -> [Column<InventoryItem>] {
    [
      .subject("subject", .subject, of: "item", \.subject).key.rests(),
      .text("title", .title, \.title).flexible.forPeople.rests(on: "title"),
      .text("state", .state, \.state).counted(as: "states").rests(on: "state"),
      .subject("unit", .unit, of: "unit", \.unit).forPeople.importance(2).rests(
        on: "unit"),
      .subject("department", .department, of: "unit", \.department).forPeople.detail.rests(
        on: "unit"),
      .subject("parent", .partOf, of: "item", \.parent).forPeople.detail.rests(on: "parent"),
      .text("title", .title, \.title).forChoice.rests(on: "title"),
      .subject("unit", .unit, of: "unit", \.unit).forChoice.rests(on: "unit"),
      .subject("department", .department, of: "unit", \.department).forChoice.rests(on: "unit"),
      .subject("parent", .partOf, of: "item", \.parent).forChoice.rests(on: "parent"),
    ]
      + attributes.map { name in
        .text(name, Label(name, name)) { $0.attributes[name] }.forChoice
      }
  }

  private static let figures: [Column<InventoryFigures>] = [
    .subject("inventory", .inventory, of: "inventory", \.inventory).detail.rests(),
    .number("count", .items, \.items.count).rests(),
    .rows("states", .states, of: states, \.states).rests(on: "state"),
    .rows("items", .items, of: plainItems, \.items).detail,
  ]

  private static let states: [Column<StateCount>] = [
    .text("state", .state, \.state).rests(), .number("count", .items, \.count).rests(),
  ]

  private static let plainItems: [Column<InventoryItem>] = [
    .subject("subject", .subject, of: "item", \.subject), .text("state", .state, \.state),
  ]

  // MARK: Moves

  private static func moves(_ choice: InventoryChoice, _ from: PointRequest, _ to: PointRequest)
    -> Shape
  {
    Shape("moves", moveColumns, figures: moveFigures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      var answer = try InventoryReader.moves(choice, from, to, frame)
      answer.moves.moved = try kept("moved", answer.moves.moved, take)
      answer.moves.added = try kept("added", answer.moves.added, take)
      answer.moves.removed = try kept("removed", answer.moves.removed, take)
      var closing = Closing(answer, moveFigures)
      closing.title = answer.moves.title ?? choice.inventory
      closing.exists = answer.moves.exists
      if answer.moves.exists { closing.empty = .noDifference }
      return closing
    }.counting(.items).at(to)
  }

  private static func kept(
    _ change: String, _ moves: [InventoryMoves.Move], _ take: RowTaker<InventoryMoveRow>
  ) throws(TimelinesError) -> [InventoryMoves.Move] {
    var kept: [InventoryMoves.Move] = []
    for move in moves where try take(InventoryMoveRow(change: change, move: move)) {
      kept.append(move)
    }
    return kept
  }

  private static let moveColumns: [Column<InventoryMoveRow>] = [
    .subject("subject", .subject, of: "item", \.move.subject).key,
    .text("title", .title, \.move.title).flexible.forPeople,
    .word("change", .change, of: ["moved", "added", "removed"], \.change),
    .text("before", .before, \.move.before),
    .text("after", .after, \.move.after),
    .word("cause", .cause, \.move.cause),
  ]

  private static let moveFigures: [Column<InventoryMovesAnswer>] = [
    .subject("inventory", .inventory, of: "inventory", \.inventory).detail,
    .day("from.asOf", .asOf, \.from.asOf).detail,
    .number("from.knownAt", .knownAt, \.from.knownAt).detail,
    .day("to.asOf", .asOf, \.to.asOf).detail,
    .number("to.knownAt", .knownAt, \.to.knownAt).detail,
    .rows("moved", .moved, of: plainMoves, \.moves.moved).detail,
    .rows("added", .added, of: plainMoves, \.moves.added).detail,
    .rows("removed", .removed, of: plainMoves, \.moves.removed).detail,
  ]

  private static let plainMoves: [Column<InventoryMoves.Move>] = [
    .subject("subject", .subject, of: "item", \.subject),
    .text("before", .before, \.before), .text("after", .after, \.after),
    .word("cause", .cause, \.cause),
  ]
}
