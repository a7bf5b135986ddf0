extension Musterstadt {
  /// The sources of money that are not a grant's.
  static func sources(_ city: CityBuilder) {
    city.say(
      "source.defined", "source/haushalt",
      ["kind": "budget", "title": "Haushalt der Stadt", "product": "11.11.01"], on: "2019-12-13")
    city.say(
      "budget.line-defined", "budget/digital-reserve",
      [
        "title": "Digitalbudget, zentral veranschlagt", "unit": "unit/fb-20",
        "product": "11.11.02", "account": "5431000",
      ], on: "2019-12-13")
    for year in 2020...2025 {
      city.say(
        "budget.appropriated", "budget/digital-reserve",
        [
          "year": .number(year), "kind": "appropriation", "amount": eur(300_000),
          "source": "source/haushalt", "decision": .text("decision/haushalt-\(year)"),
        ], on: "\(year - 1)-12-16", from: "\(year - 1)-12-12", by: "person/p02")
    }
  }

  /// Key, title, lead, registered, start, end, days of slip, first year and thousands, measures.
  private static let table:
    [(
      String, String, String, String, String, String, Int, Int, [Int], [(String, Int?)]
    )] = [
      (
        "eakte", "E-Akte: Einführung in allen Fachbereichen", "fb-10", "2020-01-20", "2020-03-01",
        "2024-12-31", 365, 2020, [180, 420, 640, 720, 680, 300], [("m01", nil)]
      ),
      (
        "dokumente", "Dokumentenmanagement und Scanstelle", "fb-10", "2020-02-10", "2020-05-01",
        "2022-10-31", 120, 2020, [90, 160, 140], [("m01", nil)]
      ),
      (
        "onlinedienste", "Online-Dienste: Fließband OZG", "fb-33", "2020-01-27", "2020-04-01",
        "2022-12-31", 1095, 2020, [150, 380, 460, 410, 360, 240], [("m02", nil)]
      ),
      (
        "portal", "Serviceportal und Bürgerkonto", "fb-17", "2020-01-27", "2020-03-01",
        "2022-06-30", 150, 2020, [210, 340, 180], [("m03", 6000), ("m02", 4000)]
      ),
      (
        "erechnung", "Elektronische Rechnung", "fb-21", "2020-01-29", "2020-02-15", "2021-06-30",
        60, 2020, [120, 80], [("m04", nil)]
      ),
      (
        "haushaltplus", "Digitaler Haushalt und Berichtswesen", "fb-20", "2021-09-06",
        "2022-01-15", "2024-06-30", 180, 2022, [140, 190, 160], [("m04", nil)]
      ),
      (
        "personal", "Digitale Personalakte und Bewerbung", "fb-11", "2020-11-16", "2021-02-01",
        "2024-03-31", 0, 2021, [110, 150, 130, 40], [("m05", nil)]
      ),
      (
        "lernen", "Digitale Lernwelt für 10.000 Beschäftigte", "fb-11", "2021-10-04",
        "2022-01-10", "2025-06-30", 0, 2022, [60, 90, 90, 50], [("m06", nil)]
      ),
      (
        "wlan", "Öffentliches WLAN an 120 Orten", "fb-17", "2020-09-14", "2021-01-11",
        "2022-12-31", 90, 2021, [130, 120], [("m08", nil)]
      ),
      (
        "rz", "Rechenzentrum: zweiter Standort", "fb-17", "2020-10-05", "2021-01-15",
        "2023-12-31", 210, 2021, [520, 780, 640, 180], [("m09", nil)]
      ),
      (
        "isms", "Informationssicherheit nach Grundschutz", "fb-17", "2021-01-18", "2021-03-01",
        "2023-09-30", 0, 2021, [80, 110, 90], [("m09", nil)]
      ),
      (
        "mobil", "Mobiles Arbeiten: 4.000 Geräte", "fb-17", "2020-04-14", "2020-05-04",
        "2021-12-31", 30, 2020, [950, 640], [("m11", nil)]
      ),
      (
        "netz", "Zentrale Netzsteuerung", "fb-17", "2021-11-08", "2022-02-01", "2024-06-30", 0,
        2022, [170, 220, 90], [("m12", nil)]
      ),
      (
        "medien", "Medienentwicklung: Endgeräte und Räume", "fb-40", "2020-06-08", "2020-09-01",
        "2025-07-31", 0, 2020, [200, 480, 520, 460, 440, 260], [("m14", 7000), ("m13", 3000)]
      ),
      (
        "bibliothek", "Bibliothek rund um die Uhr", "fb-42", "2021-02-15", "2021-06-01",
        "2023-12-31", 45, 2021, [70, 110, 80], [("m15", nil)]
      ),
      (
        "vhs", "Digitale Volkshochschule", "fb-43", "2020-10-19", "2021-01-18", "2023-06-30", 0,
        2021, [40, 60, 30], [("m16", nil)]
      ),
      (
        "alter", "Digitallotsen für Ältere", "fb-55", "2021-08-23", "2022-01-10", "2025-12-20",
        0, 2022, [45, 55, 60, 60], [("m17", nil)]
      ),
      (
        "verkehr", "Verkehrsrechner und 180 Lichtsignale", "fb-68", "2020-11-09", "2021-03-01",
        "2024-09-30", 270, 2021, [310, 620, 740, 520, 200], [("m20", nil)]
      ),
      (
        "parken", "Parken und Laden in Echtzeit", "fb-68", "2021-10-11", "2022-02-01",
        "2024-03-31", 0, 2022, [120, 180, 60], [("m21", nil)]
      ),
      (
        "bau", "Digitale Baugenehmigung", "fb-63", "2020-10-12", "2021-02-01", "2023-12-31", 330,
        2021, [160, 240, 220, 140], [("m22", nil)]
      ),
      (
        "luft", "Umweltsensorik: Luft, Lärm, Wasser", "fb-36", "2021-09-20", "2022-01-17",
        "2024-12-20", 0, 2022, [80, 120, 110], [("m23", nil)]
      ),
      (
        "daten", "Portal für offene Daten", "fb-62", "2020-11-23", "2021-02-15", "2022-12-31", 0,
        2021, [60, 50], [("m24", nil)]
      ),
    ]

  static func projects(_ city: CityBuilder) {
    for row in table { city.play(plan(row)) }
    for (key, rank) in [("eakte", 1), ("onlinedienste", 2), ("rz", 3), ("verkehr", 4)] {
      city.say(
        "project.prioritised", "project/\(key)",
        [
          "score": "\(10 - rank).5", "rank": .number(rank), "method": "Nutzwert 2022",
          "criteria": [
            ["name": "Nutzen", "weight": 6000, "score": "\(10 - rank)"],
            ["name": "Dringlichkeit", "weight": 4000, "score": "\(9 - rank / 2)"],
          ],
        ], on: "2022-02-14", by: "person/p05")
    }
  }

  private static func plan(
    _ row: (String, String, String, String, String, String, Int, Int, [Int], [(String, Int?)])
  ) -> ProjectPlan {
    let years = row.8.enumerated().map { (row.7 + $0.offset, $0.element) }
    var plan = ProjectPlan(
      row.0, row.1, lead: "unit/\(row.2)", registered: row.3, start: row.4, end: row.5,
      years: years, implements: row.9.map { ("measure/\($0.0)", $0.1) })
    plan.slip = row.6
    switch plan.key {
    case "eakte", "onlinedienste", "portal": plan.kind = "lighthouse"
    case "isms", "erechnung": plan.kind = "mandatory"
    case "rz", "verkehr": plan.costType = "investment"
    default: break
    }
    if ["rz", "verkehr"].contains(plan.key) { plan.spending = 97 }
    if plan.key == "verkehr" { plan.spending = 104 }
    return plan
  }
}
