import Dispatch
import Synchronization
import Views
import Vocabulary

extension QuarterlyReport {
  /// Every table with all its rows, in order of their names.
  public var tables: [ReportFiles.Table] {
    let answers = answers
    let made = Mutex<[Int: [UInt8]]>([:])
    DispatchQueue.concurrentPerform(iterations: answers.count) { place in
      let csv = answers[place].answer().csv()
      made.withLock { $0[place] = csv }
    }
    return made.withLock { made in
      answers.enumerated().map { ReportFiles.Table(name: $1.name, csv: made[$0] ?? []) }
        .sorted { $0.name < $1.name }
    }
  }

  private var answers: [(name: String, answer: @Sendable () -> Answer)] {
    let figures = figures
    let frame = frame
    @Sendable func table(_ columns: [String], _ rows: [AnswerObject]) -> Answer {
      Answer(
        asOf: frame.point.asOf, knownAt: frame.knownAt, columns: columns, rows: rows)
    }
    let (sections, inventories) = (sections, figures.inventories)
    return [
      ("portfolio", { table(PortfolioAnswer.columns, figures.portfolio.objects) }),
      ("changes", { figures.changes }), ("portfolio-changes", { figures.moves }),
      ("budget", { figures.budget }), ("funding", { figures.funding }),
      ("indicators", { figures.board }), ("milestones", { figures.milestones }),
      ("earned-value", { figures.earned }), ("grants", { figures.grants }),
      ("holes", { figures.holes }), ("obligations", { figures.obligations }),
      ("late-entries", { figures.late }), ("corrections", { figures.corrections }),
      (
        "portfolio-by-department",
        {
          table(PortfolioAnswer.departmentColumns, sections.departments)
        }
      ),
      (
        "inventories",
        {
          table(
            ["inventory", "state", "count"],
            inventories.flatMap { inventory in
              inventory.counts.map { count in
                AnswerObject(members: [
                  ("inventory", .text(inventory.subject)),
                  ("state", count.state.map(AnswerValue.text)), ("count", .number(count.count)),
                ])
              }
            })
        }
      ),
      (
        "warnings",
        {
          table(
            ["warning"],
            sections.allWarnings.map { AnswerObject(members: [("warning", .text($0))]) })
        }
      ),
    ]
  }
}
