/// Words of feeds.
extension Label {
  package static let feeds = Label("Feeds", "Feeds")
  package static let feedName = Label("Feed name", "Name des Feeds")
  package static let feedAudience = Label("Shown to", "Gezeigt für")
  package static let dueMilestone = Label("Milestone due", "Meilenstein fällig")
  package static let dueObligation = Label("Obligation due", "Verpflichtung fällig")
  package static let dueProof = Label("Proof due", "Nachweis fällig")
  package static let dueDrawdown = Label("Drawdown to be used", "Abruf zu verwenden")
}
