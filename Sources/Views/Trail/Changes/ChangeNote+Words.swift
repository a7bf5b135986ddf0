public import Vocabulary

extension ChangeNote {
  /// The note in words.
  public func text(_ language: Language) -> String {
    let isGerman = language == .de
    switch self {
    case .merged(let other):
      guard let other else { return isGerman ? "zusammengelegt" : "merged" }
      return isGerman ? "zusammengelegt mit \(other)" : "merged into \(other)"
    case .split(let others):
      let names = others.joined(separator: ", ")
      return isGerman ? "geteilt in \(names)" : "split into \(names)"
    case .deregistered: return isGerman ? "abgemeldet" : "deregistered"
    case .returned:
      return isGerman
        ? "nicht mehr zusammengelegt, geteilt oder abgemeldet"
        : "no longer merged, split or deregistered"
    case .closed(let year, let lapsed):
      let amount = "\(FigureFormat(language).figures(lapsed.amount)) \(lapsed.currency)"
      return isGerman
        ? "Jahr \(year) abgeschlossen: \(amount) verfallen"
        : "year \(year) closed: \(amount) lapsed"
    case .reopened(let year):
      return isGerman ? "Jahr \(year) wieder geöffnet" : "year \(year) reopened"
    }
  }
}

extension PortfolioChange {
  /// Its notes in words; nil where there are none.
  public func note(_ language: Language) -> String? {
    notes.isEmpty ? nil : notes.map { $0.text(language) }.joined(separator: "; ")
  }
}
