import Foundation
import Testing

/// The demonstration offers invented cities beside the real data.
@Suite struct `Demonstrations of cities` {
  @Test func `the list names them in both languages, and a name that is none is refused`() throws {
    let program = try Program()
    try expectGolden(
      "demo-list", program,
      ["demo --list", "demo --list --lang de", "demo --city entenhausen"])
  }

  @Test(
    arguments: ["musterstadt", "neustadt", "musterhausen", "beispielstadt", "probeburg"])
  func `a city's walk asks and gets its answers, and again from the ledger it made`(
    city: String
  ) throws {
    let program = try Program()
    let environment = ["STADTBUCH_FIXTURES": Program.package.path + "/Fixtures"]
    let walk = try program.run("demo --city \(city) --quiet", environment: environment)
    #expect(walk.status == 0, "\(walk.errors)")
    #expect(walk.output.contains("\n7. "))
    #expect(walk.output.contains("$ stadtbuch import"))
    guard city == "musterhausen" else { return }
    let again = try program.run("demo --city \(city) --quiet", environment: environment)
    #expect(again.status == 0, "\(again.errors)")
    #expect(!again.output.contains("$ stadtbuch init"))
  }
}
