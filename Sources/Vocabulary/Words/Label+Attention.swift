/// Words of what needs attention.
extension Label {
  private static let kinds: [String: Label] = [
    "gap": Label("gap", "Finanzierungslücke"),
    "overdrawn": Label("budget overdrawn", "Budget überzogen"),
    "no-report": Label("no report", "kein Bericht"),
    "stale-report": Label("report stale", "Bericht veraltet"),
    "overdue-milestone": Label("milestone overdue", "Meilenstein überfällig"),
    "overdue-obligation": Label("obligation overdue", "Verpflichtung überfällig"),
    "proof-due": Label("proof overdue", "Nachweis überfällig"),
    "drawdown-overdue": Label("drawdown overdue", "Abruf überfällig"),
    "grey-indicator": Label("indicator grey", "Kennzahl grau"),
  ]

  /// What a kind of finding is called.
  package static func attentionKind(_ word: String) -> Label { kinds[word] ?? Label(word, word) }

  /// Whether a word is a kind of finding.
  static func isAttentionKind(_ word: String) -> Bool { kinds[word] != nil }

  package static let attention = Label("What needs attention", "Handlungsbedarf")
  package static let findings = Label("Findings", "Befunde")
  package static let finding = Label("Finding", "Befund")
  package static let what = Label("What", "Was")
  package static let daysSince = Label("Days", "Tage")
  package static let since = Label("Since", "Seit")
  package static let nothingNeedsAttention = Label(
    "Nothing needs attention.", "Es besteht kein Handlungsbedarf.")

  package static let moreNeeded = Label(
    "more is needed than is secured", "es wird mehr gebraucht, als gesichert ist")
  package static let neverReported = Label("has not reported yet", "hat noch nicht berichtet")
  package static let milestoneOpen = Label(
    "due and neither reached nor dropped", "fällig und weder erreicht noch gestrichen")
  package static let obligationOpen = Label("due and not fulfilled", "fällig und nicht erfüllt")

  package static func moreBound(_ year: Int) -> Label {
    Label(
      "more is spent, committed and blocked in \(year) than is authorised",
      "\(year) ist mehr verausgabt, gebunden und gesperrt als der fortgeschriebene Ansatz")
  }

  package static func reportedLast(_ period: Period) -> Label {
    Label("the last report is of \(period)", "der letzte Bericht ist von \(period)")
  }

  package static func proofOpen(final: Bool) -> Label {
    final
      ? Label(
        "the final proof of use was not submitted", "der Schlussnachweis ist nicht vorgelegt")
      : Label(
        "the interim proof of use was not submitted", "der Zwischennachweis ist nicht vorgelegt")
  }

  package static func drawdownOpen(_ receipt: String) -> Label {
    Label(
      "drawdown \(receipt) was not used in time",
      "der Abruf \(receipt) wurde nicht fristgerecht verwendet")
  }

  package static let neverMeasured = Label("nothing was measured yet", "noch nichts gemessen")
  package static func noValue(_ period: Period) -> Label {
    Label("no value of \(period)", "kein Wert für \(period)")
  }
  package static func incompleteValue(_ period: Period, _ count: Int, of all: Int) -> Label {
    Label(
      "the value of \(period) is incomplete: \(count) of \(all) units have reported",
      "der Wert für \(period) ist unvollständig: \(count) von \(all) Einheiten haben gemeldet")
  }
  package static func staleValue(_ period: Period) -> Label {
    Label(
      "the latest value, of \(period), is older than the definition allows",
      "der jüngste Wert, für \(period), ist älter, als die Definition erlaubt")
  }
  package static func noThresholds(_ period: Period) -> Label {
    Label(
      "no thresholds held at the end of \(period)", "am Ende von \(period) galten keine Schwellen")
  }
  package static func noTarget(_ period: Period) -> Label {
    Label("no target held at the end of \(period)", "am Ende von \(period) galt kein Ziel")
  }
  package static func targetZero(_ period: Period) -> Label {
    Label(
      "the target of \(period) is 0, and nothing is a share of it",
      "das Ziel für \(period) ist 0, und davon gibt es keinen Anteil")
  }
  package static func belowBands(_ period: Period) -> Label {
    Label(
      "the value of \(period) lies below all thresholds",
      "der Wert für \(period) liegt unter allen Schwellen")
  }
}
