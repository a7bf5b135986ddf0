import Vocabulary

/// An event as a city's story tells it, before it has a number.
struct CityEvent {
  /// The event type.
  var type: String
  /// The subject; `event/@mark` names the event of that mark.
  var subject: String
  var data: CityValue
  /// When it was recorded, as civil day and as the time of day in UTC.
  var on: String
  var at: String
  var from: String?
  var until: String?
  var actor: String
  var approvedBy: String?
  var reason: String?
  var basis: String?
  var visibility: String?
  var mark: String?

  /// The line of CloudEvents.
  func line(city: String, number: Int, time: Instant, marks: [String: Int]) -> String {
    let id = EventID.version7(
      at: time,
      random: (CityChance.bits("\(city) \(number) a"), CityChance.bits("\(city) \(number) b")))
    var line = #"{"specversion":"1.0","id":"\#(id)","source":"import/\#(city)","type":"\#(type)""#
    line += #","subject":"\#(resolved(marks))","time":"\#(time)""#
    if let from { line += #","validfrom":"\#(from)""# }
    if let until { line += #","validto":"\#(until)""# }
    line += #","sequence":"\#(number)","actor":"\#(actor)""#
    if let approvedBy { line += #","approvedby":"\#(approvedBy)""# }
    if let reason {
      line += #","reason":"#
      CityValue.append(reason, to: &line)
    }
    if let basis { line += #","basis":"\#(basis)""# }
    if let visibility { line += #","visibility":"\#(visibility)""# }
    line += #","data":"#
    data.append(to: &line, marks)
    return line + "}"
  }

  private func resolved(_ marks: [String: Int]) -> String {
    guard let place = subject.firstIndex(of: "@") else { return subject }
    let mark = String(subject[subject.index(after: place)...])
    return subject[..<place] + String(marks[mark] ?? 0)
  }
}
