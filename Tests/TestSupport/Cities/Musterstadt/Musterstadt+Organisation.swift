extension Musterstadt {
  /// The Fachbereiche: code, name and Dezernat as of the first load.
  static let divisions: [(code: String, name: String, department: String)] = [
    ("10", "Organisation", "dez-1"), ("11", "Personal", "dez-1"),
    ("12", "Statistik und Wahlen", "dez-1"), ("13", "Kommunikation", "dez-1"),
    ("14", "Rechnungsprüfung", "dez-1"), ("15", "Ratsbüro", "dez-1"),
    ("17", "Informationstechnik", "dez-2"), ("20", "Finanzsteuerung", "dez-2"),
    ("21", "Kasse und Steuern", "dez-2"), ("22", "Beteiligungen", "dez-2"),
    ("23", "Liegenschaften", "dez-2"), ("25", "Gebäudewirtschaft", "dez-2"),
    ("30", "Recht", "dez-3"), ("32", "Ordnung", "dez-3"), ("33", "Bürgerservice", "dez-3"),
    ("34", "Standesamt", "dez-3"), ("36", "Umwelt", "dez-3"), ("37", "Feuerwehr", "dez-3"),
    ("39", "Veterinärwesen", "dez-3"), ("40", "Schule", "dez-4"), ("41", "Kultur", "dez-4"),
    ("42", "Stadtbibliothek", "dez-4"), ("43", "Volkshochschule", "dez-4"),
    ("44", "Museen", "dez-4"), ("52", "Sport", "dez-4"), ("50", "Soziales", "dez-5"),
    ("51", "Jugend", "dez-5"), ("53", "Gesundheit", "dez-5"), ("55", "Senioren", "dez-5"),
    ("56", "Wohnen", "dez-5"), ("57", "Integration", "dez-5"), ("61", "Stadtplanung", "dez-6"),
    ("62", "Geodaten und Vermessung", "dez-6"), ("63", "Bauaufsicht", "dez-6"),
    ("66", "Tiefbau", "dez-6"), ("67", "Grünflächen", "dez-6"), ("68", "Mobilität", "dez-6"),
  ]

  static func organisation(_ city: CityBuilder) {
    let from = "2015-01-01"
    city.unit("stadt", "city", "Musterstadt", on: load, from: from)
    let departments = [
      "Oberbürgermeisteramt", "Finanzen und Zentrale Dienste", "Bürgerdienste und Ordnung",
      "Schule und Kultur", "Soziales und Gesundheit", "Bauen und Mobilität",
    ]
    for (place, name) in departments.enumerated() {
      city.unit(
        "dez-\(place + 1)", "department", "Dezernat \(place + 1): \(name)", under: "stadt",
        on: load, from: from)
    }
    for division in divisions {
      city.unit(
        "fb-\(division.code)", "division", "FB \(division.code) \(division.name)",
        code: division.code, under: division.department, on: load, from: from)
    }
    city.unit(
      "stab-digital", "staff-unit", "Stabsstelle Digitalisierung", under: "dez-1", on: load,
      from: "2018-04-01")
    let groups = [
      ("ag-1", "AG Digitale Verwaltung", ["fb-10", "fb-11", "fb-20", "fb-33"]),
      ("ag-2", "AG Netze und Sicherheit", ["fb-17", "fb-25", "fb-40"]),
      ("ag-3", "AG Bildung und Teilhabe", ["fb-40", "fb-42", "fb-43", "fb-55"]),
      ("ag-4", "AG Stadtraum und Mobilität", ["fb-61", "fb-62", "fb-66", "fb-68"]),
    ]
    for (key, name, members) in groups {
      city.unit(key, "working-group", name, under: "stab-digital", on: "2019-12-13")
      for member in members {
        city.say(
          "unit.member-added", "unit/\(key)",
          ["unit": .text("unit/\(member)"), "role": "mitglied"],
          on: "2019-12-18")
      }
    }
    reorganisation(city)
  }

  /// In the middle of 2023 a seventh Dezernat takes over IT and geodata; later units end.
  private static func reorganisation(_ city: CityBuilder) {
    let day = "2023-07-01"
    city.unit(
      "dez-7", "department", "Dezernat 7: Digitales und Innovation", under: "stadt",
      on: "2023-06-27", from: day, mark: "dez-7")
    city.unit(
      "fb-18", "division", "FB 18 Digitales und IT", code: "18", under: "dez-7", on: "2023-06-27",
      from: day)
    city.say(
      "unit.merged", "unit/fb-17", ["into": "unit/fb-18"], on: "2023-06-27", from: day,
      mark: "fb-17-merged")
    city.say(
      "unit.merged", "unit/stab-digital", ["into": "unit/fb-18"], on: "2023-06-27", from: day)
    city.say(
      "unit.moved", "unit/fb-62", ["parent": "unit/dez-7"], on: "2023-06-27", from: day,
      mark: "fb-62-moved")
    // One project is forgotten: its lead is a closed unit from then on.
    for project in ["glasfaser", "rz", "netz", "wlan", "mobil", "portal"] {
      city.say(
        "project.unit-assigned", "project/\(project)", ["unit": "unit/fb-18", "role": "lead"],
        on: "2023-07-10", from: day)
    }
    city.say("unit.closed", "unit/fb-39", on: "2024-07-01", reason: "geht an den Landkreis")
    city.say(
      "unit.renamed", "unit/fb-50", ["name": "FB 50 Soziales und Senioren"], on: "2024-12-18",
      from: "2025-01-01")
    city.say(
      "unit.merged", "unit/fb-55", ["into": "unit/fb-50"], on: "2024-12-18", from: "2025-01-01")
  }
}
