/// Fields and word lists that several types share, so that they read alike everywhere.
extension Field {
  /// The fiscal year that money counts to.
  static func year(_ number: Int) -> Field {
    .required(number, "year", .year).playing(.year)
  }

  /// An amount of money that must be given.
  static func amount(_ number: Int) -> Field {
    .required(number, "amount", .money).playing(.amount)
  }

  /// The source that pays; left out, the only one that the subject has in the year.
  static func source(_ number: Int) -> Field {
    .optional(number, "source", .ref(["source"])).playing(.source)
  }

  /// The period that a value is of.
  static func period(_ number: Int) -> Field {
    .required(number, "period", .period).playing(.period)
  }

  /// The key of a commitment.
  static func commitment(_ number: Int) -> Field {
    .required(number, "commitment", .key).playing(.commitment)
  }

  /// The key of a booking.
  static func booking(_ number: Int) -> Field {
    .required(number, "booking", .key).playing(.booking)
  }

  /// The key of the booking that is reversed.
  static func reverses(_ number: Int) -> Field {
    .optional(number, "reverses", .key).playing(.reverses)
  }

  /// The years that money is carried from and to.
  static func years(_ from: Int, _ to: Int) -> [Field] {
    [
      .required(from, "from", .year).playing(.fromYear),
      .required(to, "to", .year).playing(.toYear),
    ]
  }

  /// The decision on which something rests.
  static func decision(_ number: Int, nullable: Bool = false) -> Field {
    .optional(number, "decision", .ref(["decision"]), nullable: nullable)
  }

  /// The same field as a change event takes it: may be left out, or null to unset it.
  var changing: Field { .optional(number, name, kind, nullable: true) }
}

extension FactTemplate {
  /// One register for each of these fields that is given.
  static func registers(of fields: [Field], prefix: String = "") -> [FactTemplate] {
    fields.map { FactTemplate(.register(name: prefix + $0.name, value: .field($0.name))) }
  }

  /// A member that enters a set, with the given ones of the payload's fields.
  static func enters(
    _ set: String, _ identity: String, payload: [String] = [], when conditions: [Condition] = []
  ) -> FactTemplate {
    let value = Value.object(payload.map { Member($0) })
    return FactTemplate(
      .member(set: set, identity: identity, present: true, payload: value), when: conditions)
  }

  /// A member that leaves a set.
  static func leaves(
    _ set: String, _ identity: String, when conditions: [Condition] = []
  ) -> FactTemplate {
    FactTemplate(
      .member(set: set, identity: identity, present: false, payload: .object([])),
      when: conditions)
  }

  /// An observation of a series.
  static func observed(
    _ series: String, period: String?, dimensioned: Bool = false,
    when conditions: [Condition] = []
  ) -> FactTemplate {
    FactTemplate(
      .observation(series: series, period: period, dimensioned: dimensioned), when: conditions)
  }
}

extension ValueKind {
  /// A number of things; there are never fewer than none.
  static let count = ValueKind.int(0...9_007_199_254_740_991)
  /// A coarse judgement from 1 to 5.
  static let oneToFive = ValueKind.int(1...5)
  /// A state of progress.
  static let status = ValueKind.oneOf([
    "future", "planning", "implementation", "paused", "completed", "operating", "cancelled",
  ])
  /// What a department says about its funding.
  static let funding = ValueKind.oneOf([
    "funded", "partly-funded", "applied", "unfunded", "unclear",
  ])
  /// A traffic light as people set it.
  static let light = ValueKind.oneOf(["green", "amber", "red", "grey"])
  /// How sure a measurement is.
  static let measurementState = ValueKind.oneOf(["estimated", "provisional", "final"])
  /// What a cost is spent on.
  static let costType = ValueKind.oneOf(["staff", "material", "investment", "other"])
  /// Who may see something.
  static let visibility = ValueKind.oneOf(["public", "internal", "restricted"])
}
