import Foundation

/// The long form of tests, which goes over everything where the short one takes samples:
/// `STADTBUCH_LONG=1 swift test`. It takes hours.
public enum LongForm {
  /// Whether it is asked for.
  public static let isAsked = ProcessInfo.processInfo.environment["STADTBUCH_LONG"] == "1"
}
