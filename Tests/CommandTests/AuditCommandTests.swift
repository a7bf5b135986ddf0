import Foundation
import Testing

/// What the auditor's commands print.
@Suite struct `The auditor's commands print` {
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `duties`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "duties", program,
      [
        "duties --as-of 2024-09-30 --known-at 78", "duties \(t2)", "duties \(t2) --format json",
        "duties --lang de", "duties --format csv", "duties --known-at 1000",
        "audit --late 60 --lang de", "audit --late 30 --format json -q",
        "audit --corrections --format csv", "audit --late 0 --all --known-at 0",
      ])
  }
}
