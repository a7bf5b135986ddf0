import LMDB
import Ledger
import Stadtbuch
import Timelines
import Vocabulary

/// Figures of the machine: anybody who reaches it may know them.
enum MachineMetrics {
  /// Adds them.
  ///
  /// - Parameter uptime: how long the server has run.
  static func add(to text: inout MetricsText, _ engine: Engine, uptime: Swift.Duration) throws {
    let head = try engine.ledger.head.sequence
    let views = try engine.timelines.position
    text.family("stadtbuch_uptime_seconds", "gauge", "How long the server runs.", unit: "seconds")
    text.sample("stadtbuch_uptime_seconds", [], "\(uptime.components.seconds)")
    text.gauge("stadtbuch_log_position", "The number of the last event.", head)
    text.gauge("stadtbuch_views_position", "The last event that the views hold.", views)
    text.gauge(
      "stadtbuch_views_lag_events", "How many events the views are behind.",
      head > views ? head - views : 0)
    let condition = try engine.ledger.condition()
    text.gauge("stadtbuch_readers", "Reader slots in use.", condition.readers.count)
    text.gauge("stadtbuch_readers_max", "Reader slots there are.", condition.log.readersMax)
    text.gauge(
      "stadtbuch_oldest_reader_transactions",
      "How many transactions the oldest reader holds on to.", engine.ledger.oldestReaderLag)
    text.family(
      "stadtbuch_log_bytes", "gauge", "Bytes of the log that were ever used.", unit: "bytes")
    text.sample("stadtbuch_log_bytes", [], "\(condition.log.usedBytes)")
    text.family("stadtbuch_disk_free_bytes", "gauge", "Bytes free on the disk.", unit: "bytes")
    text.sample("stadtbuch_disk_free_bytes", [], "\(condition.freeDiskBytes)")
    if let commits = engine.ledger.commitFigures { add(commits, to: &text) }
  }

  private static func add(_ commits: CommitFigures, to text: inout MetricsText) {
    let name = "stadtbuch_commit_seconds"
    text.family(name, "histogram", "How long commits of this process took.", unit: "seconds")
    var count: UInt64 = 0
    for (bound, more) in zip(CommitFigures.boundsMicroseconds, commits.counts) {
      count += more
      text.sample("\(name)_bucket", [("le", MetricsText.seconds(bound))], "\(count)")
    }
    text.sample("\(name)_bucket", [("le", "+Inf")], "\(commits.commits)")
    text.sample("\(name)_count", [], "\(commits.commits)")
    text.sample("\(name)_sum", [], MetricsText.seconds(commits.microseconds))
    text.family("stadtbuch_commit_batches", "counter", "Batches that commits had together.")
    text.sample("stadtbuch_commit_batches_total", [], "\(commits.batches)")
  }
}
