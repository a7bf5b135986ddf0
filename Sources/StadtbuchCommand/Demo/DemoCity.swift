import Presentation
import Stadtbuch

/// An invented city that the demonstration offers beside the real data.
struct DemoCity {
  /// The folder under `Fixtures/cities`.
  let key: String
  let name: String
  let text: Label
  /// The questions of the walk, with the folder `Fixtures` for the files beside a history.
  let walk: @Sendable (_ fixtures: String) -> [DemoStep]

  /// What makes the ledger.
  func making(_ fixtures: String) -> [[String]] {
    [
      ["init", "--name", name, "--time-zone", "Europe/Berlin", "--currency", "EUR"],
      ["import", "\(fixtures)/cities/\(key)/history.jsonl", "--trust-time"],
    ]
  }

  /// The city of a key; nil when there is none.
  static func named(_ key: String) -> DemoCity? { all.first { $0.key == key } }

  /// All of them.
  static let all: [DemoCity] = [musterstadt, neustadt, musterhausen, beispielstadt, probeburg]
}

/// Options that set the point of a question.
func at(_ asOf: String, _ knownAt: String? = nil) -> [String] {
  ["--as-of", asOf] + (knownAt.map { ["--known-at", $0] } ?? [])
}
