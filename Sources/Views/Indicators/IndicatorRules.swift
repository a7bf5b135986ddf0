import Vocabulary

/// How the figures of an indicator's period are made, in one sentence each.
enum IndicatorRules {
  static func rule(
    of key: IndicatorKey, _ row: IndicatorRow, _ era: IndicatorEra
  ) -> Explanation.Rule {
    switch key {
    case .value: value(row, era)
    case .target:
      ExplanationWords.rule(
        "target", "The target path that was valid on the period's last day, at that day.",
        "Der Zielpfad, der am letzten Tag des Zeitraums galt, an diesem Tag.")
    case .deviation:
      ExplanationWords.rule(
        "deviation", "How far the value is from the target; negative is always bad.",
        "Wie weit der Wert vom Ziel entfernt ist; negativ ist immer schlecht.")
    case .missed:
      ExplanationWords.rule(
        "missed", "The share of the target that is missed.",
        "Der Anteil des Ziels, der verfehlt ist.")
    case .light:
      ExplanationWords.rule(
        "light",
        "By the thresholds of the period's last day: red and amber by the share missed, or by bands of values; grey where nothing can be judged.",
        "Nach den Schwellen des letzten Tags des Zeitraums: rot und gelb nach dem verfehlten Anteil oder nach Wertebereichen; grau, wo nichts zu beurteilen ist."
      )
    }
  }

  private static func value(_ row: IndicatorRow, _ era: IndicatorEra) -> Explanation.Rule {
    if row.isCounted {
      return era.measure == .ratio
        ? ExplanationWords.rule(
          "counted-share", "The items in one of the states of all that exist at the period's end.",
          "Die Gegenstände in einem der Zustände von allen, die es am Ende des Zeitraums gibt.")
        : ExplanationWords.rule(
          "counted", "The items in one of the states at the period's end.",
          "Die Gegenstände in einem der Zustände am Ende des Zeitraums.")
    }
    if row.numerator != nil {
      return ExplanationWords.rule(
        "quotient", "Numerators over denominators, times the scale; shares are never averaged.",
        "Zähler durch Nenner, mal den Maßstab; Anteile werden nie gemittelt.")
    }
    return ExplanationWords.rule(
      "observed",
      "What was measured of the whole, else what the units make; of several values of one the last.",
      "Was für das Ganze gemessen ist, sonst was die Einheiten ergeben; von mehreren Werten der letzte."
    )
  }

  static let ownTotal = Label(en: "measured as a whole", de: "für das Ganze gemessen")
  static let rounding = Label(en: "rounding", de: "Rundung")
}
