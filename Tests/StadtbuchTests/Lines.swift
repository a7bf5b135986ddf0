/// Writes events as lines with identities and times of their own, a second apart.
struct Lines {
  private(set) var lines: [String] = []

  /// Adds an event; without a day it holds from that which its type takes. The default time lies
  /// in January 2026.
  mutating func add(
    _ type: String, _ subject: String, _ data: String, _ day: String? = nil,
    at time: String? = nil, rest: String = ""
  ) {
    let number = lines.count + 1
    let digits = String(number)
    let padded = String(repeating: "0", count: 12 - digits.count) + digits
    let (minute, second) = (number / 60 % 60, number % 60)
    let hour = 8 + number / 3600
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let time = time ?? "2026-01-05T\(two(hour)):\(two(minute)):\(two(second)).000000Z"
    let validFrom = day.map { #","validfrom":"\#($0)""# } ?? ""
    lines.append(
      #"{"specversion":"1.0","id":"01900000-0000-7000-8000-\#(padded)","source":"test","#
        + #""type":"\#(type)","subject":"\#(subject)","time":"\#(time)","#
        + #""actor":"person/p1"\#(validFrom)\#(rest),"data":\#(data)}"#)
  }
}
