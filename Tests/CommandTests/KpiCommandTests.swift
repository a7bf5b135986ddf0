import Foundation
import Testing

@Suite struct `Indicators on the command line` {
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `the board`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "kpi-board", program,
      [
        "kpi board \(t2)", "kpi board \(t2) --lang de", "kpi board \(t2) --format json",
        "kpi board \(t2) --format csv", "kpi board --as-of 2025-12-31 --lang de",
        "kpi board --known-at 0 --as-of 2024-12-31", "kpi board --known-at 999",
      ])
  }

  @Test func `series, vintages, longer periods and the plot`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "kpi-series", program,
      [
        "kpi series online \(t2)", "kpi series indicator/online \(t2) --vintages --lang de",
        "kpi series online \(t2) --format json", "kpi series glas \(t2) --format csv",
        "kpi series online --from 2024-10-01 --to 2025-06-30", "kpi series online --vintages",
        "kpi series online --plot", "kpi series glas --plot --lang de",
        "kpi series glas --per year", "kpi series online --per half --format json",
        "kpi series online --group-by department --org today",
        "kpi series online --plot --format json", "kpi series online --group-by unit --plot",
        "kpi series online --known-at 0", "kpi series nichts", "kpi series",
      ])
  }
}
