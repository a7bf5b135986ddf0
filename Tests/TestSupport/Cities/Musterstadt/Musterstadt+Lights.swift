extension Musterstadt {
  /// Every December the great projects are rated: by themselves, by controlling, from outside.
  static func lights(_ city: CityBuilder) {
    let five = ["green", "amber-green", "amber", "amber-red", "red"]
    let moods: [(project: String, years: ClosedRange<Int>, own: [Int], seen: [Int])] = [
      ("eakte", 2021...2025, [0, 0, 1, 2, 1], [0, 1, 2, 3, 2]),
      ("onlinedienste", 2021...2025, [1, 2, 2, 1, 1], [2, 3, 4, 3, 2]),
      ("glasfaser", 2021...2025, [0, 0, 1, 2, 3], [0, 1, 1, 3, 4]),
      ("rz", 2021...2023, [0, 1, 1], [1, 2, 3]),
      ("verkehr", 2021...2024, [0, 1, 2, 2], [0, 2, 3, 3]),
      ("zwilling", 2023...2024, [0, 0], [1, 1]),
    ]
    for mood in moods {
      for (place, year) in mood.years.enumerated() {
        for (scale, value, assessor, actor) in [
          ("ipa-dca-5", five[mood.own[place]], "self", "person/p21"),
          ("ipa-dca-5", five[mood.seen[place]], "controlling", "person/p05"),
          ("us-cio-5", "\(5 - mood.seen[place])", "external", "person/p31"),
        ] {
          city.say(
            "project.rated", "project/\(mood.project)",
            ["scale": .text(scale), "value": .text(value), "assessor": .text(assessor)],
            on: "\(year)-12-11", by: actor)
        }
      }
    }
  }
}
