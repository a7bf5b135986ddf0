/// What is to be reached; the one place where it stands.
struct Targets {
  let text: String
  let value: Double

  static let append = Targets(text: "≥ 200 k/s", value: 200_000)
  static let appendTen = Targets(text: "≥ 150 k/s", value: 150_000)
  static let replay = Targets(text: "≥ 3 M/s, ≥ 0.12 of the scan", value: 3_000_000)
  static let replayShare = 0.12
  static let replayHash = Targets(text: "≥ 1.2 M/s", value: 1_200_000)
  static let portfolio = Targets(text: "p99 ≤ 10 ms", value: 0.010)
  /// Ten times the history.
  static let portfolioTen = Targets(text: "p99 ≤ 50 ms", value: 0.050)
  static let budget = Targets(text: "p99 ≤ 10 ms", value: 0.010)
  static let changes = Targets(text: "≤ 30 ms", value: 0.030)
  static let board = Targets(text: "p99 ≤ 10 ms", value: 0.010)
  static let series = Targets(text: "p99 ≤ 2 ms", value: 0.002)
  static let show = Targets(text: "p99 ≤ 50 µs", value: 50e-6)
  static let opening = Targets(text: "≤ 100 ms", value: 0.1)
  static let durable = Targets(text: "≥ 0.85 of bare", value: 0.85)
  static let durableAsync = Targets(text: "≥ 0.60 of bare", value: 0.6)
  static let tasks = Targets(text: "≥ 0.35 of bare, 64 a commit", value: 0.35)
  static let importing = Targets(text: "≥ 150 k/s", value: 150_000)
  static let memory = Targets(text: "RssAnon < 150 MB", value: 150)
  static let peer = Targets(text: "≥ 8 times as fast", value: 8)
  static let history = Targets(text: "≤ 2 times as long", value: 2)
  static let perRow = Targets(text: "≤ a row of the portfolio", value: 1)
  /// How much slower a city may be that enters late and takes much back.
  static let unruly = Targets(text: "≥ 0.67", value: 0.667)

  /// `second` against `first`, as a ratio of speeds or of times.
  static func ratio(_ first: Double, _ second: Double) -> String {
    Timing.rounded(first / max(second, 1e-12))
  }

  static func size(_ count: Int) -> String {
    count >= 1_000_000 ? "\(count / 1_000_000) million" : "\(count / 1_000) thousand"
  }
}
