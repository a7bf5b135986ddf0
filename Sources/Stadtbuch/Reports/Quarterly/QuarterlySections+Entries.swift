import Vocabulary

extension QuarterlySections {
  /// A3 and A4: what was recorded late, and what was put right.
  var entries: ReportSection {
    let late = figures.late.rows.sorted(byFalling: { $0.count("lagDays") }).map { row in
      var row = row
      row.append("shownApproval", row.approval.map { .text($0.text(language)) })
      return row
    }
    let corrections = Array(figures.corrections.rows.reversed())
    let first = [
      ReportColumn("sequence", ReportWords.event), ReportColumn("type", ReportWords.type),
    ]
    return section(
      "entries", ReportWords.entries,
      [
        .heading(ReportWords.late[language]), .text(ReportWords.lateRule(frame)),
        .table(
          table(
            "late-rows", ReportWords.late,
            first + [
              ReportColumn("subject", ReportWords.subject, .subject),
              ReportColumn("validFrom", ReportWords.validFrom),
              ReportColumn("recordedAt", ReportWords.recorded, .instant),
              ReportColumn("lagDays", ReportWords.lag),
            ] + staff + [
              ReportColumn("shownApproval", ReportWords.approval),
              ReportColumn("reason", ReportWords.reason),
            ], late, file: "late-entries")),
        .heading(ReportWords.corrections[language]),
        .table(
          table(
            "correction-rows", ReportWords.corrections,
            first + [
              ReportColumn("entity", ReportWords.subject, .subject),
              ReportColumn("original", ReportWords.original),
              ReportColumn("effect", ReportWords.effect, .figure),
              ReportColumn("recordedAt", ReportWords.recorded, .instant),
            ] + staff + [
              ReportColumn("reason", ReportWords.reason),
              ReportColumn("inForce", ReportWords.inForce),
            ], corrections, file: "corrections")),
      ])
  }

  /// Who recorded it: for whoever may see everything.
  private var staff: [ReportColumn] {
    frame.audience.level == .full ? [ReportColumn("actor", ReportWords.by)] : []
  }

  /// What to know before relying on the figures.
  var warnings: ReportSection {
    let all = allWarnings
    guard !all.isEmpty else {
      return section("warnings", ReportWords.warnings, [.text(say("None.", "Keine."))])
    }
    var parts: [ReportSection.Part] = [.list(Array(all.prefix(QuarterlySections.rowsMax)))]
    if all.count > QuarterlySections.rowsMax {
      parts.append(
        .text(
          ReportWords.shown(QuarterlySections.rowsMax, of: all.count, language)
            + "tables/warnings.csv"))
    }
    return section("warnings", ReportWords.warnings, parts)
  }

  /// How to read the report.
  var guide: ReportSection {
    let rows = ReportLight.allCases.map { light in
      AnswerObject(members: [
        ("light", .text(light.rawValue)),
        ("meaning", .text(ReportWords.meaning(light)[language])),
      ])
    }
    return section(
      "guide", ReportWords.reading,
      [
        .list(ReportWords.guide(language)),
        .table(
          table(
            "light-rows", Label(en: "The lights", de: "Die Ampeln"),
            [
              ReportColumn("light", ReportWords.light, .light),
              ReportColumn("meaning", ReportWords.meaning),
            ], rows)),
      ])
  }
}

/// How far the second pair of eyes went, and who that was: a claim is never shown as an approval.
private struct ShownApproval {
  let state: String
  let people: [String]

  func text(_ language: Language) -> String {
    "\(AnswerWords.word(state, of: "state", language)): \(people.joined(separator: ", "))"
  }
}

extension AnswerObject {
  fileprivate var approval: ShownApproval? {
    guard let state = self["approval"]?.plainText else { return nil }
    guard ["given", "rejected"].contains(state) else {
      return ShownApproval(
        state: state, people: [self["approvedBy"]?.plainText].compactMap { $0 })
    }
    guard case .list(let people)? = self[state] else {
      return ShownApproval(state: state, people: [])
    }
    return ShownApproval(state: state, people: people.compactMap(\.plainText))
  }
}
