extension Catalogue {
  /// The views of the program, one line each.
  public static let standard = Catalogue([
    AnyView(Portfolio.self),
    AnyView(Attention.self),
    AnyView(Budget.self),
    AnyView(Funding.self),
    AnyView(Grants.self),
    AnyView(Vouchers.self),
    AnyView(Bookings.self),
    AnyView(Show.self),
    AnyView(Explain.self),
    AnyView(History.self),
    AnyView(Audit.self),
    AnyView(Changes.self),
    AnyView(Milestones.self),
    AnyView(KpiBoard.self),
    AnyView(KpiSeries.self),
    AnyView(Inventory.self),
    AnyView(Sample.self),
    AnyView(GoalsToProjects.self),
    AnyView(EarnedValue.self),
    AnyView(Obligations.self),
    AnyView(Participation.self),
    AnyView(Synergies.self),
    AnyView(Lights.self),
    AnyView(Duties.self),
  ])
}
