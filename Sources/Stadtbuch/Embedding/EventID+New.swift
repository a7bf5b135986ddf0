import Ledger
public import Vocabulary

extension EventID {
  /// A new one, of the machine's clock and randomness. It belongs to its event: make it once, and
  /// record again with the same where an answer does not arrive.
  public static func new() -> EventID {
    .version7(
      at: SystemClock().now(), random: (.random(in: .min ... .max), .random(in: .min ... .max)))
  }
}
