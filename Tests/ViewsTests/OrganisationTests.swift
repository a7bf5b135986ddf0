import Testing

@testable import Views

/// Successors, parents, and walks that do not end.
@Suite struct `Organisation and strategy` {
  typealias Unit = OrganisationTree.Unit

  @Test func `successors come before parents at every step`() {
    let tree = OrganisationTree([
      "unit/it": Unit(parent: "unit/dez-4", successor: "unit/mid"),
      "unit/mid": Unit(successor: "unit/digital"),
      "unit/digital": Unit(kind: "office", parent: "unit/old"),
      "unit/old": Unit(kind: "department", successor: "unit/new"),
      "unit/new": Unit(kind: "department"),
    ])
    let place = tree.place(of: "unit/it")
    #expect(place.unit == "unit/digital")
    #expect(place.department == "unit/new")
    #expect(!place.isCycle)
    #expect(tree.place(of: "unit/new").department == "unit/new")
  }

  @Test func `a cycle of units ends the walk with a warning`() {
    let tree = OrganisationTree([
      "unit/a": Unit(parent: "unit/b"), "unit/b": Unit(parent: "unit/a"),
      "unit/c": Unit(successor: "unit/c"),
    ])
    #expect(tree.place(of: "unit/a").isCycle)
    #expect(tree.place(of: "unit/a").department == nil)
    #expect(tree.place(of: "unit/c").isCycle)
  }

  @Test func `a walk ends at the greatest depth`() {
    func chain(_ length: Int) -> OrganisationTree {
      var units: [String: Unit] = [:]
      for level in 0..<length { units["unit/\(level)"] = Unit(parent: "unit/\(level + 1)") }
      units["unit/\(length)"] = Unit(kind: "department")
      return OrganisationTree(units)
    }
    #expect(chain(63).place(of: "unit/0").department == "unit/63")
    #expect(chain(64).place(of: "unit/0").isCycle)
  }

  @Test func `a split unit keeps what it led`() {
    let tree = OrganisationTree([
      "unit/a": Unit(parent: "unit/d", isSplit: true), "unit/d": Unit(kind: "department"),
    ])
    #expect(tree.place(of: "unit/a").isSplit)
    #expect(tree.place(of: "unit/a").unit == "unit/a")
    #expect(tree.place(of: "unit/a").department == "unit/d")
    #expect(tree.place(of: "unit/unknown") == OrganisationTree.Place(unit: "unit/unknown"))
  }

  @Test func `of several primaries of one relation the latest counts`() {
    var alignments = [
      Alignment(to: "measure/b", relation: "implements", isPrimary: true, validFrom: 20_240_101),
      Alignment(to: "measure/a", relation: "implements", isPrimary: true, validFrom: 20_240_201),
      Alignment(to: "goal/g", relation: "contributes", isPrimary: true, validFrom: 20_230_101),
    ]
    Alignments.arrange(&alignments)
    #expect(alignments.map(\.to) == ["goal/g", "measure/a", "measure/b"])
    #expect(alignments.map(\.isPrimary) == [true, true, false])
    #expect(Alignments.principal(alignments, to: .measure) == "measure/a")
    #expect(Alignments.principal(alignments, to: .goal) == "goal/g")
    #expect(Alignments.principal(alignments, to: .field) == nil)
  }

  @Test func `the field is the project's, the measure's or that of a goal`() {
    func aligned(_ to: String..., primary: Bool = true) -> [Alignment] {
      to.map {
        Alignment(
          to: $0, relation: $0.hasPrefix("measure") ? "implements" : "contributes",
          isPrimary: primary)
      }
    }
    let tree = StrategyTree(
      measures: [
        "measure/f": StrategyTree.Measure(aligned("field/m")),
        "measure/g": StrategyTree.Measure(aligned("goal/g")),
      ], goalFields: ["goal/g": "field/g", "goal/own": "field/own"])
    #expect(tree.place(aligned("field/p", "measure/f")).field == "field/p")
    #expect(tree.place(aligned("measure/f", "goal/own")).field == "field/m")
    #expect(tree.place(aligned("measure/g", "goal/own")).field == "field/own")
    #expect(tree.place(aligned("measure/g")).field == "field/g")
    #expect(tree.place(aligned("measure/g")).goal == "goal/g")
    #expect(tree.place(aligned("measure/f", "measure/g", primary: false)).field == nil)
    #expect(tree.place([]) == StrategyTree.Place())
  }
}
