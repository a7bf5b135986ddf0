import LMDB
import Ledger
import Timelines
import Vocabulary

/// Reads one indicator period by period.
enum KpiSeriesReader {
  static func read(
    _ choice: KpiSeriesChoice, _ frame: Frame
  ) throws(TimelinesError) -> IndicatorSeriesAnswer {
    var options = choice.options
    options.organisationDay = options.organisationDay ?? frame.organisationDay
    return try frame.readers.indicators.series(
      of: choice.indicator, at: frame.point, options)
  }

  /// When the events of vintages were recorded.
  static func times(
    of vintages: [IndicatorVintage], _ frame: Frame
  ) throws(TimelinesError) -> [UInt64: Instant] {
    guard !vintages.isEmpty else { return [:] }
    let ledger = frame.timelines.ledger
    var times: [UInt64: Instant] = [:]
    times.reserveCapacity(vintages.count)
    do throws(LMDBError) {
      try ledger.read { (transaction) throws(LMDBError) in
        for vintage in vintages {
          times[vintage.sequence] = try ledger.reader.time(of: vintage.sequence, transaction)
        }
      }
    } catch {
      throw TimelinesError(error)
    }
    return times
  }
}
