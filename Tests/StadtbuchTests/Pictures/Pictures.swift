import Testing
import Vocabulary

@testable import Presentation
@testable import Views

/// Pictures of each kind, with what is hard in each.
enum Pictures {
  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  static func number(_ text: String) throws -> Rational { try #require(Rational(digits: text)) }

  /// Quarters from I/2022 on; what is no number is a reason.
  static func points(_ values: [String]) -> [LinesPicture.Point] {
    values.enumerated().map { place, value in
      let digits = Rational(digits: value)
      return LinesPicture.Point(
        Period(length: .quarter, ordinal: 2022 * 4 + place), digits,
        reason: digits == nil && value != "?" ? value : nil)
    }
  }

  static func lines() throws -> LinesPicture {
    var points = points(["3", "5", "?", "8", "9", "umgestellt", "umgestellt", "14", "15", "16"])
    points[4].first = Rational(7)
    points[8].standing = .estimated
    points[9].standing = .provisional
    var picture = LinesPicture(
      "Fachbereiche & <mehr>",
      [
        LinesPicture.Series(
          "Fachbereiche", points,
          aims: [
            LinesPicture.Aim(try day("2022-06-30"), Rational(6)),
            LinesPicture.Aim(try day("2024-06-30"), Rational(20)),
          ])
      ])
    picture.marks = [
      LinesPicture.Mark(
        try day("2023-10-01"), .rupture, "Zählung geändert: nur noch ganze Bereiche"),
      LinesPicture.Mark(try day("2023-03-14"), .decision, "Ratsbeschluss 14.03.2023: Ziel 20"),
    ]
    return picture
  }

  static func several() throws -> LinesPicture {
    let names = ["Gebäude am Glasfasernetz der Stadtwerke Musterstadt", "WLAN", "Schulen", "Kitas"]
    return LinesPicture(
      "Anschlüsse",
      names.enumerated().map { place, name in
        LinesPicture.Series(name, points((0..<10).map { "\($0 * (place + 1))" }))
      })
  }

  static func frames() -> FramesPicture {
    FramesPicture(
      "Haushalt 2024",
      [
        FramesPicture.Row(
          "Glasfaser für 600 Gebäude", Rational(1_470_800), of: Rational(1_769_500)),
        FramesPicture.Row(
          "Verkehrsrechner", Rational(540_300), of: Rational(520_000), address: "/p"),
        FramesPicture.Row(
          "Rückerstattung der Landesmittel für das Kreisarchiv und die Sammlungen der Stadt",
          Rational(-20_000), of: Rational(10_000)),
        FramesPicture.Row("Ohne", Rational(30_000), of: nil),
        FramesPicture.Row("Nichts", Rational(0), of: Rational(0)),
      ])
  }

  static func shares() -> SharesPicture {
    SharesPicture(
      "Ampeln",
      [
        SharesPicture.Kind("grün", .green), SharesPicture.Kind("gelb", .amber),
        SharesPicture.Kind("rot", .red), SharesPicture.Kind("offen", .grey),
      ],
      [
        SharesPicture.Row("Dezernat IV – Schule, Kultur", [3, 2, 0, 1].map { Rational($0) }),
        SharesPicture.Row("Dezernat V", [120, 1, 0, 0].map { Rational($0) }),
      ])
  }

  static func sources() -> SharesPicture {
    SharesPicture(
      "Herkunft",
      [SharesPicture.Kind("Haushalt", .series(0)), SharesPicture.Kind("Förderung", .series(1))],
      [SharesPicture.Row("E-Akte", [Rational(700_000), Rational(120_500)], of: Rational(900_000))],
      unit: "€")
  }

  static func control() throws -> TimeControlPicture {
    let marks = try (2020...2026).map { year in
      TimeControlPicture.Mark(try day("\(year)-12-31"), .reporting, "IV/\(year)")
    }
    let reports = try (2020...2026).map { year in
      TimeControlPicture.Mark(try day("\(year)-02-15"), .published, "Bericht IV/\(year - 1)")
    }
    return TimeControlPicture(
      years: 2020...2026, asOf: try day("2024-12-31"), knownAt: try day("2025-02-15"), above: marks,
      below: reports
    ) { axis, mark in "/?\(axis.rawValue)=\(mark.day)" }
  }

  static func milestones() throws -> MilestonesPicture {
    MilestonesPicture(
      "Meilensteine",
      [
        MilestonesPicture.Row(
          "Feinkonzept", planned: try day("2023-01-05"), reached: try day("2023-02-05")),
        MilestonesPicture.Row("Pilotbetrieb", planned: try day("2024-08-03")),
        MilestonesPicture.Row(
          "Abnahme der Netzsteuerung durch die Stadtwerke und das Amt",
          planned: try day("2025-03-01"),
          expected: try day("2025-03-02"), address: "/m"),
        MilestonesPicture.Row("Pünktlich", planned: .last, expected: .last),
      ], asOf: try day("2024-12-31"))
  }

  static func all() throws -> [any Picture] {
    var english = try lines()
    english.language = .en
    var years = try lines()
    years.years = 2023...2024
    var zones = try lines()
    zones.zones = [
      LinesPicture.Zone(Rational(0), .red), LinesPicture.Zone(Rational(8), .amber),
      LinesPicture.Zone(Rational(12), .green),
    ]
    let none = LinesPicture("Nichts", [LinesPicture.Series("N", points(["?"]))])
    return [
      try lines(), english, years, zones, none, try several(), frames(), shares(), sources(),
      try control(), try milestones(), MilestonesPicture("Keine", [], asOf: try day("2024-12-31")),
      FramesPicture("Keine", []), SharesPicture("Keine", [], []),
    ] + (try several().multiples())
  }
}
