import Vocabulary

/// The sentences of explanations, in English and German.
enum ExplanationWords {
  /// How a key of a project's row is made.
  static func rule(of key: PortfolioKey, _ row: PortfolioRow) -> Explanation.Rule {
    switch key {
    case .moneyNeed: need(row.needBasis)
    case .moneySecured:
      rule(
        "secured",
        "Of closed years what was spent, of all others what is authorised less what is blocked, and what grants promise beyond what is appropriated on their sources.",
        "Aus abgeschlossenen Jahren das Ausgegebene, aus allen anderen der fortgeschriebene Ansatz abzüglich der Sperren, dazu, was Zuwendungen über die Ansätze auf ihren Quellen hinaus zusagen."
      )
    case .moneyGap:
      rule(
        "gap", "What is needed less what is secured, never below zero.",
        "Der Bedarf abzüglich des Gesicherten, nie unter null.")
    case .fundingDerived:
      rule(
        "derived-funding",
        "Unclear without a need, unfunded where nothing is secured, partly funded below the need, funded from the need on.",
        "Unklar ohne Bedarf, nicht finanziert, wenn nichts gesichert ist, teilfinanziert unter dem Bedarf, finanziert ab dem Bedarf."
      )
    case .fundingConflict:
      rule(
        "funding-conflict", "Whether what was asserted differs from what the money says.",
        "Ob die Meldung dem widerspricht, was die Beträge ergeben.")
    case .moneySpent:
      rule(
        "spent", "All bookings up to the day, net of reversals.",
        "Alle Buchungen bis zu diesem Tag, abzüglich der Rückbuchungen.")
    case .moneyAppropriated:
      rule(
        "authorised",
        "What may be spent in all years: appropriated, carried over and transferred.",
        "Der fortgeschriebene Ansatz aller Jahre: Ansätze, Reste und Umschichtungen.")
    case .moneyCommitted:
      rule(
        "open-commitments",
        "Of each commitment what was ordered and is neither paid nor cancelled; nothing of a closed one.",
        "Von jedem Auftrag, was bestellt und weder bezahlt noch zurückgenommen ist; von erledigten nichts."
      )
    case .moneyForecast:
      rule(
        "forecast", "The total cost as it was last forecast.",
        "Die Gesamtkosten nach der letzten Prognose.")
    case .department, .unit:
      rule(
        "organisation",
        "The unit that leads, after its successors; the department is the nearest one above.",
        "Die federführende Einheit nach ihren Nachfolgern; das Dezernat ist das nächste darüber.")
    case .field, .measure, .goal:
      rule(
        "primary-alignment", "By the primary alignment and what that leads to.",
        "Nach der hauptsächlichen Zuordnung und dem, wohin sie führt.")
    default: statement
    }
  }

  /// The rule of what was said and shows.
  static let statement = rule(
    "statement", "What was said last of it and holds.", "Was zuletzt dazu gesagt wurde und gilt.")

  private static func need(_ basis: NeedBasis) -> Explanation.Rule {
    switch basis {
    case .unknown:
      rule(
        "need-unknown", "There is neither a cost baseline nor a forecast: the need is not known.",
        "Es gibt weder einen Kostenplan noch eine Prognose: der Bedarf ist nicht bekannt.")
    case .baseline:
      rule(
        "cost-baseline", "The lines of the cost baseline that are in the budget.",
        "Die haushaltswirksamen Zeilen des Kostenplans.")
    case .forecast:
      rule(
        "forecast", "Without a cost baseline the forecast of the total cost.",
        "Ohne Kostenplan die Prognose der Gesamtkosten.")
    case .settled:
      rule(
        "settled", "A project that is completed, operating or cancelled needs what was spent.",
        "Ein abgeschlossenes, betriebenes oder abgebrochenes Projekt braucht, was ausgegeben wurde."
      )
    case .ended:
      rule(
        "ended", "A project that was merged, split or deregistered needs what was spent.",
        "Ein zusammengelegtes, geteiltes oder ausgetragenes Projekt braucht, was ausgegeben wurde.")
    }
  }

  // MARK: Parts

  static func settles(_ row: PortfolioRow) -> Label {
    let word = Labels.word(row.status ?? "", of: "status")
    return Label(en: "status: \(word[.en])", de: "Status: \(word[.de])")
  }

  static let ends = Label(
    en: "merged, split or deregistered", de: "zusammengelegt, geteilt oder ausgetragen")
  static let forecast = Label(en: "forecast of the total", de: "Prognose der Gesamtkosten")
  static let neverBelowZero = Label(
    en: "more is secured than needed", de: "mehr gesichert als gebraucht")

  static func year(_ year: Int16, _ key: PortfolioKey) -> Label {
    key == .moneySpent
      ? Label(en: "spent in \(year)", de: "ausgegeben \(year)")
      : Label(en: "authorised in \(year)", de: "fortgeschriebener Ansatz \(year)")
  }

  static func secured(_ year: Int16, isClosed: Bool) -> Label {
    isClosed
      ? Label(en: "\(year), closed: what was spent", de: "\(year), abgeschlossen: Ausgegebenes")
      : Label(
        en: "\(year): authorised less blocked", de: "\(year): fortgeschriebener Ansatz ohne Sperren"
      )
  }

  static func commitment(_ key: String, _ year: Int16) -> Label {
    Label(en: "commitment \(key), \(year)", de: "Auftrag \(key), \(year)")
  }

  static func grant(_ grant: String) -> Label {
    Label(
      en: "\(grant): promised beyond what is appropriated",
      de: "\(grant): über die Ansätze hinaus zugesagt")
  }

  static func cap(_ grant: String) -> Label {
    Label(
      en: "\(grant): beyond what the grant gives", de: "\(grant): über das hinaus, was sie gibt")
  }

  static func rule(_ kind: String, _ en: String, _ de: String) -> Explanation.Rule {
    Explanation.Rule(kind: kind, text: Label(en: en, de: de))
  }
}
