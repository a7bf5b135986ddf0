import Vocabulary

extension HistoryGenerator {
  /// What the ledger asks of single types beyond their fields: which commitment, which booking.
  mutating func meetNeeds(
    of type: EventType, _ subject: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    if let entering = Self.leaving[type.name] {
      guard let known = random.pick(world.live(entering, on: subject)) else { return false }
      for field in type.fields { data[field.name] = known.data[field.name] }
      return true
    }
    switch type.name {
    case "budget.appropriated":
      if random.chance(50) { data["kind"] = .text("appropriation") }
      if random.chance(10) { data["amount"] = money(-random.number(1...9_000), "EUR") }
      if random.chance(5) { data["amount"] = money(0, "EUR") }
    case "budget.transferred", "budget.blocked", "budget.released", "commitment.made",
      "revenue.booked":
      if type.name == "commitment.made",
        world.live("commitment.made").allSatisfy({
          $0.data["commitment"] != data["commitment"]
        })
      {
        data["commitment"] = .text("K\(world.events.count)")
      }
      if type.name == "revenue.booked" { return meetRevenue(subject, &data) }
      return chooseSource(subject, "year", &data)
    case "budget.carried-forward": return chooseSource(subject, "from", &data)
    case "commitment.reduced", "commitment.carried":
      guard let made = random.pick(world.live("commitment.made", on: subject)) else { return false }
      data["commitment"] = made.data["commitment"]
      data["source"] = made.data["source"]
      let year = made.int("year") ?? 0
      data[type.name == "commitment.carried" ? "from" : "year"] = .number(year)
      if data["to"] != nil { data["to"] = .number(year + 1) }
    case "expenditure.booked": return meetExpenditure(subject, &data)
    case "grant.applied", "grant.approved", "grant.amended": meetGrant(&data)
    case "grant.allocated":
      guard world.live("grant.approved", on: subject).count > 0 else { return false }
      data["amount"] = money(amount(1...50_000), "EUR")
    case "drawdown.requested", "drawdown.received":
      if world.live(type.name).contains(where: { $0.data["receipt"] == data["receipt"] }) {
        data["receipt"] = .text("R\(world.events.count)")
      }
    default: return meetOtherNeeds(of: type, subject, &data)
    }
    return true
  }

  private mutating func meetOtherNeeds(
    of type: EventType, _ subject: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    switch type.name {
    case "indicator.defined":
      for name in ["states", "aspect"] { data[name] = nil }
      if random.chance(60) { data["inventory"] = nil }
    case "indicator.revised":
      for name in ["states", "aspect", "inventory", "frequency", "measure"] { data[name] = nil }
    case "measurement.recorded", "measurement.restated":
      guard world.latest("inventory", of: subject) == nil,
        let frequency = world.latest("frequency", of: subject)?.text
      else { return false }
      let lengths: [String: Period.Length] = [
        "day": .day, "week": .week, "month": .month, "quarter": .quarter, "year": .year,
      ]
      data["period"] = .text(period(lengths[frequency] ?? .year).description)
      data["definition"] = nil
      if random.chance(50), let known = random.pick(world.live(type.name, on: subject)) {
        for name in ["period", "unit", "dimensions"] { data[name] = known.data[name] }
      }
      if random.chance(50) { data["unit"] = nil }
    case "item.added":
      let isRemoved = !world.live("item.removed", on: subject).isEmpty
      if world.exists(subject), !isRemoved { return false }
      return meetState(data["inventory"], &data)
    case "item.state-set":
      return meetState(world.latest("inventory", of: subject), &data)
    case "report.published": data["knownat"] = .number(Int64(world.events.count / 2))
    case "period.reopened": return !world.live("period.closed", on: subject).isEmpty
    default: break
    }
    return true
  }

  /// A state that the inventory lists.
  private mutating func meetState(
    _ inventory: JSONValue?, _ data: inout [String: JSONValue]
  ) -> Bool {
    guard let inventory = inventory?.text else { return false }
    var states = world.latest("states", of: inventory)?.elements ?? []
    if data["aspect"] != nil {
      let aspects = world.latest("aspects", of: inventory)?.elements ?? []
      let aspect = random.pick(aspects)
      data["aspect"] = aspect?["name"]
      if let aspect { states = aspect["states"].elements }
    }
    if data["state"] != nil { data["state"] = random.pick(states) }
    return true
  }

  private mutating func meetGrant(_ data: inout [String: JSONValue]) {
    if data["maximum"] != nil {
      data["maximum"] = money(amount(100_000_000...100_009_000), "EUR")
    }
    if case .array(let lines)? = data["lines"] {
      var seen: Set<String> = []
      let kept = lines.filter { seen.insert($0["code"].plain).inserted }
      data["lines"] = kept.isEmpty ? nil : .array(kept)
    }
  }

  /// Leaves the source out where there is but one, names one elsewhere.
  private mutating func chooseSource(
    _ subject: String, _ yearField: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    let sources = world.sources(subject, data[yearField]?.int ?? 0)
    if sources.count == 1, random.chance(60) {
      data["source"] = nil
    } else if let source = random.pick(sources), random.chance(70) {
      data["source"] = .text(source)
    } else {
      guard let source = reference(["source"], "source", of: subject) else {
        missing = "source"
        return false
      }
      data["source"] = .text(source)
    }
    return true
  }

  private mutating func meetRevenue(
    _ subject: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    if !hasOwnBooking(data) { data["booking"] = .text("E\(world.events.count)") }
    data["reverses"] = nil
    if random.chance(20), let first = reversible("revenue.booked", subject) {
      return reverse(first, &data)
    }
    return chooseSource(subject, "year", &data)
  }

  private mutating func meetExpenditure(
    _ subject: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    if !hasOwnBooking(data) { data["booking"] = .text("B\(world.events.count)") }
    for name in ["reverses", "commitment", "final", "split", "grantline"] { data[name] = nil }
    if random.chance(20), let first = reversible("expenditure.booked", subject) {
      for name in ["type", "grant", "eligible", "source"] { data[name] = nil }
      return reverse(first, &data)
    }
    if data["type"] == nil { data["type"] = .text("material") }
    if random.chance(10) { data["amount"] = money(-random.number(1...900), "EUR") }
    if let grant = data["grant"]?.text {
      let codes = (world.latest("lines", of: grant)?.elements ?? []).map { $0["code"] }
      data["grantline"] = random.pick(codes)
      if world.live("grant.approved", on: grant).isEmpty { data["grant"] = nil }
      if data["grant"] == nil { data["grantline"] = nil }
    } else {
      data["eligible"] = nil
    }
    if random.chance(40), let made = random.pick(world.live("commitment.made", on: subject)) {
      data["commitment"] = made.data["commitment"]
      data["year"] = made.data["year"]
      data["amount"] = money(
        amount(1...90_000), made.data["amount"]?["currency"].plain ?? "EUR")
      if random.chance(30) { data["final"] = .flag(true) }
    }
    if random.chance(25), let one = reference(["source"], "source", of: subject),
      let other = reference(["source"], "source", of: subject),
      let amount = data["amount"], amount["currency"] == .text("EUR"), one != other
    {
      let minor = self.amount(2...50_000)
      data["amount"] = money(minor, "EUR")
      data["source"] = nil
      data["split"] = .array([
        .object(["source": .text(one), "amount": money(minor / 2, "EUR")]),
        .object(["source": .text(other), "amount": money(minor - minor / 2, "EUR")]),
      ])
      return true
    }
    return chooseSource(subject, "year", &data)
  }

  /// Whether the data name a booking that is theirs alone, as where they are corrected.
  private func hasOwnBooking(_ data: [String: JSONValue]) -> Bool {
    guard let booking = data["booking"]?.text, booking.count > 1,
      booking.hasPrefix("B") || booking.hasPrefix("E")
    else { return false }
    return world.live("expenditure.booked").count { $0.text("booking") == booking }
      + world.live("revenue.booked").count { $0.text("booking") == booking } == 1
  }

  private mutating func reversible(_ type: String, _ subject: String) -> HistoryWorld.Known? {
    let live = world.live(type, on: subject)
    let reversed = Set(live.compactMap { $0.text("reverses") })
    return random.pick(
      live.filter {
        $0.text("reverses") == nil && !reversed.contains($0.text("booking") ?? "")
          && $0.data["amount"]?["amount"].plain.hasPrefix("-") == false
      })
  }

  private mutating func reverse(
    _ first: HistoryWorld.Known, _ data: inout [String: JSONValue]
  ) -> Bool {
    guard let amount = first.data["amount"] else { return false }
    data["reverses"] = first.data["booking"]
    let minor = Int(amount["amount"].plain.filter { $0 != "." }) ?? 1
    let part = random.chance(50) ? minor : max(1, minor / 3)
    data["amount"] = money(-part, amount["currency"].plain)
    data["year"] = first.data["year"]
    data["source"] = nil
    return true
  }

  /// What leaves by what entered.
  static let leaving = [
    "alignment.removed": "alignment.set", "unit.member-removed": "unit.member-added",
    "project.unit-released": "project.unit-assigned",
    "measure.unit-released": "measure.unit-assigned",
    "project.dependency-released": "project.depends-on", "reuse.ended": "reuse.started",
    "responsibility.ended": "responsibility.assigned",
  ]
}
