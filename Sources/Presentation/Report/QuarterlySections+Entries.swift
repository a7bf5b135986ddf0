import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// A3 and A4: what was recorded late, and what was put right.
  func entries() throws -> ReportSection {
    // Whose names stand in it only whoever may see everything learns.
    let isFull = frame.audience.level == .full
    return section(
      "entries", .reportEntries,
      [
        .heading(.reportLate),
        .text(
          .reportLateRule(days: QuarterlyFrame.lateDays, after: frame.pointBefore.knownAt)),
        .table(
          try table(
            "late-rows", .reportLate, .late,
            "sequence,type,subject,validFrom,recordedAt,lagDays,"
              + (isFull ? "actor,approved.state," : "approval,") + "reason",
            .rows(sort: "lagDays:desc"))?.withoutTotal),
        .heading(.reportCorrections),
        .table(
          try table(
            "correction-rows", .reportCorrections, .corrections,
            "sequence,type,entity,original,effect,recordedAt,\(isFull ? "actor," : "")reason,"
              + "inForce",
            .rows(sort: "sequence:desc"))?.withoutTotal),
      ])
  }

  /// What to know before relying on the figures.
  func warnings() -> ReportSection {
    let all = answers.warnings
    var parts: [ReportSection.Part] =
      all.isEmpty ? [.text(.reportNone)] : [.list(Array(all.prefix(ReportTable.rowsMax)))]
    if all.count > ReportTable.rowsMax {
      let shown = Label.reportShown(ReportTable.rowsMax, of: all.count)
      let file = "\(ReportFiles.tablesFolder)/\(QuarterlyQuestion.warnings.rawValue).csv"
      parts.append(.text(Label(shown.en + file, shown.de + file)))
    }
    return ReportSection(id: "warnings", title: .reportWarnings, parts: parts)
  }

  /// How to read the report.
  func guide() throws -> ReportSection {
    let lights = ReportAnswer(
      .reportLights, LightMeaning.columns(frame.language), LightMeaning.all, at: frame)
    return section(
      "guide", .reportGuide,
      [
        .list(Label.reportRules),
        .table(try ReportTable("light-rows", .reportLights, of: lights, "light,meaning")),
      ])
  }
}

/// What a light means.
private struct LightMeaning: Sendable {
  let light: String

  static let all = ColumnKind.lights.map { LightMeaning(light: $0) }

  static func columns(_ language: Language) -> [Column<LightMeaning>] {
    [
      .light("light", .field("light"), \.light).key,
      .text("meaning", .meaning) { Label.reportMeaning(ofLight: $0.light)[language] },
    ]
  }
}
