import Foundation
import Testing

@Suite struct `Inventories on the command line` {
  @Test func `items, counts, groups and what moved`() throws {
    let program = try Program()
    try program.makeExample()
    let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"
    try expectGolden(
      "inventory", program,
      [
        "inventory schulen \(t2)", "inventory inventory/schulen \(t2) --lang de",
        "inventory schulen \(t2) --format json", "inventory schulen \(t2) --format csv",
        "inventory schulen \(t2) --state connected", "inventory schulen \(t2) --group-by state",
        "inventory schulen \(t2) --group-by department --format json",
        "inventory schulen \(t2) --group-by department --format csv",
        "inventory schulen --from 2024-09-30@78 --to 2024-12-31@109",
        "inventory schulen --from 2024-09-30@78 --to 2024-12-31@109 --format json",
        "inventory schulen --from 2024-12-31 --to 2025-12-31 --lang de",
        "inventory schulen --from 2024-12-31 --to 2025-12-31 --format csv",
        "inventory schulen --from 2024-12-31 --to 2024-12-31",
        "inventory schulen --from 2024-09-30@109 --to 2024-12-31@78",
        "inventory schulen --from 2024-12-31", "inventory nichts", "inventory",
        "inventory schulen --as-of 2023-12-31 --format json",
      ])
  }
}
