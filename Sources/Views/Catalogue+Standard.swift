extension Catalogue {
  /// The views of the program, one line each.
  public static let standard = Catalogue([
    AnyView(Portfolio.self),
    AnyView(Milestones.self),
    AnyView(GoalsToProjects.self),
    AnyView(EarnedValue.self),
    AnyView(Obligations.self),
    AnyView(Participation.self),
    AnyView(Synergies.self),
    AnyView(Lights.self),
    AnyView(Duties.self),
  ])
}
