import Vocabulary

extension PortfolioRow {
  /// Appends the row as a JSON object, its keys in the order of the interface.
  public func append(json bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    object.add("subject", subject, &bytes)
    object.add("title", title, &bytes)
    object.add("kind", kind, &bytes)
    object.add("description", description, &bytes)
    object.add("cohort", cohort, &bytes)
    object.add("status", status, &bytes)
    object.add("statusSince", statusSince, &bytes)
    object.add("lead", lead, &bytes)
    object.add("leadName", leadName, &bytes)
    object.add("department", department, &bytes)
    object.add("field", field, &bytes)
    if !units.isEmpty {
      object.key("units", &bytes)
      bytes.append(list: units) { unit, bytes in unit.append(json: &bytes) }
    }
    object.add("score", score, &bytes)
    object.add("rank", rank, &bytes)
    object.add("progress", progress, &bytes)
    if let report {
      object.key("report", &bytes)
      report.append(json: &bytes)
    }
    baseline.append(as: "baseline", &object, &bytes)
    forecast.append(as: "forecast", &object, &bytes)
    object.key("funding", &bytes)
    appendFunding(&bytes)
    object.key("money", &bytes)
    money.append(json: &bytes)
    if !alignments.isEmpty {
      object.key("alignments", &bytes)
      bytes.append(list: alignments) { alignment, bytes in alignment.append(json: &bytes) }
    }
    object.add("version", Int64(clamping: version), &bytes)
    object.add("validFrom", validFrom, &bytes)
    object.add("sequence", sequence.map { Int64(clamping: $0) }, &bytes)
    object.end(&bytes)
  }

  private func appendFunding(_ bytes: inout [UInt8]) {
    var funding = JSONObject(&bytes)
    funding.add("asserted", assertedFunding, &bytes)
    funding.add("derived", derivedFunding.rawValue, &bytes)
    funding.add("conflict", hasFundingConflict, &bytes)
    funding.end(&bytes)
  }
}

extension AssignedUnit {
  func append(json bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    object.add("unit", unit, &bytes)
    object.add("role", role, &bytes)
    object.add("share", share, &bytes)
    object.end(&bytes)
  }
}

extension Alignment {
  func append(json bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    object.add("to", to, &bytes)
    object.add("relation", relation, &bytes)
    object.add("weight", weight, &bytes)
    if isPrimary { object.add("primary", true, &bytes) }
    object.end(&bytes)
  }
}

extension ReportFigures {
  func append(json bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    object.add("period", period.description, &bytes)
    object.add("overall", overall, &bytes)
    object.add("cost", cost, &bytes)
    object.add("time", time, &bytes)
    object.add("scope", scope, &bytes)
    object.add("benefit", benefit, &bytes)
    object.add("ageDays", ageDays, &bytes)
    object.add("stale", isStale, &bytes)
    object.end(&bytes)
  }
}

extension PlannedDates {
  fileprivate func append(as key: String, _ row: inout JSONObject, _ bytes: inout [UInt8]) {
    guard start != nil || end != nil else { return }
    row.key(key, &bytes)
    var object = JSONObject(&bytes)
    object.add("start", start, &bytes)
    object.add("end", end, &bytes)
    object.end(&bytes)
  }
}

extension MoneyFigures {
  func append(json bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    object.add("years", "all", &bytes)
    object.add("need", minor: need, currency, &bytes)
    object.add("secured", minor: secured, currency, &bytes)
    object.add("gap", minor: gap, currency, &bytes)
    object.add("appropriated", minor: appropriated, currency, &bytes)
    object.add("committed", minor: committed, currency, &bytes)
    object.add("spent", minor: spent, currency, &bytes)
    object.add("forecast", minor: forecast, currency, &bytes)
    if !others.isEmpty {
      object.key("otherCurrencies", &bytes)
      appendOthers(&bytes)
    }
    object.end(&bytes)
  }

  private func appendOthers(_ bytes: inout [UInt8]) {
    var object = JSONObject(&bytes)
    for key in Key.allCases {
      let amounts = others.filter { $0.key == key }
      if amounts.isEmpty { continue }
      object.key(key.rawValue, &bytes)
      var currencies = JSONObject(&bytes)
      for other in amounts {
        currencies.add(other.money.currency.description, other.money.amount, &bytes)
      }
      currencies.end(&bytes)
    }
    object.end(&bytes)
  }
}

extension [UInt8] {
  /// Appends a JSON list.
  mutating func append<Item>(
    list: [Item], _ write: (Item, inout [UInt8]) -> Void
  ) {
    append(0x5b)
    for (index, element) in list.enumerated() {
      if index > 0 { append(0x2c) }
      write(element, &self)
    }
    append(0x5d)
  }
}
