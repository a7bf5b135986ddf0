import Vocabulary

/// A calendar as of RFC 5545: whole days, without alarms.
struct CalendarText {
  /// One day with what is due on it.
  struct Event: Sendable {
    /// What tells it from all others, for ever.
    let id: String
    let day: Day
    let summary: String
    let category: String
  }

  /// The calendar.
  private(set) var bytes: [UInt8] = []

  /// A calendar of events.
  ///
  /// - Parameter stamp: when what is known of them was recorded.
  init(_ name: String, _ events: [Event], stamp: Instant, language: Language) {
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//Stadtbuch//\(language.rawValue.uppercased())")
    line("CALSCALE:GREGORIAN")
    line("METHOD:PUBLISH")
    line("X-WR-CALNAME:\(CalendarText.text(name))")
    for event in events {
      line("BEGIN:VEVENT")
      line("UID:\(CalendarText.text(event.id))")
      line("DTSTAMP:\(CalendarText.time(stamp))")
      line("DTSTART;VALUE=DATE:\(event.day.number)")
      line("DTEND;VALUE=DATE:\(event.day.adding(days: 1).number)")
      line("SUMMARY:\(CalendarText.text(event.summary))")
      line("CATEGORIES:\(CalendarText.text(event.category))")
      line("TRANSP:TRANSPARENT")
      line("END:VEVENT")
    }
    line("END:VCALENDAR")
  }

  /// Writes a line, folded so that none has more than 75 bytes, between characters.
  private mutating func line(_ text: String) {
    var room = 75
    for scalar in text.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if encoded.count > room {
        bytes += [0x0d, 0x0a, 0x20]
        room = 74
      }
      bytes += encoded
      room -= encoded.count
    }
    bytes += [0x0d, 0x0a]
  }

  /// A text with what has a meaning of its own marked.
  private static func text(_ text: String) -> String {
    var marked = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": marked += "\\\\"
      case ";": marked += "\\;"
      case ",": marked += "\\,"
      case "\n": marked += "\\n"
      default:
        if scalar.properties.generalCategory != .control { marked.unicodeScalars.append(scalar) }
      }
    }
    return marked
  }

  private static func time(_ instant: Instant) -> String {
    let seconds = instant.description.prefix(19)
    return seconds.filter { $0.isNumber || $0 == "T" } + "Z"
  }
}
