import ArgumentParser
import Presentation
import Stadtbuch

/// Shows an inventory: its items and how many are in which state.
struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory",
    abstract: "Shows the items of an inventory with their states, or which of them moved.",
    discussion: """
      Every number is a count of the items shown. With --from and --to the items that moved, came \
      or left between two points are shown; a point is a day, and after @ how much was known. \
      Exit code 1 if there is no such inventory at the point.

      --group-by takes state, unit, department, parent or the name of an attribute of the items.

      Examples:
        stadtbuch inventory schulen
        stadtbuch inventory schulen --as-of 2024-09-30 --known-at 78
        stadtbuch inventory schulen --state connected --format csv
        stadtbuch inventory schulen --group-by department --org today
        stadtbuch inventory schulen --from 2024-09-30@78 --to 2024-12-31@109
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var organisation: OrganisationOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The inventory: its key, or inventory/key.")
  var name: String

  @Option(help: "Only items in this state.")
  var state: String?

  @Option(help: ArgumentHelp("Groups by this key of the items.", valueName: "A"))
  var groupBy: String?

  @Option(
    help: ArgumentHelp("The states of this aspect instead of the items' own.", valueName: "A"))
  var aspect: String?

  @Option(
    help: ArgumentHelp("The first of two points.", valueName: "D[@K]"),
    transform: SpotArgument.init(reading:))
  var from: SpotArgument?

  @Option(
    help: ArgumentHelp("The second of two points.", valueName: "D[@K]"),
    transform: SpotArgument.init(reading:))
  var to: SpotArgument?

  func validate() throws {
    guard (from == nil) == (to == nil) else {
      throw ValidationError("--from and --to belong together")
    }
    guard from == nil || groupBy == nil && point.asOf == nil && point.knownAt == nil else {
      throw ValidationError("--from and --to stand instead of --as-of, --known-at and --group-by")
    }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let subject = name.hasPrefix("inventory/") ? name : "inventory/\(name)"
    let options = InventoryOptions(
      state: state, aspect: aspect, organisationDay: organisation.day(book))
    if let from, let to {
      try showMoves(book, subject, from, to, options)
    } else {
      try showItems(book, subject, options)
    }
  }

  private func showItems(_ book: Book, _ subject: String, _ options: InventoryOptions) throws {
    let key = groupBy.map { InventoryKey($0) }
    var (answer, inventory) = try book.inventory(
      subject, asOf: point.day, knownAt: point.request, options, groupBy: key)
    if let state, inventory.exists, !inventory.states.contains(state) {
      throw Failure(
        .usage,
        "--state “\(state.excerpt)”: items of \(subject) are \(inventory.states.joined(separator: ", "))"
      )
    }
    let output = Output(options: output)
    let title = inventory.title ?? subject
    if self.output.format == .table, key == nil {
      for (place, item) in inventory.items.enumerated() {
        answer.rows[place].append("title", item.title.map(AnswerValue.text))
        answer.rows[place].append("unit", item.unit.map(AnswerValue.text))
      }
    }
    if self.output.format == .table, key != nil {
      for place in answer.rows.indices { answer.rows[place].spreadStates(output.language) }
    }
    var columns: [TableColumn] = [
      .named("subject", .subject), .field("title", mayShrink: true),
      .field("unit", leaveOut: 1), .named("state", .state),
    ]
    if let key {
      columns = [.field("group.\(key.name)", mayShrink: true), .named("count", .items)]
      columns += inventory.counts.map { count in
        let name = AnswerObject.column(count.state, output.language)
        return TableColumn(path: name, title: Label(en: name, de: name))
      }
    }
    try output.write(
      answer,
      Output.Layout(
        title: Label(title, title), columns: columns,
        footer: inventory.exists ? [footer(inventory, output.language)] : []))
    if !inventory.exists { throw Failure(.no) }
  }

  private func footer(_ inventory: InventoryAnswer, _ language: Language) -> String {
    let counts = inventory.counts.filter { state == nil || $0.state == state }
    let parts = counts.map { count in
      "\(AnswerObject.column(count.state, language)) \(count.count)"
    }
    return (["\(Label.items[language]) \(inventory.items.count)"] + parts)
      .joined(separator: " · ")
  }

  private func showMoves(
    _ book: Book, _ subject: String, _ from: SpotArgument, _ to: SpotArgument,
    _ options: InventoryOptions
  ) throws {
    let (answer, moves) = try book.inventoryMoves(
      subject, from: Spot(asOf: from.day, knownAt: from.knownAt),
      to: Spot(asOf: to.day, knownAt: to.knownAt), options)
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: Label(subject, subject),
        columns: [
          .named("subject", .subject), .named("change", .change, show: .word),
          .named("before", .before), .named("after", .after), .named("cause", .cause),
        ], empty: .noDifference))
    if !moves.exists { throw Failure(.no) }
  }
}

extension AnswerObject {
  /// The heading of a state's column.
  fileprivate static func column(_ state: String?, _ language: Language) -> String {
    state ?? Label.withoutState[language]
  }

  /// Puts the counts of states into columns of their own.
  fileprivate mutating func spreadStates(_ language: Language) {
    guard case .list(let counts)? = self["states"] else { return }
    for case .object(let count) in counts {
      guard let number = count["count"] else { continue }
      var state: String?
      if case .text(let word)? = count["state"] { state = word }
      append(AnswerObject.column(state, language), number)
    }
  }
}
