import Vocabulary

extension QuarterlySections {
  /// C3: what is not funded, and where what is said contradicts the money.
  var funding: ReportSection {
    let rows = figures.gaps.rows.sorted(byFalling: { $0.minor("gap") })
    var total = AnswerObject()
    if case .object(let sums)? = figures.gaps.beside["total"] { total = sums }
    total["subject"] = .text(ReportWords.total[language])
    let conflicts = figures.funding.rows.filter { $0["conflict"] == .bool(true) }
    let columns = [
      ReportColumn("subject", ReportWords.project, .subject),
      ReportColumn("need", ReportWords.need), ReportColumn("secured", ReportWords.secured),
      ReportColumn("gap", ReportWords.gap),
      ReportColumn("asserted", ReportWords.asserted, .word),
      ReportColumn("derived", ReportWords.derived, .word),
      ReportColumn("conflict", ReportWords.conflict),
    ]
    return section(
      "funding", ReportWords.funding,
      [
        .text(
          say(
            "Projects that lack money: \(rows.count) of \(figures.funding.rows.count). Where what is asserted contradicts the money: \(conflicts.count).",
            "Projekte, denen Geld fehlt: \(rows.count) von \(figures.funding.rows.count). Widersprüche zwischen Meldung und Rechnung: \(conflicts.count)."
          )),
        .table(
          table(
            "gaps", ReportWords.funding, columns, rows, total: rows.isEmpty ? nil : total,
            file: "funding")),
        .table(
          table("funding-conflicts", ReportWords.conflicts, columns, conflicts, file: "funding")),
      ])
  }

  /// C4: the budget of the year, greatest first.
  var budget: ReportSection {
    let rows = figures.budget.rows.sorted(byFalling: { $0.minor("authorised") })
    var total = AnswerObject()
    if case .object(let sums)? = figures.budget.beside["total"] { total = sums }
    total["subject"] = .text(ReportWords.total[language])
    let year = frame.point.asOf.year
    let isClosed = figures.budget.beside["closed"] == .bool(true)
    let title = Label(
      en: "\(ReportWords.budget.en) \(year)", de: "\(ReportWords.budget.de) \(year)")
    let columns =
      [
        ReportColumn("subject", ReportWords.subject, .subject),
        ReportColumn("authorised", ReportWords.authorised),
        ReportColumn("blocked", ReportWords.blocked),
        ReportColumn("committed", ReportWords.committed),
        ReportColumn("spent", ReportWords.spent),
      ] + (isClosed ? lapse(rows) : [ReportColumn("available", ReportWords.available)])
      + [ReportColumn("forecast", ReportWords.forecast)]
    var parts: [ReportSection.Part] = []
    if !rows.isEmpty { parts.append(.chart(budgetChart(Array(rows.prefix(12)), year))) }
    parts.append(
      .table(
        table(
          "budget-rows", title, columns, rows, total: rows.isEmpty ? nil : total, file: "budget")))
    let overdrawn = figures.budget.rows.filter { $0.minor("available") < 0 }
      .sorted(byFalling: { -$0.minor("available") })
    if !overdrawn.isEmpty, !isClosed {
      parts.append(
        .table(
          table(
            "overdrawn", Label(en: "Available is negative", de: "Verfügbar ist negativ"),
            columns, overdrawn, file: "budget")))
    }
    return ReportSection(id: "budget", title: title[language], parts: parts)
  }

  /// What became of a closed year: what lapsed, and where it is not nothing what was carried and
  /// spent beyond what there was.
  private func lapse(_ rows: [AnswerObject]) -> [ReportColumn] {
    let columns = [
      ReportColumn("lapsed", Label.lapsed),
      ReportColumn("overCarried", Label.overCarried),
      ReportColumn("overspent", Label.overspent),
    ]
    return columns.filter { column in
      column.path == "lapsed" || rows.contains { $0.minor(column.path) != 0 }
    }
  }

  private func budgetChart(_ rows: [AnswerObject], _ year: Int) -> PairedBarChart {
    let pairs = rows.map { row in
      PairedBarChart.Pair(
        label: title(row.plain("subject")), plan: row.minor("authorised"),
        actual: row.minor("spent"),
        planText: money(row.minor("authorised")), actualText: money(row.minor("spent")))
    }
    return PairedBarChart(
      id: "chart-budget", title: "\(ReportWords.chartOfBudget[language]) \(year)",
      description: say(
        "Two bars for each of the \(rows.count) greatest: authorised above, spent below. The table below has the same figures.",
        "Zwei Balken für jeden der \(rows.count) größten Posten: oben der fortgeschriebene Ansatz, unten die Ausgaben. Die Tabelle darunter hat dieselben Zahlen."
      ), words: (ReportWords.authorised[language], ReportWords.spent[language]), pairs: pairs)
  }

  /// C9: earned value, the most over its cost first.
  var earned: ReportSection {
    let known = figures.earned.rows.filter { $0["cv"] != nil || $0["sv"] != nil }
    let rows = known.sorted(byFalling: { -min($0.minor("cv"), $0.minor("sv")) })
    var total: AnswerObject?
    if case .object(let sums)? = figures.earned.beside["portfolio"], sums["ev"] != nil {
      total = sums
      total?["subject"] = .text(ReportWords.total[language])
    }
    func column(_ path: String, _ en: String, _ de: String, _ show: ReportColumn.Show = .plain)
      -> ReportColumn
    {
      ReportColumn(path, Label(en: en, de: de), show)
    }
    let without = figures.earned.rows.count - known.count
    return section(
      "earned", ReportWords.earned,
      [
        .text(
          say(
            "Known for \(known.count) projects; \(without) have no baseline, no progress or no cost, which the file says. An index below 1 is behind plan or above cost.",
            "Bekannt für \(known.count) Projekte; bei \(without) fehlen Basisplan, Fortschritt oder Kosten, wie die Datei sagt. Ein Index unter 1 liegt hinter dem Plan oder über den Kosten."
          )),
        .table(
          table(
            "earned-rows", ReportWords.earned,
            [
              ReportColumn("subject", ReportWords.project, .subject),
              column("bac", "Budget", "Budget"), column("pv", "Planned value", "Planwert"),
              column("ev", "Earned value", "Leistungswert"),
              column("ac", "Actual cost", "Istkosten"),
              column("spi", "Schedule index", "Terminindex", .figure),
              column("cpi", "Cost index", "Kostenindex", .figure),
              column("eac", "Estimate at completion", "Erwartete Gesamtkosten"),
            ], rows, total: rows.isEmpty ? nil : total, of: figures.earned.rows.count,
            file: "earned-value")),
      ])
  }

  /// C10: grants, those that may have to be paid back first.
  var grants: ReportSection {
    let rows = figures.grants.rows.sorted(byFalling: { $0.minor("reclaimable") })
    let late = figures.grants.rows.count { row in
      row.count("nextProof.days") < 0
        || row["eligibilityEndsInDays"] != nil
          && (0...90).contains(row.count("eligibilityEndsInDays"))
    }
    return section(
      "grants", ReportWords.grants,
      [
        .text(
          say(
            "\(rows.count) approved grants; at \(late) a proof is overdue or the eligible time ends within 90 days.",
            "\(rows.count) bewilligte Zuwendungen; bei \(late) ist ein Nachweis überfällig oder endet der Bewilligungszeitraum binnen 90 Tagen."
          )),
        .table(
          table(
            "grant-rows", ReportWords.grants,
            [
              ReportColumn("subject", ReportWords.grant, .subject),
              ReportColumn("maximum", ReportWords.maximum),
              ReportColumn("used", ReportWords.used),
              ReportColumn("received", ReportWords.received),
              ReportColumn("unused", ReportWords.unused),
              ReportColumn("reclaimable", ReportWords.reclaimable),
              ReportColumn("nextProof.due", ReportWords.proof),
              ReportColumn("nextProof.days", ReportWords.proofDays),
              ReportColumn("until", ReportWords.until),
            ], rows, file: "grants")),
      ])
  }
}
