import Foundation
public import Stadtbuch
import Vocabulary

/// A form in which somebody puts a dashboard together, and what stands in its fields.
public struct BoardSheet: Sendable {
  /// The dashboard as far as it is said.
  public var board: Dashboard
  /// What is wrong with it.
  public var faults: [EntrySheet.Fault] = []
  /// What proves that the form is ours.
  public var token: String

  /// So many parts a form has room for.
  public static let tilesMax = 10

  /// A form for a dashboard.
  public init(_ board: Dashboard, token: String) {
    self.board = board
    self.token = token
  }

  /// The dashboard that the fields of a form say: parts without a view are left out.
  public init(values: [String: String], token: String) {
    self.token = token
    var tiles: [Dashboard.Tile] = []
    for number in 1...BoardSheet.tilesMax {
      func field(_ name: String) -> String? { values["tile\(number).\(name)"] }
      guard let view = field("view") else { continue }
      let parameters = (field("parameters") ?? "").split(separator: "\n").compactMap {
        line -> (name: String, value: String)? in
        let sides = line.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let name = sides[0].trimmingCharacters(in: .whitespaces)
        return (name, sides[1].trimmingCharacters(in: .whitespaces))
      }
      tiles.append(
        Dashboard.Tile(
          view, title: field("title"), parameters: parameters,
          form: field("chart").flatMap(Dashboard.Form.init) ?? .table,
          width: field("width").flatMap { Int($0) } ?? 6))
    }
    board = Dashboard(
      key: values["key"] ?? "", title: values["title"] ?? "", audience: values["for"], tiles: tiles)
  }
}
