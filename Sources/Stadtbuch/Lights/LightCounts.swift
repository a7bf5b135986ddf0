import Views
import Vocabulary

/// How many projects have which light; of every assessor and scale for itself.
struct LightCounts {
  static let assessors = ["self", "controlling", "external"]

  private let rows: [LightRow]
  private let scales: [LightScale]

  init(_ rows: [LightRow], _ scales: [LightScale]) {
    self.rows = rows
    self.scales = scales
  }

  /// All counts add up to the number of projects; `none` and `grey` are those without a light,
  /// `stale` says how many of the reports are old.
  var object: AnswerObject {
    var counts = AnswerObject()
    counts.append("projects", .number(rows.count))
    counts.append("report", .object(reports))
    var asserted = AnswerObject()
    for scale in scales { asserted.append(scale.name, .object(self.asserted(scale))) }
    counts.append("asserted", .object(asserted))
    var computed = AnswerObject()
    for scale in scales where scale.rule != .asserted {
      var colours = AnswerObject()
      for colour in ComputedLight.Colour.allCases {
        let count = rows.count { row in
          row.computed.contains { $0.scale == scale.name && $0.colour == colour }
        }
        colours.append(colour.rawValue, .number(count))
      }
      computed.append(scale.name, .object(colours))
    }
    counts.append("computed", .object(computed))
    return counts
  }

  private var reports: AnswerObject {
    var object = AnswerObject()
    for light in ["green", "amber", "red", "grey"] {
      object.append(light, .number(rows.count { ($0.report?.overall ?? "grey") == light }))
    }
    object.append("stale", .number(rows.count { $0.report?.isStale ?? false }))
    return object
  }

  private func asserted(_ scale: LightScale) -> AnswerObject {
    var object = AnswerObject()
    for assessor in LightCounts.assessors {
      let lights = rows.map { row in
        row.asserted.first { $0.scale == scale.name && $0.assessor == assessor }
      }
      guard lights.contains(where: { $0 != nil }) else { continue }
      var counts = AnswerObject()
      for value in scale.values {
        counts.append(value.key, .number(lights.count { $0?.value == value.key }))
      }
      counts.append("other", .number(lights.count { $0.map { !$0.isOnScale } ?? false }))
      counts.append("none", .number(lights.count { $0 == nil }))
      object.append(assessor, .object(counts))
    }
    return object
  }
}
