extension Refusal.Reason {
  /// What may be recorded, but looks as if it was not meant so.
  public enum Finding: Sendable, Equatable {
    /// A day far ahead.
    case dayFarAhead(subject: String, day: Day, years: Int)
    /// A fiscal year far ahead.
    case yearFarAhead(subject: String, year: Int, years: Int)
    /// Money on a day that has not come.
    case bookedAhead(subject: String, type: String, day: Day)
    /// A final value of a period that has not ended.
    case finalTooEarly(subject: String, period: String, end: Day)
    /// More is used than is authorised.
    case overBudget(subject: String, year: Int, source: String, used: String, authorised: String)
    /// More is carried forward than was left.
    case overCarried(subject: String, year: Int, source: String, carried: String, left: String)
    /// More is budgeted on the sources of a grant than it gives.
    case grantBudgeted(grant: String, budgeted: String, maximum: Money)
    /// More is received from a grant than it gives.
    case grantReceived(grant: String, received: String, maximum: Money)
    /// More is requested from a grant than it gives.
    case grantRequested(grant: String, requested: String, maximum: Money)
    /// An event on a project that has ended.
    case onEnded(subject: String, type: String, end: String, day: Day, event: UInt64)
    /// A reference to a project that has ended.
    case namesEnded(
      subject: String, field: String, project: String, end: String, day: Day, event: UInt64)
    /// A reference to a unit that is closed.
    case namesClosed(subject: String, field: String, unit: String, day: Day, event: UInt64)
    /// A status that is taken back.
    case resumed(subject: String, before: String, now: String, day: Day)
  }
}

extension Refusal.Reason.Finding: ReasonTheme {
  /// A refusal of it, where it is not only told.
  var wording: Refusal.Wording {
    .init(
      .strange, label.en, label.de,
      remedy: "correct it, or record it without --strict if it is meant so",
      "berichtigen oder, wenn es so gemeint ist, ohne --strict erfassen")
  }

  /// What was found.
  public var label: Label {
    switch self {
    case .dayFarAhead(let subject, let day, let years):
      Label(
        "\(subject): \(day), from which it holds, lies more than \(years) years ahead",
        "\(subject): \(day), ab dem es gilt, liegt mehr als \(years) Jahre voraus")
    case .yearFarAhead(let subject, let year, let years):
      Label(
        "\(subject): the year \(year) lies more than \(years) years ahead",
        "\(subject): das Jahr \(year) liegt mehr als \(years) Jahre voraus")
    case .bookedAhead(let subject, let type, let day):
      Label(
        "\(subject): \(type) is dated \(day), which has not come yet",
        "\(subject): \(type) trägt das Datum \(day), das noch nicht erreicht ist")
    case .finalTooEarly(let subject, let period, let end):
      Label(
        "\(subject): the value of \(period) is said to be final, but \(period) ends on \(end)",
        "\(subject): der Wert von \(period) gilt als endgültig, aber \(period) endet am \(end)")
    case .onEnded, .namesEnded, .namesClosed, .resumed: subjects
    default: money
    }
  }

  private var money: Label {
    switch self {
    case .overBudget(let subject, let year, let source, let used, let authorised):
      Label(
        "\(subject), \(year), \(source): \(used) are spent, committed or blocked, and "
          + "\(authorised) are authorised",
        "\(subject), \(year), \(source): \(used) sind verausgabt, gebunden oder gesperrt, der "
          + "fortgeschriebene Ansatz ist \(authorised)")
    case .overCarried(let subject, let year, let source, let carried, let left):
      Label(
        "\(subject), \(year), \(source): \(carried) are carried forward, and \(left) were left",
        "\(subject), \(year), \(source): \(carried) sind übertragen, und verfügbar waren \(left)")
    case .grantBudgeted(let grant, let budgeted, let maximum):
      Label(
        "\(grant): \(budgeted) are budgeted on its sources, and it gives at most \(maximum)",
        "\(grant): auf ihren Quellen sind \(budgeted) veranschlagt, und sie gibt höchstens "
          + "\(maximum)")
    case .grantReceived(let grant, let received, let maximum):
      Label(
        "\(grant): \(received) are received, and it gives at most \(maximum)",
        "\(grant): \(received) sind eingegangen, und sie gibt höchstens \(maximum)")
    case .grantRequested(let grant, let requested, let maximum):
      Label(
        "\(grant): \(requested) are requested, and it gives at most \(maximum)",
        "\(grant): die Mittelabrufe betragen \(requested), und sie gibt höchstens \(maximum)")
    default: subjects
    }
  }

  private var subjects: Label {
    switch self {
    case .onEnded(let subject, let type, let end, let day, let event):
      Label(
        "\(subject): \(type) on a project with \(end) of \(day) (event \(event))",
        "\(subject): \(type) zu einem Projekt mit \(end) vom \(day) (Ereignis \(event))")
    case .namesEnded(let subject, let field, let project, let end, let day, let event):
      Label(
        "\(subject): \(field) names \(project), a project with \(end) of \(day) (event \(event))",
        "\(subject): \(field) nennt \(project), ein Projekt mit \(end) vom \(day) "
          + "(Ereignis \(event))")
    case .namesClosed(let subject, let field, let unit, let day, let event):
      Label(
        "\(subject): \(field) names \(unit), which is closed since \(day) (event \(event))",
        "\(subject): \(field) nennt \(unit), seit \(day) aufgelöst (Ereignis \(event))")
    case .resumed(let subject, let before, let now, let day):
      Label(
        "\(subject): the status goes from \(before) back to \(now) on \(day)",
        "\(subject): der Status geht am \(day) von \(before) auf \(now) zurück")
    default: money
    }
  }
}
