import Timelines
import Vocabulary

/// Explains a figure of a view's total, or of one of its groups, down to the rows that make it: every
/// view whose rows are added up has it.
struct TotalExplainer {
  /// The view, by its name.
  let view: String
  /// The shape whose rows are added up.
  let shape: Shape
  /// What is added up of a row.
  private let addend: Addend
  /// The key that was asked for.
  private let key: String
  /// What rows must say to be in the group: a column's key and its value.
  private let group: [(key: String, value: String)]
  /// Whether the group is that of the rows that stand beside.
  private let isBeside: Bool

  /// What a row adds.
  private enum Addend {
    /// One.
    case one
    /// The value of a column.
    case value(Int)
    /// One where a light is this one.
    case light(Int, String)
  }

  /// The view that a choice names instead of a subject, such as `portfolio`.
  ///
  /// Throws: where it is no view, or has nothing of that key to add up.
  init(_ choice: ExplainChoice) throws(ChoiceError) {
    view = choice.subject
    guard let found = Catalogue.standard.views.first(where: { $0.about.name == choice.subject })
    else {
      throw ChoiceError(
        "subject",
        Label(
          "“\(choice.subject.excerpt)” is neither a subject (kind/key) nor a view whose rows are "
            + "added up; such are \(TotalExplainer.names)",
          "„\(choice.subject.excerpt)“ ist weder ein Gegenstand (Art/Schlüssel) noch eine Sicht, "
            + "deren Zeilen summiert werden; solche sind \(TotalExplainer.names)"))
    }
    let year = choice.year.map { [(name: "year", text: String($0))] } ?? []
    let shape = try found.shape(year)
    let key = choice.attribute ?? "count"
    guard let addend = TotalExplainer.addend(of: key, in: shape) else {
      let keys = TotalExplainer.keys(of: shape).joined(separator: ", ")
      throw ChoiceError(
        "attribute",
        Label(
          "“\(key.excerpt)” is not added up by \(view); its keys are \(keys)",
          "„\(key.excerpt)“ wird von \(view) nicht summiert; Schlüssel sind \(keys)"))
    }
    self.addend = addend
    self.key = key
    var group: [(key: String, value: String)] = []
    var isBeside = false
    for part in choice.group?.split(separator: ",") ?? [] {
      let sides = part.split(separator: "=", maxSplits: 1).map { side in
        String(side.filter { $0 != " " })
      }
      guard sides.count == 2 else {
        throw ChoiceError(
          "group",
          Label(
            "“\(part)” is not a key with its value; give KEY=VALUE, such as department=unit/dez-1",
            "„\(part)“ ist kein Schlüssel mit Wert; SCHLÜSSEL=WERT angeben, etwa "
              + "department=unit/dez-1"))
      }
      if sides[0] == shape.lastGroup?.key {
        isBeside = sides[1] == "true"
        continue
      }
      do throws(ConditionError) {
        for place in try shape.columns.places(of: sides[0]) {
          group.append((shape.columns[place].key, sides[1]))
        }
      } catch {
        throw ChoiceError("group", error.text)
      }
    }
    self.shape = shape
    self.group = group
    self.isBeside = isBeside
  }

  private static func addend(of key: String, in shape: Shape) -> Addend? {
    let key = key.hasPrefix("total.") ? String(key.dropFirst("total.".count)) : key
    if key == "count" { return .one }
    for (place, column) in shape.columns.enumerated() {
      if case .sum(let sum) = column.inGroups, sum == key || column.key == key {
        return .value(place)
      }
      if column.inGroups == .lights, ColumnKind.lights.contains(key) { return .light(place, key) }
    }
    return nil
  }

  private static func keys(of shape: Shape) -> [String] {
    var keys = ["count"]
    for column in shape.columns {
      if case .sum(let sum) = column.inGroups { keys.append(sum) }
      if column.inGroups == .lights { keys += ColumnKind.lights }
    }
    return keys
  }

  /// The views that have something to add up.
  private static let names = Catalogue.standard.views.filter { view in
    view.shapes.contains { keys(of: $0).count > 1 }
  }.map(\.about.name).joined(separator: ", ")

  /// The columns of the rows: what tells them apart, and what each adds.
  var heads: [ColumnHead] {
    var amount = ColumnHead("amount", label, kind)
    switch addend {
    case .one: amount.restsOn = []
    case .value(let place), .light(let place, _): amount.restsOn = shape.columns[place].restsOn
    }
    return shape.columns.filter(\.isKey) + [amount]
  }

  private var label: Label {
    if case .value(let place) = addend { return shape.columns[place].label }
    return .howMany
  }

  private var kind: ColumnKind {
    if case .value(let place) = addend { return shape.columns[place].kind }
    return .integer
  }

  /// Hands out the rows that add something, and gives the figure with its parts.
  func read(
    _ frame: Frame, _ take: RowTaker<AnyRow>
  ) throws(TimelinesError) -> (explanation: Explanation, closing: Closing) {
    // Only rows and values that the audience sees are added up.
    guard let shape = try? frame.seen(shape),
      let addend = TotalExplainer.addend(of: key, in: shape)
    else {
      let rule = Explanation.Rule(kind: "sum", text: .sumOfRows)
      return (Explanation(view, key, nil, rule), Closing())
    }
    let group = group.compactMap { part in
      shape.columns.firstIndex { $0.key == part.key }.map { (place: $0, value: part.value) }
    }
    let keys = shape.columns.indices.filter { shape.columns[$0].isKey }
    guard group.count == self.group.count else {
      // What is not seen makes no group either.
      let rule = Explanation.Rule(kind: "sum", text: .sumOfGroup)
      return (Explanation(view, key, nil, rule), Closing())
    }
    var explanation = Explanation(
      view, key, nil,
      Explanation.Rule(kind: "sum", text: group.isEmpty ? .sumOfRows : .sumOfGroup))
    var sum: AnswerValue?
    let closing = try shape.run(frame) { (row) throws(TimelinesError) in
      guard isWanted(row, group), let value = value(of: row, addend) else { return }
      if case .money(let money) = value, money.currency != frame.currency { return }
      sum = Self.add(value, to: sum)
      let subject = keys.lazy.compactMap { row[$0]?.plainText }.first { $0.contains("/") }
      explanation.parts.append(
        Explanation.Part(
          kind: row.isBeside ? "ended" : "row", text: row.isBeside ? .ended : .row,
          amount: Explanation.Value(value), sequences: [], subject: subject))
      _ = try take(AnyRow(keys.map { row[$0] } + [value]))
    }
    explanation.figure.value = sum.map(Explanation.Value.init)
    return (explanation, closing)
  }

  private func isWanted(_ row: AnyRow, _ group: [(place: Int, value: String)]) -> Bool {
    if isBeside { return row.isBeside }
    // Groups do not count what stands beside the rows, the total does.
    if row.isBeside { return group.isEmpty && isSummed }
    return group.allSatisfy { place, value in row.groupValue(place)?.plainText == value }
  }

  private var isSummed: Bool {
    if case .value = addend { true } else { false }
  }

  private func value(of row: AnyRow, _ addend: Addend) -> AnswerValue? {
    switch addend {
    case .one: .integer(1)
    case .value(let place): row[place]
    case .light(let place, let light):
      (row[place]?.plainText ?? "grey") == light ? .integer(1) : nil
    }
  }

  private static func add(_ value: AnswerValue, to sum: AnswerValue?) -> AnswerValue {
    switch (sum, value) {
    case (.money(let sum)?, .money(let money)):
      .money(Money(minor: sum.minor + money.minor, currency: sum.currency))
    case (.integer(let sum)?, .integer(let number)): .number(Int128(sum) + Int128(number))
    default: value
    }
  }
}

extension Explanation.Value {
  fileprivate init(_ value: AnswerValue) {
    switch value {
    case .money(let money): self = .money(money)
    case .integer(let number): self = .number(number)
    default: self = .text(value.plainText ?? "")
    }
  }
}
