extension Probeburg {
  /// Hard cases of indicators: 3 in all its steps, 14, 15, 16.
  static func cases(_ city: CityBuilder) {
    city.say(
      "indicator.revised", "indicator/portalquote",
      ["text": "Nur abgeschlossene Anträge", "break": true], on: "2023-05-15",
      from: "2023-01-01", reason: "Angleichung an das Land", mark: "c3-method")
    city.say(
      "measurement.restated", "indicator/portalquote",
      [
        "period": "2022-Q4", "numerator": "1020", "denominator": "3000", "state": "final",
        "definition": 2, "cause": "method-change",
      ], on: "2023-05-15", by: "person/p07", approvedBy: "person/p02",
      reason: "Angleichung an das Land", mark: "c3-restated")
    city.say(
      "measurement.restated", "indicator/abrufe",
      ["period": "2022-06", "value": "1810", "state": "final", "cause": "late-report"],
      on: "2022-09-12", by: "person/p07", reason: "Protokolle nachgereicht", mark: "late-report")
    city.say(
      "thresholds.set", "indicator/dauer", ["amber": 800, "red": 2500], on: "2021-03-08",
      mark: "c14-first")
    city.say(
      "thresholds.set", "indicator/dauer", ["amber": 1200, "red": 3000], on: "2021-03-08",
      mark: "c14-second")
    city.correct(
      "c14-first", "thresholds.set", ["amber": 900, "red": 2500], on: "2021-03-22",
      reason: "Tippfehler", mark: "c14-corrected")
    for (place, time) in ["09:15:00.000000", "09:15:00.000001"].enumerated() {
      city.say(
        "demand.stated", "demand/uhr-\(place + 1)",
        ["unit": "unit/amt-it", "title": "Zeitserver ersetzen"], on: "2021-10-31", at: time,
        mark: "c15-\(place + 1)")
    }
    define(
      city, "schalttage", "Besuche am Bürgertag", goal: "offen", unit: "Besuche", kind: "flow",
      frequency: "day", aggregation: "sum")
    for (place, day) in ["2020-02-29", "2024-02-29"].enumerated() {
      city.measure(
        "schalttage", day, "\(310 + place * 55)", on: CityDays.day(day, plus: 2),
        mark: "c16-\(day)")
    }
    city.say(
      "demand.stated", "demand/neujahr",
      ["unit": "unit/amt-it", "title": "Jahreswechsel im Rechenzentrum"], on: "2020-12-31",
      at: "23:15:00", mark: "c16-year")
    city.say(
      "target.set", "indicator/zufrieden",
      ["points": [["date": "2026-12-31", "value": "75"]], "interpolation": "none"],
      on: "2025-11-17", from: "2026-07-01", mark: "c9-future")
  }

  /// A handful of projects under the measures.
  static func projects(_ city: CityBuilder) {
    city.say(
      "source.defined", "source/haushalt", ["kind": "budget", "title": "Haushalt"],
      on: "2019-12-13")
    let table: [(String, String, String, String, String, String, [Int])] = [
      (
        "portal", "Serviceportal", "amt-buerger", "online", "2020-03-02", "2022-12-31",
        [140, 180, 90]
      ),
      (
        "akte", "E-Akte", "amt-organisation", "akte", "2021-02-01", "2025-06-30",
        [120, 200, 220, 180, 80]
      ),
      (
        "sicher", "Notfallrechenzentrum", "amt-it", "sicher", "2022-02-01", "2024-09-30",
        [210, 260, 120]
      ),
      ("daten", "Datenportal", "amt-verkehr", "offen", "2021-04-01", "2023-03-31", [50, 40]),
      (
        "kurse", "Digitalführerschein", "amt-organisation", "menschen", "2023-01-16",
        "2025-12-15", [30, 40, 40]
      ),
    ]
    for row in table {
      let first = Int(row.4.prefix(4)) ?? 2020
      var plan = ProjectPlan(
        row.0, row.1, lead: "unit/\(row.2)", registered: CityDays.day(row.4, plus: -70),
        start: row.4, end: row.5, years: row.6.enumerated().map { (first + $0.offset, $0.element) },
        implements: [("measure/\(row.3)", nil)])
      plan.slip = row.0 == "akte" ? 120 : 0
      plan.asserted = row.0 == "kurse" ? "unfunded" : "funded"
      city.play(plan)
    }
    city.say(
      "project.registered", "project/fax",
      ["title": "Faxserver", "kind": "department", "lead": "unit/amt-it", "status": "future"],
      on: "2021-06-14", mark: "c5-entered")
    city.void("c5-entered", on: "2021-06-28", reason: "ein Scherz", mark: "c5-voided")
    city.say(
      "expenditure.booked", "project/akte",
      [
        "booking": "P-1", "year": 2022, "amount": eur(21_000), "type": "material",
        "source": "source/haushalt",
      ], on: "2022-10-04", by: "person/p03", mark: "c2-booked")
    city.say(
      "expenditure.booked", "project/akte",
      [
        "booking": "P-1-R", "year": 2023, "amount": eur(-18_900), "type": "material",
        "source": "source/haushalt", "reverses": "P-1",
      ], on: "2023-04-24", by: "person/p03", reason: "Beleg über 2.100,00; 2022 ist abgeschlossen",
      mark: "c2-reversed")
  }

  /// Everybody may look and say something.
  static func publicVoices(_ city: CityBuilder) {
    for year in 2020...2025 {
      city.say(
        "participation.held", "participation/dialog-\(year)",
        [
          "format": "public-dialogue", "on": "\(year)-05-14", "sessions": 2,
          "participants": .number(80 + year % 7 * 12), "selection": "open",
          "strategy": "strategy/verwaltung",
        ], on: "\(year)-05-18", visibility: "public")
      city.say(
        "impulse.recorded", "impulse/\(year)",
        [
          "participation": "participation/dialog-\(year)",
          "text": "Kennzahlen in einfacher Sprache erklären", "to": "unit/amt-organisation",
          "due": "\(year)-11-30",
        ], on: "\(year)-05-25", visibility: "public")
      if year < 2025 {
        city.say(
          "impulse.answered", "impulse/\(year)",
          ["outcome": "accepted", "text": "Erledigt mit dem nächsten Bericht"],
          on: "\(year)-10-19", visibility: "public")
      }
      city.say(
        "feedback.received", "feedback/\(year)",
        ["about": "indicator/online", "score": .number(2 + year % 4)], on: "\(year)-06-03")
    }
  }
}
