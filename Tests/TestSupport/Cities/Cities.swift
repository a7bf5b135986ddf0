public import Foundation

/// The five cities of the fixtures.
public enum Cities {
  /// The package's fixtures.
  public static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Fixtures").standardizedFileURL

  /// (a) a masterplan with 24 measures in four working groups.
  public static let musterstadt: City = {
    let table = fixtures.appending(path: "data/ozg/ozg_leistungen.csv")
    let catalogue = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
    return Musterstadt.city(catalogue: catalogue)
  }()

  /// (b) a Digitale Agenda of 32 projects.
  public static let neustadt = Neustadt.city()

  /// (c) a strategy process with a staff council by lot.
  public static let musterhausen = Musterhausen.city()

  /// (d) Eigenbetriebe, Beiräte and lasting measurement.
  public static let beispielstadt = Beispielstadt.city()

  /// (e) the goal tree "Digitale Verwaltung" with public indicators.
  public static let probeburg = Probeburg.city()

  /// All of them.
  public static let all: [City] = [
    musterstadt, neustadt, musterhausen, beispielstadt, probeburg,
  ]

  /// The page over all cities.
  public static var page: String {
    var page = "# Five cities\n\n"
    page += "**Frei erfunden**: invented cities in the shape and numbers of five real German city "
    page += "texts, told by the generator in `Tests/TestSupport/Cities` and checked against it. "
    page += "No name of a person stands anywhere.\n\n"
    page += "| | folder | city | events | hard cases |\n|---|---|---|---|---|\n"
    for (letter, city) in zip(["a", "b", "c", "d", "e"], all) {
      let cases = city.cases.map(String.init).joined(separator: ", ")
      page += "| (\(letter)) | [\(city.key)](\(city.key)/README.md) | \(city.name): \(city.title) "
      page += "| \(city.lines.count) | \(cases) |\n"
    }
    page += "\n## The sixteen hard cases\n| | case | cities |\n|---|---|---|\n"
    for (place, name) in HardCase.names.enumerated() {
      let cities = zip(["a", "b", "c", "d", "e"], all)
        .filter { $0.1.cases.contains(place + 1) }.map { "(\($0.0))" }
      page += "| \(place + 1) | \(name) | \(cities.joined(separator: ", ")) |\n"
    }
    page +=
      "\nCase 8 is prepared: pseudonyms, what they were responsible for, answers given; erasing "
    page +=
      "waits for the keys of persons. Case 15 stands as far as a file can hold it: trusted times "
    page += "must rise, so it shows what a ledger stamps when the clock falls back.\n\n"
    page +=
      "`stadtbuch demo --list` names them, `stadtbuch demo --city musterstadt` walks through one. "
    page += "After a change of a story the files are written anew by the tests with "
    page += "`STADTBUCH_GOLDEN=write`.\n"
    return page
  }
}
