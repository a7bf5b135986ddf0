import Timelines
import Vocabulary

/// Which lights are asked for.
public struct LightsChoice: Sendable, Equatable {
  /// Only this scale; all if nil.
  public var scale: LightScale?
  /// The scales themselves instead of lights.
  public var showsScales: Bool

  /// All lights, unless told otherwise.
  public init(scale: LightScale? = nil, showsScales: Bool = false) {
    self.scale = scale
    self.showsScales = showsScales
  }
}

/// The lights of all projects side by side: what they report of themselves, what is asserted by
/// scale and assessor, what follows from figures.
public enum Lights: View {
  /// What it is.
  public static let about = ViewAbout(
    "lights", title: .lights,
    sentence: Label(
      "Shows the lights of all projects: asserted beside computed, each assessor apart.",
      "Zeigt die Ampeln aller Projekte: beurteilte neben berechneten, jede Stelle für sich."),
    discussion: Label(
      """
      Lights of different scales and assessors (self, controlling, external) stand side by side and \
      are never turned into one another. A project without a report is grey; a report that is too \
      old is shown and marked stale. ten-three is computed: red when a project is to cost more than \
      10 % above its cost baseline or to end more than three months after its baseline, grey when \
      one of the two is not known and the other is not red.

      Scales: \(scaleNames)
      """,
      """
      Ampeln verschiedener Skalen und Stellen (self, controlling, external) stehen nebeneinander und \
      werden nie ineinander umgerechnet. Ein Projekt ohne Bericht ist grau; ein zu alter Bericht \
      wird gezeigt und ist als veraltet gekennzeichnet. ten-three ist berechnet: rot, wenn ein \
      Projekt über 10 % mehr kosten soll als sein Kostenplan oder über drei Monate nach dem \
      vereinbarten Ende endet, grau, wenn eines von beiden nicht bekannt und das andere nicht rot \
      ist.

      Skalen: \(scaleNames)
      """),
    examples: [
      "lights --as-of 2024-12-31", "lights --scale ten-three --format csv",
      "lights --where 'report.overall=green and computed.ten-three.light=red'", "lights --scales",
    ])

  private static var scaleNames: String {
    LightScale.all.map { "\($0.name)@\($0.version)" }.joined(separator: ", ")
  }

  /// What is asked where nothing is said.
  public static let usual = LightsChoice()

  /// What may be asked.
  public static let parameters: [Parameter<LightsChoice>] = [
    Parameter(
      "scale", .text, Label("Only this scale: NAME[@VERSION].", "Nur diese Skala: NAME[@FASSUNG].")
    ) {
      (text, choice) throws(ChoiceError) in
      guard let scale = LightScale.named(text) else {
        throw ChoiceError(
          "scale",
          Label(
            "“\(text.excerpt)”: there is no such scale; there are: \(scaleNames)",
            "„\(text.excerpt)“: diese Skala gibt es nicht; es gibt: \(scaleNames)"))
      }
      choice.scale = scale
    },
    .flag(
      "scales",
      Label(
        "The scales themselves and what their values mean.",
        "Die Skalen selbst und was ihre Werte bedeuten.")
    ) { $0.showsScales = true },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: LightsChoice) -> Shape {
    choice.showsScales ? scales : lights(choice.scale)
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual), scales]

  private static func lights(_ scale: LightScale?) -> Shape {
    let scales = scale.map { [$0] } ?? LightScale.all
    return Shape("rows", columns(scales), figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      var wanted: [LightRow] = []
      try LightsReader.read(frame, scales: scales, all: scale == nil) {
        (row) throws(TimelinesError) in
        if try take(row) { wanted.append(row) }
      }
      return Closing(
        LightCounts(wanted, scales, frame.language), figures, notices: wanted.flatMap(\.notices))
    }
  }

  private static let scales = Shape("scales", scaleColumns) {
    (frame, take) throws(TimelinesError) in
    for scale in LightScale.all {
      for value in scale.values {
        _ = try take(ScaleLine(scale: scale, value: value, language: frame.language))
      }
    }
    var closing = Closing()
    closing.title = Label.scales[frame.language]
    return closing
  }

  static func columns(_ scales: [LightScale]) -> [Column<LightRow>] {
    report
      + [Column("asserted", .assertedLights, .object) { $0.assertedObject }.detail]
      + scales.flatMap { asserted($0) }
      + scales.filter { $0.rule != .asserted }.flatMap { computed($0) }
  }

  private static let report: [Column<LightRow>] = [
    .subject("subject", .subject, of: "project", \.subject).key,
    .text("title", .field("title"), \.title).flexible.importance(3).rests(on: "title"),
    // That there is no report is another thing than a report that says grey.
    .light("ownReport", .selfReport) { $0.report == nil ? "no-report" : $0.report?.overall }
      .forPeople,
    .period("report.period", .field("period"), \.report?.period).importance(4),
    .light("report.overall", .overall, \.report?.overall).detail.countedLights,
    .light("report.cost", .field("cost"), \.report?.cost).detail,
    .light("report.time", .field("time"), \.report?.time).detail,
    .light("report.scope", .field("scope"), \.report?.scope).detail,
    .light("report.benefit", .field("benefit"), \.report?.benefit).detail,
    .number("report.ageDays", .age, \.report?.ageDays).detail,
    .bool("report.stale", .stale, \.report?.isStale),
  ]

  /// The lights that assessors say on a scale: leaves of what JSON has as a whole, since there scales
  /// stand too that are not known here.
  private static func asserted(_ scale: LightScale) -> [Column<LightRow>] {
    LightScale.assessors.flatMap { assessor -> [Column<LightRow>] in
      let key = "asserted.\(scale.name).\(assessor)"
      let word = Labels.word(assessor, of: "assessor")
      @Sendable func light(_ row: LightRow) -> AssertedLight? {
        row.asserted.first { $0.scale == scale.name && $0.assessor == assessor }
      }
      func label(_ more: Label? = nil) -> Label {
        let (en, de) = (more.map { ", \($0.en)" } ?? "", more.map { ", \($0.de)" } ?? "")
        return Label(
          "\(scale.title.en): \(word.en)\(en)", "\(scale.title.de): \(word.de)\(de)")
      }
      return [
        .word("\(key).value", label(), of: scale.values.map(\.key)) { light($0)?.value }.leaf,
        .day("\(key).since", label(.validFrom)) { light($0)?.since }.leaf.detail,
        .number("\(key).sequence", label(.event)) { light($0)?.sequence }.leaf.detail,
      ]
    }
  }

  private static func computed(_ scale: LightScale) -> [Column<LightRow>] {
    let key = "computed.\(scale.name)"
    @Sendable func light(_ row: LightRow) -> ComputedLight? {
      row.computed.first { $0.scale == scale.name }
    }
    return [
      .light("\(key).light", scale.title) { light($0)?.colour.rawValue },
      .light("\(key).cost.light", .field("cost")) { light($0)?.cost.rawValue }.detail,
      .money("\(key).cost.baseline", .costAgreed) { light($0)?.costBaseline }.detail
        .rests(on: "cost.baseline"),
      .money("\(key).cost.expected", .costExpected) { light($0)?.costExpected }.detail,
      .share("\(key).cost.over", .costOver) { light($0)?.costOver }.importance(2),
      .light("\(key).time.light", .field("time")) { light($0)?.time.rawValue }.detail,
      .day("\(key).time.baseline", .baselineEnd) { light($0)?.endBaseline }.detail
        .rests(on: "baseline"),
      .day("\(key).time.expected", .forecastEnd) { light($0)?.endExpected }.detail
        .rests(on: "forecast.end"),
      .number("\(key).time.delayDays", .daysLate) { light($0)?.delayDays }.importance(2),
    ]
  }

  private static let figures: [Column<LightCounts>] =
    [
      Column("scales", .scales, .list(.object)) { $0.scaleList }.detail,
      Column("counts", .howMany, .object) { .object($0.object) }.detail,
      .text("reportCounts", .selfReport) { $0.reportsText }.forPeople,
    ]
    + LightScale.all.filter { $0.rule != .asserted }.map { scale in
      .text("\(scale.name)Counts", scale.title) { $0.text(of: scale) }.forPeople
    }

  private static let scaleColumns: [Column<ScaleLine>] = [
    .text("scale", .scale, \.scale.name).key, .number("version", .version, \.scale.version).key,
    .text("name", .type) { $0.scale.title[$0.language] }.forPeople,
    .text("title.en", .type, \.scale.title.en).detail,
    .text("title.de", .type, \.scale.title.de).detail,
    .word("rule", .rule, \.scale.ruleName).detail, .text("value", .value, \.value.key).key.detail,
    .text("valueName", .value) { $0.value.title[$0.language] }.forPeople,
    .text("means", .meaning) { $0.value.meaning[$0.language] }.flexible.forPeople,
    .text("meaning.en", .meaning, \.value.meaning.en).detail,
    .text("meaning.de", .meaning, \.value.meaning.de).detail,
  ]
}

/// A value of a scale, and the language of its words.
struct ScaleLine: Sendable {
  let scale: LightScale
  let value: LightScale.Value
  let language: Language
}

extension LightRow {
  /// What is asserted by scale and assessor, whether the scale is known here or not.
  fileprivate var assertedObject: AnswerValue? {
    guard !asserted.isEmpty else { return nil }
    var scales = AnswerObject()
    for light in asserted {
      var object = AnswerObject()
      object.append("value", .text(light.value))
      if !light.isOnScale { object.append("onScale", .bool(false)) }
      object.append("since", .day(light.since))
      object.append("sequence", .number(light.sequence))
      scales.set([light.scale, light.assessor], .object(object))
    }
    return .object(scales)
  }
}
