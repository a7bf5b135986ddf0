import Views
import Vocabulary

extension QuarterlySections {
  private static let lights = ["green", "amber", "red", "grey"]

  /// The projects in groups by department as rows, with the names of the departments.
  var departments: [AnswerObject] {
    figures.portfolio.groups(by: [.department]).map(\.object)
  }

  /// C1: the portfolio by department, and the projects that need attention.
  var portfolio: ReportSection {
    let groups = departments
    let rows = groups.map { group in
      var row = group
      if group[path: "group.department"] == nil {
        let word = group[path: "group.ended"] == nil ? ReportWords.noDepartment : ReportWords.ended
        row["department"] = .text(word[language])
      } else {
        row["department"] = group[path: "group.department"]
      }
      return row
    }
    let columns =
      [
        ReportColumn("department", ReportWords.department, .subject),
        ReportColumn("count", ReportWords.projects),
      ]
      + QuarterlySections.lights.map { word in
        let light = ReportLight(rawValue: word)?.sign ?? ""
        return ReportColumn(
          word,
          Label(
            en: "\(light) \(Labels.word(word).en)", de: "\(light) \(Labels.word(word).de)"))
      } + [
        ReportColumn("need", ReportWords.need), ReportColumn("secured", ReportWords.secured),
        ReportColumn("gap", ReportWords.gap),
        ReportColumn("spent", ReportWords.spentInAllYears),
      ]
    var total = figures.portfolio.total.object
    total["department"] = .text(ReportWords.total[language])
    return section(
      "portfolio", ReportWords.portfolio,
      [
        .chart(lightsChart(rows)),
        .table(
          table(
            "departments", ReportWords.portfolio, columns, rows, total: total,
            file: "portfolio-by-department")),
        .heading(ReportWords.attention[language]), .table(attention),
      ])
  }

  private func lightsChart(_ rows: [AnswerObject]) -> StackedBarChart {
    let shown = rows.filter { $0.count("count") > 0 }.prefix(24)
    let bars = shown.map { row in
      let counts = QuarterlySections.lights.map { Int(clamping: row.count($0)) }
      let words = zip(ReportLight.allCases, counts).filter { $1 > 0 }
        .map { "\($1) \($0.sign)" }.joined(separator: "  ")
      return StackedBarChart.Bar(
        label: title(row.plain("department")), counts: counts, words: words)
    }
    let total = figures.portfolio.total
    return StackedBarChart(
      id: "chart-lights", title: ReportWords.chartOfLights[language],
      description: say(
        "One bar a department. In all \(total.green) projects are green, \(total.amber) amber, \(total.red) red, \(total.grey) grey. The table below has the same figures.",
        "Ein Balken je Dezernat. Insgesamt sind \(total.green) Projekte grün, \(total.amber) gelb, \(total.red) rot, \(total.grey) grau. Die Tabelle darunter hat dieselben Zahlen."
      ),
      parts: ReportLight.allCases.map { "\($0.sign) \(Labels.word($0.rawValue)[language])" },
      fills: ChartFill.lights, bars: Array(bars))
  }

  private var attention: ReportTable {
    let ranks = ["red": 0, "amber": 1]
    let rows = figures.portfolio.rows.filter {
      ranks[$0.report?.overall ?? ""] != nil || $0.report?.isStale ?? false
    }
    .enumerated().sorted { left, right in
      let (first, second) = (
        ranks[left.element.report?.overall ?? ""] ?? 2,
        ranks[right.element.report?.overall ?? ""] ?? 2
      )
      return (first, left.offset) < (second, right.offset)
    }
    let objects = rows.prefix(QuarterlySections.rowsMax).map { entry in
      let row = entry.element
      return AnswerObject(members: [
        ("subject", .text(row.subject)), ("department", row.department.map(AnswerValue.text)),
        ("status", row.status.map(AnswerValue.text)),
        ("overall", row.report?.overall.map(AnswerValue.text)),
        ("period", row.report.map { .text($0.period.description) }),
        ("stale", .bool(row.report?.isStale ?? false)),
        ("end", row.forecast.end.map(AnswerValue.day)),
        ("gap", row.money.gap.map { .money(Money(minor: $0, currency: row.money.currency)) }),
      ])
    }
    return ReportTable(
      "attention", ReportWords.attention[language],
      [
        ReportColumn("subject", ReportWords.project, .subject),
        ReportColumn("department", ReportWords.department, .subject),
        ReportColumn("status", ReportWords.status, .word),
        ReportColumn("overall", ReportWords.light, .light),
        ReportColumn("period", ReportWords.period), ReportColumn("stale", ReportWords.stale),
        ReportColumn("end", ReportWords.end), ReportColumn("gap", ReportWords.gap),
      ], Array(objects), of: rows.count, file: "tables/portfolio.csv")
  }

  /// C2: what has changed since the quarter before, and why.
  var changes: ReportSection {
    let causes = ["happened", "late", "corrected"]
    let rows = causes.map { cause in
      AnswerObject(members: [
        ("cause", .text(AnswerWords.word(cause, of: "cause", language))),
        ("rows", .number(figures.moves.rows.count { $0.plain("cause") == cause })),
        ("all", .number(figures.changes.rows.count { $0.plain("cause") == cause })),
      ])
    }
    // What was put right is most surprising, what was learned late less, what happened least.
    let rank = ["corrected": 0, "late": 1]
    let shown = figures.moves.rows.enumerated().map { place, row in
      (
        rank: rank[row.plain("cause")] ?? 2,
        weight: Self.weights[row.plain("attribute")] ?? 9, place: place, row: row
      )
    }
    .sorted { ($0.rank, $0.weight, $0.place) < ($1.rank, $1.weight, $1.place) }
    .prefix(QuarterlySections.rowsMax).map { readable($0.row) }
    return section(
      "changes", ReportWords.changes,
      [
        .text(ReportWords.comparison(frame)), .text(ReportWords.causes(language)),
        .table(
          table(
            "causes", Label(en: "Changes by cause", de: "Änderungen nach Ursache"),
            [
              ReportColumn("cause", ReportWords.cause),
              ReportColumn(
                "rows", Label(en: "In rows of the portfolio", de: "In Zeilen des Portfolios")),
              ReportColumn("all", Label(en: "In all attributes", de: "In allen Merkmalen")),
            ], rows, file: "changes")),
        .table(
          table(
            "moves", Label(en: "Changes of projects", de: "Änderungen an Projekten"),
            [
              ReportColumn("subject", ReportWords.project, .subject),
              ReportColumn("attribute", ReportWords.attribute),
              ReportColumn("before", ReportWords.before),
              ReportColumn("after", ReportWords.after),
              ReportColumn("change", ReportWords.change),
              ReportColumn("cause", ReportWords.cause, .word),
              ReportColumn("note", ReportWords.note),
            ], Array(shown), of: figures.moves.rows.count, file: "portfolio-changes")),
      ])
  }

  /// What a reader looks for first among the keys of the portfolio.
  private static let weights = [
    "status": 0, "report.overall": 1, "forecast.end": 2, "money.gap": 3, "funding.derived": 4,
    "lead": 5, "money.need": 6, "money.spent": 7,
  ]

  /// A change with its attribute and values in words.
  private func readable(_ change: AnswerObject) -> AnswerObject {
    let attribute = change.plain("attribute")
    let field = attribute.split(separator: ".").last.map(String.init) ?? attribute
    let format = ReportFormat(language: language, titles: [:], times: frame.times)
    func value(_ name: String) -> AnswerValue? {
      change[name].map { value in
        switch value.opened {
        case .text(let word), .word(let word):
          .text(AnswerWords.word(word, of: field, language))
        case .integer(let points) where attribute == "progress": .text(self.format.percent(points))
        case let value: .text(value.plainText ?? format.text(value))
        }
      }
    }
    return AnswerObject(members: [
      ("subject", change["subject"]),
      ("attribute", .text(ReportWords.attribute(attribute)[language])),
      ("before", value("before")), ("after", value("after")), ("change", change["change"]),
      ("cause", change["cause"]), ("note", change["note"]),
    ])
  }
}
