import Views
import Vocabulary

extension AnswerObject {
  /// A word in both languages.
  init(_ label: Label) {
    self.init()
    append("en", .text(label.en))
    append("de", .text(label.de))
  }

  /// A scale as it stands beside the lights.
  init(_ scale: LightScale) {
    self.init()
    append("name", .text(scale.name))
    append("version", .number(scale.version))
    append("title", .object(AnswerObject(scale.title)))
    append("rule", .word(scale.ruleName))
    append("values", .list(scale.values.map { .text($0.key) }))
  }

  /// The lights of a project.
  init(_ row: LightRow) {
    self.init()
    append("subject", .text(row.subject))
    append("title", row.title.map(AnswerValue.text))
    append("report", row.report.map { .object(AnswerObject($0)) })
    var scales = AnswerObject()
    for scale in row.asserted.map(\.scale) where scales[scale] == nil {
      var assessors = AnswerObject()
      for light in row.asserted where light.scale == scale {
        var object = AnswerObject()
        object.append("value", .text(light.value))
        if !light.isOnScale { object.append("onScale", .bool(false)) }
        object.append("since", .day(light.since))
        object.append("sequence", .number(light.sequence))
        assessors.append(light.assessor, .object(object))
      }
      scales.append(scale, .object(assessors))
    }
    if !scales.isEmpty { append("asserted", .object(scales)) }
    var computed = AnswerObject()
    for light in row.computed { computed.append(light.scale, .object(AnswerObject(light))) }
    if !computed.isEmpty { append("computed", .object(computed)) }
  }

  private init(_ report: ReportFigures) {
    self.init()
    append("period", .text(report.period.description))
    for (name, light) in [
      ("overall", report.overall), ("cost", report.cost), ("time", report.time),
      ("scope", report.scope), ("benefit", report.benefit),
    ] {
      append(name, light.map(AnswerValue.word))
    }
    append("ageDays", .integer(report.ageDays))
    append("stale", .bool(report.isStale))
  }

  private init(_ light: ComputedLight) {
    self.init()
    append("light", .word(light.colour.rawValue))
    var cost = AnswerObject()
    cost.append("light", .word(light.cost.rawValue))
    cost.append("baseline", light.costBaseline.map(AnswerValue.money))
    cost.append("expected", light.costExpected.map(AnswerValue.money))
    cost.append("over", light.costOver.map(AnswerValue.basisPoints))
    append("cost", .object(cost))
    var time = AnswerObject()
    time.append("light", .word(light.time.rawValue))
    time.append("baseline", light.endBaseline.map(AnswerValue.day))
    time.append("expected", light.endExpected.map(AnswerValue.day))
    time.append("delayDays", light.delayDays.map { .number($0) })
    append("time", .object(time))
  }
}
