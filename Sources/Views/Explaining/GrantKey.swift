import Vocabulary

/// The keys of a grant's row that can be explained.
public enum GrantKey: String, Sendable, CaseIterable {
  /// The key of this name.
  case maximum, eligible, spentShare, used, received, unused, openClaim, reclaimable
  case requested, reclaimed, repaid
}

/// How the figures of a grant are made, in one sentence each.
enum GrantRules {
  static func rule(of key: GrantKey, _ terms: GrantTerms) -> Explanation.Rule {
    func rule(_ en: String, _ de: String) -> Explanation.Rule {
      ExplanationWords.rule(key.rawValue, en, de)
    }
    return switch key {
    case .maximum: rule("The most that the notice pays.", "Das Höchste, was der Bescheid zahlt.")
    case .eligible:
      rule(
        "Vouchers that are flagged as eligible and were paid in the eligible time.",
        "Belege, die als zuwendungsfähig gekennzeichnet und im Bewilligungszeitraum bezahlt sind.")
    case .spentShare:
      rule(
        "What is eligible over what the grant is for.",
        "Das Zuwendungsfähige im Verhältnis zu dem, wofür die Zuwendung ist.")
    case .used: used(terms)
    case .received: rule("What was drawn down.", "Was abgerufen und eingegangen ist.")
    case .unused:
      rule(
        "What came and is not used, never below zero.",
        "Was eingegangen und nicht verwendet ist, nie unter null.")
    case .openClaim:
      rule(
        "What is used and has not come yet, never below zero.",
        "Was verwendet und noch nicht eingegangen ist, nie unter null.")
    case .reclaimable:
      rule(
        "What was not used in time, and after a review what had been received beyond the share of what was accepted.",
        "Was nicht rechtzeitig verwendet ist, dazu nach einer Prüfung, was über den Anteil am Anerkannten hinaus eingegangen war."
      )
    case .requested: rule("What was asked for.", "Was abgerufen wurde.")
    case .reclaimed: rule("What was claimed back.", "Was zurückgefordert wurde.")
    case .repaid: rule("What was paid back.", "Was zurückgezahlt wurde.")
    }
  }

  private static func used(_ terms: GrantTerms) -> Explanation.Rule {
    switch terms.form {
    case "share":
      ExplanationWords.rule(
        "share", "The notice's share of what is eligible, up to the maximum.",
        "Der Anteil des Bescheids am Zuwendungsfähigen, höchstens der Höchstbetrag.")
    case "deficit":
      ExplanationWords.rule(
        "deficit",
        "What is eligible less the own share and what else came in, up to the maximum and never below zero.",
        "Das Zuwendungsfähige abzüglich des Eigenanteils und dessen, was sonst einging, höchstens der Höchstbetrag und nie unter null."
      )
    default:
      ExplanationWords.rule(
        "full", "What is eligible, up to the maximum.",
        "Das Zuwendungsfähige, höchstens der Höchstbetrag.")
    }
  }

  static let notice = Label(en: "the notice", de: "der Bescheid")
  static let ownPart = Label(en: "the part that others pay", de: "der Teil, den andere zahlen")
  static let ownShare = Label(en: "own share", de: "Eigenanteil")
  static let revenue = Label(en: "what else came in", de: "was sonst einging")
  static let limit = Label(en: "the limit of the rule", de: "die Grenze der Regel")
  static let used = Label(en: "used", de: "verwendet")
  static let received = Label(en: "received", de: "eingegangen")
  static let excess = Label(
    en: "received beyond the share of what was accepted",
    de: "über den Anteil am Anerkannten hinaus eingegangen")
  static let outside = Label(
    en: "paid outside the eligible time: not counted",
    de: "außerhalb des Bewilligungszeitraums bezahlt: zählt nicht")
  static let bookings = Label(en: "bookings", de: "Buchungen")

  static func voucher(_ booking: String) -> Label {
    Label(en: "voucher of booking \(booking)", de: "Beleg der Buchung \(booking)")
  }

  static func drawdown(_ receipt: String) -> Label {
    Label(en: "drawdown \(receipt)", de: "Mittelabruf \(receipt)")
  }

  static func overdue(_ receipt: String) -> Label {
    Label(
      en: "drawdown \(receipt): not used in time",
      de: "Mittelabruf \(receipt): nicht rechtzeitig verwendet")
  }
}
