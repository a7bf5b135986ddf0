import Ledger
import Timelines
public import Views
public import Vocabulary

extension Book {
  /// The lights of all projects side by side: what they report of themselves, what is asserted by
  /// scale and assessor, what follows from figures; and how many have which.
  ///
  /// - Parameter scale: that scale alone; all if nil.
  public func lights(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, scale: LightScale? = nil
  ) throws -> Answer {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    let point = Point(asOf: answer.asOf, knownAt: answer.knownAt.sequence)
    let scales = scale.map { [$0] } ?? LightScale.all
    let lights = try LightsView(timelines).answer(at: point, scales: scales, all: scale == nil)
    answer.warnings = lights.warnings
    answer.columns = Book.columns(scales)
    answer.rows = lights.rows.map { AnswerObject($0) }
    answer.beside.append("scales", .list(scales.map { .object(AnswerObject($0)) }))
    answer.beside.append("counts", .object(LightCounts(lights.rows, scales).object))
    return answer
  }

  /// The scales with what their values mean, one row a value.
  public func lightScales() throws -> Answer {
    var answer = Answer(asOf: today, knownAt: try knownAt(.head))
    answer.columns = ["scale", "version", "title.en", "title.de", "rule", "value"]
    answer.columns += ["meaning.en", "meaning.de"]
    for scale in LightScale.all {
      for value in scale.values {
        var row = AnswerObject()
        row.append("scale", .text(scale.name))
        row.append("version", .number(scale.version))
        row.append("title", .object(AnswerObject(scale.title)))
        row.append("rule", .word(scale.ruleName))
        row.append("value", .text(value.key))
        row.append("meaning", .object(AnswerObject(value.meaning)))
        answer.rows.append(row)
      }
    }
    return answer
  }

  private static func columns(_ scales: [LightScale]) -> [String] {
    var columns = ["subject", "title"]
    columns += ["period", "overall", "cost", "time", "scope", "benefit", "ageDays", "stale"].map {
      "report.\($0)"
    }
    for scale in scales {
      for assessor in LightCounts.assessors {
        columns += ["value", "since", "sequence"].map {
          "asserted.\(scale.name).\(assessor).\($0)"
        }
      }
      guard scale.rule != .asserted else { continue }
      let computed = "computed.\(scale.name)."
      columns += ["light", "cost.light", "cost.baseline.amount", "cost.baseline.currency"].map {
        computed + $0
      }
      columns += ["cost.expected.amount", "cost.expected.currency", "cost.over"].map {
        computed + $0
      }
      columns += ["time.light", "time.baseline", "time.expected", "time.delayDays"].map {
        computed + $0
      }
    }
    return columns
  }
}

extension LightScale {
  /// How a light is come by, in one word.
  var ruleName: String { rule == .asserted ? "asserted" : "computed" }
}
