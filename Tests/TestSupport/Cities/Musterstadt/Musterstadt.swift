/// City (a): a masterplan with 24 measures in four working groups, steered by a committee.
enum Musterstadt {
  /// The city with its files; the catalogue is the table of services to be online.
  static func city(catalogue: String) -> City {
    let builder = CityBuilder("musterstadt")
    builder.configure(on: "2019-09-02", start: "2020-03-01")
    organisation(builder)
    council(builder)
    strategy(builder)
    sources(builder)
    projects(builder)
    specialProjects(builder)
    grants(builder)
    buildings(builder)
    schools(builder)
    services(builder, catalogue)
    electronicFiles(builder)
    countedIndicators(builder)
    measuredIndicators(builder)
    steering(builder)
    participation(builder)
    reuse(builder)
    lights(builder)
    timeCases(builder)
    return City(story, builder)
  }

  /// The first load.
  static let load = "2019-09-02"
}
