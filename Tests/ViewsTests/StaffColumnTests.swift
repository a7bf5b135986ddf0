import Testing
import Vocabulary

@testable import Views

/// Who recorded and approved is shown; rows are never chosen, grouped or ordered by it, for that
/// evaluates a person's work and needs a reason that is noted.
@Suite struct `Columns of staff` {
  private static let names: Set<String> = [
    "actor", "approvedBy", "given", "rejected", "enteredBy", "claimed",
  ]

  private static var shapes: [(name: String, shape: Shape)] {
    Catalogue.standard.views.flatMap { view in view.shapes.map { (view.about.name, $0) } }
  }

  @Test func `are marked in every view`() {
    for (name, shape) in Self.shapes where ["audit", "duties", "history", "explain"].contains(name)
    {
      for column in shape.columns where Self.names.contains(column.key) {
        #expect(column.isStaff, "\(name) \(shape.name): \(column.key)")
      }
    }
    #expect(Self.shapes.flatMap(\.shape.columns).contains { $0.isStaff })
  }

  @Test func `choose, group and order nothing`() throws {
    for (name, shape) in Self.shapes {
      for column in shape.columns where column.isStaff {
        for rows in [
          RowChoice(condition: "\(column.key)=x"), RowChoice(groupBy: column.key),
          RowChoice(sort: column.key),
        ] {
          let error = #expect(throws: ChoiceError.self, "\(name): \(rows)") {
            try rows.applied(to: shape, currency: .eur)
          }
          #expect(error?.why.en.contains("evaluates a person's work") == true, "\(name): \(rows)")
        }
      }
    }
  }

  @Test func `nor is a person chosen among subjects`() throws {
    let audit = try #require(Self.shapes.first { $0.name == "audit" }).shape
    let error = #expect(throws: ChoiceError.self) {
      try RowChoice(condition: "subject=person/p1").applied(to: audit, currency: .eur)
    }
    #expect(error?.why.en.contains("a look at one is noted") == true)
  }
}
