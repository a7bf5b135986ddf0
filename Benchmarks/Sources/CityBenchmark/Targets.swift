/// What is to be reached; the one place where it stands.
struct Targets {
  let text: String
  let value: Double

  static let append = Targets(text: "≥ 400 k/s", value: 400_000)
  static let appendTen = Targets(text: "≥ 200 k/s", value: 200_000)
  static let replay = Targets(text: "≥ 3 M/s", value: 3_000_000)
  static let replayHash = Targets(text: "≥ 1 M/s", value: 1_000_000)
  static let portfolio = Targets(text: "p99 ≤ 20 ms", value: 0.020)
  static let show = Targets(text: "p99 ≤ 100 µs", value: 100e-6)
  static let opening = Targets(text: "≤ 1 s", value: 1)
  static let durable = Targets(text: "≥ 0.5 of bare", value: 0.5)
  static let tasks = Targets(text: "≥ 6 times one task", value: 6)
  static let importing = Targets(text: "≥ 100 k/s", value: 100_000)
  static let memory = Targets(text: "RssAnon ≤ 256 MB", value: 256)
  /// The rate with much late and void against the usual one.
  static let unruly = Targets(text: "≥ 0.5", value: 0.5)

  /// `second` against `first`, as a ratio of speeds or of times.
  static func ratio(_ first: Double, _ second: Double) -> String {
    Timing.rounded(first / max(second, 1e-12))
  }

  static func size(_ count: Int) -> String {
    count >= 1_000_000 ? "\(count / 1_000_000) million" : "\(count / 1_000) thousand"
  }
}
