import Vocabulary

extension HistoryGenerator {
  /// Whether an event may touch a closed period, so that it says why and who agreed.
  func needsReason(_ type: EventType, _ validFrom: Day, _ data: [String: JSONValue]) -> Bool {
    var days = [validFrom]
    if let period = Period(data["period"]?.text ?? "") { days.append(period.firstDay) }
    for name in ["year", "from", "to"] {
      if let year = data[name]?.int { days += [Day(year: Int(year), month: 1, day: 1) ?? .first] }
    }
    return days.contains { $0.year < 2023 }
  }

  /// What an event is an example of.
  func cases(
    _ type: EventType, _ subject: String, _ data: [String: JSONValue], _ validFrom: Day
  ) -> Set<HistoryCase> {
    var cases: Set<HistoryCase> = []
    func note(_ name: HistoryCase, _ condition: Bool) {
      if condition { cases.insert(name) }
    }
    note(.late, validFrom.ordinal < today.ordinal - 30)
    note(.planned, validFrom.ordinal > today.ordinal + 30)
    note(.unset, data.values.contains(.null))
    let before = world.live(type.name, on: subject)
    note(.tied, before.contains { $0.validFrom == validFrom })
    note(.reversal, data["reverses"] != nil)
    note(.splitBooking, data["split"] != nil)
    note(.grantBooking, type.name == "expenditure.booked" && data["grant"] != nil)
    note(.finalBooking, data["final"] == .flag(true) && data["commitment"] != nil)
    note(
      .otherCurrency, type.isMoney && data["amount"].map { $0["currency"] != .text("EUR") } ?? false
    )
    note(.itemRemoved, type.name == "item.removed")
    note(.itemReturned, type.name == "item.added" && world.exists(subject))
    note(.memberEnters, Self.leaving.values.contains(type.name))
    note(.memberLeaves, Self.leaving[type.name] != nil)
    note(.dimensions, type.name.hasPrefix("measurement") && data["dimensions"] != nil)
    note(
      .observationAgain,
      type.name.hasPrefix("measurement")
        && before.contains {
          $0.data["period"] == data["period"] && $0.data["dimensions"] == data["dimensions"]
        })
    note(
      .defaultedSource,
      type.isMoney && type.field(named: "source") != nil && data["source"] == nil
        && data["split"] == nil)
    note(.approval, type.name == "event.approved")
    note(.unusualName, !subject.utf8.allSatisfy { $0 < 0x80 })
    note(
      .closedPeriod,
      world.live("period.closed").contains {
        guard let period = Period($0.owner.dropFirst("period/".count)) else { return false }
        return period.firstDay <= validFrom && validFrom <= period.lastDay
      } && type.subjects != ["period"])
    return cases
  }
}
