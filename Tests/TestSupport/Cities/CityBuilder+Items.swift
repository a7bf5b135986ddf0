/// Inventories and indicators as cities tell them.
extension CityBuilder {
  /// Puts an item into an inventory.
  func item(
    _ key: String, of inventory: String, _ title: String, state: String,
    attributes: [(String, String)] = [], unit: String? = nil, on: String, from: String? = nil
  ) {
    var data: CityValue = [
      "inventory": .text("inventory/\(inventory)"), "title": .text(title), "state": .text(state),
    ]
    if !attributes.isEmpty {
      data = data.with([
        "attributes": .object(attributes.map { ($0.0, .text($0.1)) })
      ])
    }
    if let unit { data = data.with(["unit": .text("unit/\(unit)")]) }
    say("item.added", "item/\(key)", data, on: on, from: from)
  }

  /// Sets an item's state some days after it was reached.
  func state(
    _ key: String, _ state: String, day: String, on: String? = nil, by: String? = nil,
    mark: String? = nil
  ) {
    let lag = CityChance.number("\(self.key) \(key) \(state)", 0...8)
    say(
      "item.state-set", "item/\(key)", ["state": .text(state)],
      on: on ?? CityDays.day(day, plus: lag), from: day, by: by, mark: mark)
  }

  /// Defines an indicator and says what it measures.
  func indicator(
    _ key: String, _ title: String, _ definition: CityValue, measures target: String? = nil,
    on: String, from: String? = nil, visibility: String? = nil
  ) {
    say(
      "indicator.defined", "indicator/\(key)",
      (["title": .text(title)] as CityValue).with(definition), on: on, from: from,
      visibility: visibility)
    guard let target else { return }
    say(
      "alignment.set", "indicator/\(key)",
      ["to": .text(target), "relation": "measures", "primary": true], on: on, from: from)
  }

  /// Sets a target path.
  func target(
    _ key: String, _ points: [(String, String)], _ interpolation: String, on: String,
    from: String? = nil, decision: String? = nil, reason: String? = nil, mark: String? = nil
  ) {
    var data: CityValue = [
      "points": .list(points.map { ["date": .text($0.0), "value": .text($0.1)] }),
      "interpolation": .text(interpolation),
    ]
    if let decision { data = data.with(["decision": .text("decision/\(decision)")]) }
    say(
      "target.set", "indicator/\(key)", data, on: on, from: from, reason: reason, mark: mark)
  }

  /// Sets the shares of the target from which on a miss is amber and red.
  func thresholds(_ key: String, amber: Int, red: Int, on: String, from: String? = nil) {
    say(
      "thresholds.set", "indicator/\(key)", ["amber": .number(amber), "red": .number(red)],
      on: on, from: from)
  }

  /// Measures; `value` is a decimal, `numerator/denominator`, or `-why` for what is missing.
  func measure(
    _ key: String, _ period: String, _ value: String, state: String = "final", on: String,
    unit: String? = nil, more: CityValue = [:], mark: String? = nil
  ) {
    var data: CityValue = ["period": .text(period)]
    let parts = value.split(separator: "/").map(String.init)
    if value.hasPrefix("-") {
      data = data.with(["missing": .text(String(value.dropFirst()))])
    } else if parts.count == 2 {
      data = data.with(["numerator": .text(parts[0]), "denominator": .text(parts[1])])
    } else {
      data = data.with(["value": .text(value)])
    }
    data = data.with(["state": .text(state)])
    if let unit { data = data.with(["unit": .text("unit/\(unit)")]) }
    say(
      "measurement.recorded", "indicator/\(key)", data.with(more), on: on, by: "person/p07",
      mark: mark)
  }

  /// The rows of a table without its header, with quoted cells; enough for the catalogue.
  static func rows(_ table: String) -> [[String]] {
    table.split(whereSeparator: \.isNewline).dropFirst().map { line in
      var cells: [String] = []
      var cell = ""
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
          cells.append(cell)
          cell = ""
        default: cell.append(character)
        }
      }
      return cells + [cell]
    }
  }
}
