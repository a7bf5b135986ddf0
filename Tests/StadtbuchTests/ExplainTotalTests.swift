import Stadtbuch
import TestSupport
import Testing
import Views
import Vocabulary

/// A total is explained down to the rows that make it.
@Suite struct `A total that is explained` {
  @Test(arguments: ["T1", "T2"])
  func `is that of its view, and its parts add up to it`(name: String) throws {
    let example = try ExampleEngine()
    let point = try example.point(name)
    let asked = AskedPoint(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let portfolio = try example.engine.answer(Portfolio.self, at: asked)
    for key in ["need", "secured", "gap", "spent", "green", "amber", "red", "grey"] {
      let figure = try explained(example.engine, ExplainChoice("portfolio", key), asked)
      let total = portfolio.beside[path: "total.\(key)"]
      #expect(figure == total || total == zero(figure), "\(key) at \(name)")
    }
    let budget = try example.engine.answer(Budget.self, BudgetChoice(year: 2024), at: asked)
    for key in ["authorised", "spent", "available", "committed"] {
      let figure = try explained(
        example.engine, ExplainChoice("budget", key, year: 2024), asked)
      #expect(figure == budget.beside[path: "total.\(key)"], "\(key) at \(name)")
    }
  }

  @Test func `of a group is what the group shows`() throws {
    let example = try ExampleEngine()
    let point = try example.point("T2")
    let asked = AskedPoint(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let groups = try example.engine.answer(
      Portfolio.self, at: asked, RowChoice(groupBy: "department"))
    #expect(groups.rows.count > 1)
    for group in groups.rows {
      let name = group[path: "group.department"]?.plainText
      let said = name.map { "department=\($0)" } ?? "ended=true"
      for key in ["need", "spent"] {
        let figure = try explained(
          example.engine, ExplainChoice("portfolio", key, group: said), asked)
        #expect(figure == group[key] || group[key] == zero(figure), "\(said) \(key)")
      }
    }
  }

  @Test func `says which keys and views there are`() {
    for (choice, words) in [
      (ExplainChoice("portfolio", "nonsense"), "its keys are count"),
      (ExplainChoice("milestones", "gap"), "its keys are count"),
      (ExplainChoice("portfolio", "gap", group: "x"), "give KEY=VALUE"),
      (ExplainChoice("portfolio", "gap", group: "x=1"), "no key"),
      (ExplainChoice("project/eakte", "money.gap", group: "kind=x"), "group is that of a view"),
    ] {
      let error = #expect(throws: ChoiceError.self) { try Explain.shape(choice) }
      #expect(error?.why.en.contains(words) == true, "\(error?.why.en ?? "")")
      #expect(error?.why.de != error?.why.en)
    }
  }

  /// The figure, after its parts were added up.
  private func explained(
    _ engine: Engine, _ choice: ExplainChoice, _ asked: AskedPoint
  ) throws -> AnswerValue? {
    let answer = try engine.answer(Explain.self, choice, at: asked)
    let figure = answer.beside[path: "figure.value"]
    guard case .list(let parts)? = answer.beside["parts"] else { return figure }
    #expect(parts.count == answer.rows.count)
    var (money, number) = (Total.zero, Int64(0))
    for part in parts {
      guard case .object(let part) = part else { continue }
      switch part["amount"] {
      case .money(let amount)?: money += amount.minor
      case .integer(let count)?: number += count
      default: Issue.record("a part without an amount")
      }
    }
    switch figure {
    case .money(let sum)?: #expect(sum.minor == money)
    case .integer(let count)?: #expect(count == number)
    default: #expect(parts.isEmpty)
    }
    return figure
  }

  /// Nothing, where a figure has no parts.
  private func zero(_ figure: AnswerValue?) -> AnswerValue? {
    figure == nil ? .integer(0) : nil
  }
}
