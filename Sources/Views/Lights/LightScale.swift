public import Vocabulary

/// A scale of lights: what its values are called, what they mean, and how one is come by.
///
/// A scale is data with a name and a version. Whoever changes what a value means, or a limit, adds a
/// version and leaves the old one, so that a light can be read years later as it was meant. A value
/// of one scale is never turned into one of another: an amber of three is not an amber of five.
public struct LightScale: Sendable, Equatable {
  /// One value of a scale.
  public struct Value: Sendable, Equatable {
    /// Its key: `amber-red`, `4`.
    public let key: String
    /// Its name for people.
    public let title: Label
    /// What it means.
    public let meaning: Label
  }

  /// How a light is come by.
  public enum Rule: Sendable, Equatable {
    /// Somebody says it.
    case asserted
    /// It follows from cost and time against their baselines.
    case tolerance(LightTolerance)
  }

  /// Its name, the key under which ratings name it.
  public let name: String
  /// Its version, from 1.
  public let version: Int
  /// Its title for people.
  public let title: Label
  /// Its values, the best first.
  public let values: [Value]
  /// How a light is come by.
  public let rule: Rule

  /// The value that a text means, however it is written: `Amber/Red`, `amber red`.
  public func value(_ text: String) -> Value? {
    let pieces = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let key = pieces.joined(separator: "-")
    return values.first { $0.key == key }
  }
}

/// How far cost and time may be from their baselines.
public struct LightTolerance: Sendable, Equatable {
  /// Beyond this share of the baseline's cost, in basis points, a light is red.
  public let costOver: Int64
  /// Later than so many months after the baseline's end, a light is red.
  public let delayMonths: Int
}

extension LightScale {
  /// How a light is come by, in one word.
  var ruleName: String { rule == .asserted ? "asserted" : "computed" }

  /// All scales in all versions, by name, the newest version first.
  public static let all: [LightScale] = [fiveColours, threeColours, tenThree, oneToFive]

  /// The newest version of a scale, or the version that `name@version` asks for.
  public static func named(_ text: String) -> LightScale? {
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    return all.first { scale in
      scale.name == name && (parts.count == 1 || parts[1] == String(scale.version))
    }
  }

  private static let green = Labels.word("green")
  private static let amber = Labels.word("amber")
  private static let red = Labels.word("red")

  /// Delivery confidence in five colours, as the British list of major projects had it until 2021.
  static let fiveColours = LightScale(
    name: "ipa-dca-5", version: 1,
    title: Label(en: "five colours", de: "fünf Farben"),
    values: [
      Value(
        key: "green", title: green,
        meaning: Label(
          en: "success on time, cost and quality is highly likely",
          de: "Erfolg bei Zeit, Kosten und Qualität sehr wahrscheinlich")),
      Value(
        key: "amber-green", title: Labels.word("amber-green"),
        meaning: Label(
          en: "success is probable; risks need constant attention",
          de: "Erfolg wahrscheinlich, Risiken brauchen ständige Aufmerksamkeit")),
      Value(
        key: "amber", title: amber,
        meaning: Label(
          en: "success is feasible; significant issues need management now",
          de: "Erfolg möglich, erhebliche Probleme brauchen jetzt die Leitung")),
      Value(
        key: "amber-red", title: Labels.word("amber-red"),
        meaning: Label(
          en: "success is in doubt; major issues in several key areas",
          de: "Erfolg zweifelhaft, große Probleme in mehreren Kernbereichen")),
      Value(
        key: "red", title: red,
        meaning: Label(
          en: "success appears unachievable unless rebaselined or reassessed",
          de: "Erfolg ohne Neuplanung oder Neubewertung nicht erreichbar")),
    ], rule: .asserted)

  /// Delivery confidence in three colours, as the same list has it since.
  static let threeColours = LightScale(
    name: "ipa-dca-3", version: 1,
    title: Label(en: "three colours", de: "drei Farben"),
    values: [
      Value(
        key: "green", title: green,
        meaning: Label(en: "success is likely", de: "Erfolg wahrscheinlich")),
      Value(
        key: "amber", title: amber,
        meaning: Label(
          en: "success is feasible; significant issues exist",
          de: "Erfolg möglich, erhebliche Probleme vorhanden")),
      Value(
        key: "red", title: red,
        meaning: Label(
          en: "success appears unachievable as planned", de: "Erfolg wie geplant nicht erreichbar")),
    ], rule: .asserted)

  /// The rating of chief information officers in the United States: 5 is the least risk.
  static let oneToFive = LightScale(
    name: "us-cio-5", version: 1,
    title: Label(en: "1 to 5", de: "1 bis 5"),
    values: [
      ("5", "low risk", "geringes Risiko"),
      ("4", "moderately low risk", "eher geringes Risiko"),
      ("3", "medium risk", "mittleres Risiko"),
      ("2", "moderately high risk", "eher hohes Risiko"),
      ("1", "high risk", "hohes Risiko"),
    ].map { key, en, de in
      Value(key: key, title: Label(en: key, de: key), meaning: Label(en: en, de: de))
    }, rule: .asserted)

  /// Ten per cent and three months, the limits by which the Danish council for the state's IT
  /// projects looks at cost and time.
  static let tenThree = LightScale(
    name: "ten-three", version: 1,
    title: Label(en: "10 % and three months", de: "10 % und drei Monate"),
    values: [
      Value(
        key: "green", title: green,
        meaning: Label(
          en: "neither dearer nor later than the baseline",
          de: "weder teurer noch später als geplant")),
      Value(
        key: "amber", title: amber,
        meaning: Label(
          en: "dearer by up to 10 % or later by up to three months",
          de: "bis zu 10 % teurer oder bis zu drei Monate später")),
      Value(
        key: "red", title: red,
        meaning: Label(
          en: "dearer by more than 10 % or later by more than three months",
          de: "mehr als 10 % teurer oder mehr als drei Monate später")),
    ], rule: .tolerance(LightTolerance(costOver: 1_000, delayMonths: 3)))
}
