import Vocabulary

/// How the figures of a year's budget are made, in one sentence each.
enum BudgetRules {
  static func rule(of key: BudgetKey, isClosed: Bool) -> Explanation.Rule {
    func rule(_ en: String, _ de: String) -> Explanation.Rule {
      ExplanationWords.rule(key.rawValue, en, de)
    }
    return switch key {
    case .appropriation: rule("What the budget gives for the year.", "Was der Haushalt ansetzt.")
    case .supplementary:
      rule("What supplementary budgets add.", "Was Nachträge dazugeben.")
    case .overPlan:
      rule("What was approved beyond the appropriation.", "Was überplanmäßig bewilligt wurde.")
    case .offPlan:
      rule("What was approved without an appropriation.", "Was außerplanmäßig bewilligt wurde.")
    case .carriedIn:
      rule("What was carried here from earlier years.", "Was aus früheren Jahren übertragen wurde.")
    case .carriedOut:
      rule("What was carried on to later years.", "Was in spätere Jahre übertragen wurde.")
    case .transferredIn: rule("What was transferred here.", "Was hierher umgeschichtet wurde.")
    case .transferredOut: rule("What was transferred away.", "Was von hier umgeschichtet wurde.")
    case .authorised:
      rule(
        "Appropriated in all kinds, and what was carried and transferred in less what went out.",
        "Ansätze aller Arten, dazu Reste und Umschichtungen herein abzüglich derer hinaus.")
    case .blocked:
      rule("What is blocked and not released.", "Was gesperrt und nicht freigegeben ist.")
    case .committed:
      rule(
        "Of each commitment what was ordered for the year and is neither paid nor cancelled.",
        "Von jedem Auftrag, was für das Jahr bestellt und weder bezahlt noch zurückgenommen ist.")
    case .spent:
      rule(
        "All bookings of the year, net of reversals.", "Alle Buchungen, abzüglich Rückbuchungen.")
    case .available:
      rule(
        "What is authorised less what is blocked, committed and spent.",
        "Der fortgeschriebene Ansatz abzüglich Sperren, Bindungen und Ausgaben.")
    case .rest:
      rule(
        "What is authorised and not spent.", "Der fortgeschriebene Ansatz abzüglich der Ausgaben.")
    case .lapsed:
      rule(
        "Of each source what the closed year left: authorised less spent, never below zero.",
        "Je Quelle, was das abgeschlossene Jahr übrig ließ: fortgeschriebener Ansatz abzüglich der Ausgaben, nie unter null."
      )
    case .overCarried:
      rule(
        "Of each source what was carried on beyond what was left.",
        "Je Quelle, was über das Verbliebene hinaus übertragen wurde.")
    case .overspent:
      rule(
        "Of each source what was spent beyond what was authorised, without what was carried too much.",
        "Je Quelle, was über den fortgeschriebenen Ansatz hinaus ausgegeben wurde, ohne zu viel Übertragenes."
      )
    case .stranded:
      rule(
        "What is still committed in a year that is closed.",
        "Was in einem abgeschlossenen Jahr noch gebunden ist.")
    case .forecast:
      rule("What the year was last expected to cost.", "Was für das Jahr zuletzt erwartet wurde.")
    case .deviation:
      rule(
        "What is expected less what is authorised.",
        "Das Erwartete abzüglich des fortgeschriebenen Ansatzes.")
    case .requested, .draft, .mediumTerm, .result:
      rule("Shown, and never counted.", "Wird gezeigt und nie mitgezählt.")
    }
  }

  /// What a component adds on a source.
  static func text(of component: BudgetComponent, _ source: String?) -> Label {
    let word = word(of: component)
    guard let source else { return word }
    return Label(en: "\(word[.en]), \(source)", de: "\(word[.de]), \(source)")
  }

  private static func word(of component: BudgetComponent) -> Label {
    switch component {
    case .appropriation: Label(en: "appropriated", de: "Ansatz")
    case .supplementary: Label(en: "supplementary", de: "Nachtrag")
    case .overPlan: Label(en: "excess, approved", de: "überplanmäßig")
    case .offPlan: Label(en: "extra-budgetary", de: "außerplanmäßig")
    case .carriedIn: Label(en: "carried in", de: "Rest übernommen")
    case .carriedOut: Label(en: "carried out", de: "Rest übertragen")
    case .transferredIn: Label(en: "transferred in", de: "Umschichtung herein")
    case .transferredOut: Label(en: "transferred out", de: "Umschichtung hinaus")
    case .blocked: Label(en: "blocked", de: "gesperrt")
    case .committed: Label(en: "committed", de: "gebunden")
    case .spent: Label(en: "spent", de: "ausgegeben")
    case .forecast: Label(en: "forecast", de: "Prognose")
    case .requested: Label(en: "requested", de: "Anmeldung")
    case .draft: Label(en: "draft", de: "Entwurf")
    case .mediumTerm: Label(en: "medium-term plan", de: "mittelfristige Planung")
    case .result: Label(en: "result", de: "Ergebnis")
    default: Label(en: "\(component)", de: "\(component)")
    }
  }
}
