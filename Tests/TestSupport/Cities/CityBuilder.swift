import Vocabulary

/// Takes down a city's story in any order and puts it in the order in which it was recorded.
///
/// Days are written as `2024-02-29`. What is recorded on one day keeps the order of the telling.
final class CityBuilder {
  /// The city's folder.
  let key: String
  /// Who records what does not say so itself.
  var actor = "person/p01"
  private var events: [CityEvent] = []

  init(_ key: String) {
    self.key = key
  }

  /// Records an event.
  ///
  /// - Parameters:
  ///   - on: the day of recording.
  ///   - at: the time of day in UTC; in the morning if left out.
  ///   - from: the day from which it holds; that of recording if left out.
  ///   - mark: a name under which other events and tests find it.
  func say(
    _ type: String, _ subject: String, _ data: CityValue = [:], on: String, at: String? = nil,
    from: String? = nil, until: String? = nil, by: String? = nil, approvedBy: String? = nil,
    reason: String? = nil, basis: String? = nil, visibility: String? = nil, mark: String? = nil
  ) {
    events.append(
      CityEvent(
        type: type, subject: subject, data: data, on: on, at: at ?? "08:00:00",
        from: from == on ? nil : from, until: until, actor: by ?? actor, approvedBy: approvedBy,
        reason: reason, basis: basis, visibility: visibility, mark: mark))
  }

  /// Voids the event of a mark.
  func void(
    _ target: String, on: String, reason: String, by: String? = nil, approvedBy: String? = nil,
    mark: String? = nil
  ) {
    say(
      "event.voided", "event/@\(target)", on: on, by: by, approvedBy: approvedBy, reason: reason,
      mark: mark)
  }

  /// Voids the event of a mark and says it anew.
  func correct(
    _ target: String, _ type: String, _ data: CityValue, on: String, reason: String,
    from: String? = nil, by: String? = nil, approvedBy: String? = nil, mark: String? = nil
  ) {
    say(
      "event.corrected", "event/@\(target)", ["type": .text(type), "data": data], on: on,
      from: from, by: by, approvedBy: approvedBy, reason: reason, mark: mark)
  }

  /// Approves the event of a mark.
  func approve(_ target: String, on: String, by: String) {
    say("event.approved", "event/@\(target)", on: on, by: by)
  }

  /// The lines in the order of recording, and the numbers of the marked events.
  func lines() -> (lines: [String], marks: [String: Int]) {
    let ordered = events.enumerated().sorted { first, second in
      let (one, other) = (first.element, second.element)
      if one.on != other.on { return one.on < other.on }
      if one.at != other.at { return one.at < other.at }
      return first.offset < second.offset
    }
    var marks: [String: Int] = [:]
    for (place, event) in ordered.enumerated() {
      if let mark = event.element.mark { marks[mark] = place + 1 }
    }
    var lines: [String] = []
    lines.reserveCapacity(ordered.count)
    var last = Instant(microseconds: 0)
    for (place, (_, event)) in ordered.enumerated() {
      let fraction = event.at.contains(".") ? "" : ".000000"
      let wanted = Instant("\(event.on)T\(event.at)\(fraction)Z") ?? last
      let time = max(wanted, Instant(microseconds: last.microseconds + 1_000_000))
      last = event.at.contains(".") ? wanted : time
      lines.append(event.line(city: key, number: place + 1, time: last, marks: marks))
    }
    return (lines, marks)
  }
}

/// Days as text, counted.
enum CityDays {
  /// A day so many days later.
  static func day(_ text: String, plus days: Int) -> String {
    Day(text).map { $0.adding(days: days).description } ?? text
  }

  /// How many days lie between two.
  static func days(_ from: String, _ to: String) -> Int {
    guard let from = Day(from), let to = Day(to) else { return 0 }
    return from.days(to: to)
  }

  /// The first and last day of a quarter from 1.
  static func quarter(_ year: Int, _ quarter: Int) -> (first: String, last: String) {
    let last = ["03-31", "06-30", "09-30", "12-31"]
    return ("\(year)-\(two(quarter * 3 - 2))-01", "\(year)-\(last[quarter - 1])")
  }
}
