import Vocabulary

/// How many projects have which light; of every assessor and scale for itself.
struct LightCounts {
  private let rows: [LightRow]
  private let scales: [LightScale]

  private let language: Language

  init(_ rows: [LightRow], _ scales: [LightScale], _ language: Language) {
    self.rows = rows
    self.scales = scales
    self.language = language
  }

  /// The scales as they stand beside the lights.
  var scaleList: AnswerValue { .list(scales.map { .object($0.object) }) }

  /// How many reports have which light, in words.
  var reportsText: String { text(reports) }

  /// How many lights of a scale that is computed are which, in words; nil where it is not counted.
  func text(of scale: LightScale) -> String? {
    guard scales.contains(scale) else { return nil }
    return text(computed(scale))
  }

  private func text(_ counts: AnswerObject) -> String {
    counts.members.compactMap { member in
      guard case .integer(let count) = member.value else { return nil }
      let word: Label = member.name == "stale" ? .ofTheseStale : Labels.word(member.name)
      return "\(word[language]) \(count)"
    }.joined(separator: " · ")
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
      computed.append(scale.name, .object(self.computed(scale)))
    }
    counts.append("computed", .object(computed))
    return counts
  }

  private func computed(_ scale: LightScale) -> AnswerObject {
    var colours = AnswerObject()
    for colour in ComputedLight.Colour.allCases {
      let count = rows.count { row in
        row.computed.contains { $0.scale == scale.name && $0.colour == colour }
      }
      colours.append(colour.rawValue, .number(count))
    }
    return colours
  }

  private var reports: AnswerObject {
    var object = AnswerObject()
    for light in ColumnKind.lights {
      object.append(light, .number(rows.count { ($0.report?.overall ?? "grey") == light }))
    }
    object.append("stale", .number(rows.count { $0.report?.isStale ?? false }))
    return object
  }

  private func asserted(_ scale: LightScale) -> AnswerObject {
    var object = AnswerObject()
    for assessor in LightScale.assessors {
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

extension LightScale {
  /// Who says a light.
  static let assessors = ["self", "controlling", "external"]

  /// The scale as it stands beside the lights.
  fileprivate var object: AnswerObject {
    var object = AnswerObject()
    object.append("name", .text(name))
    object.append("version", .number(version))
    var title = AnswerObject()
    title.append("en", .text(self.title.en))
    title.append("de", .text(self.title.de))
    object.append("title", .object(title))
    object.append("rule", .word(ruleName))
    object.append("values", .list(values.map { .text($0.key) }))
    return object
  }
}
