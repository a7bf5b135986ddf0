import LMDB
import Vocabulary

@testable import Stadtbuch

extension Engine {
  /// The rows of a view as its command prints them with `--format csv`.
  func csv<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, asOf: Day, knownAt: UInt64
  ) throws -> [UInt8] {
    var csv: [UInt8] = []
    try write(
      view, choice, at: AskedPoint(asOf: asOf, knownAt: .sequence(knownAt)), RowChoice(),
      as: { CSVFormat($0) }
    ) { csv += $0 }
    return csv
  }
}
