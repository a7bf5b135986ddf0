import Vocabulary

/// What an event says of its subject, or a correction says anew: of a proposal or of a record.
struct Statement: ~Escapable {
  /// The plan of its type.
  let plan: EventPlan
  /// The entry of its subject.
  let owner: Int
  /// The number that it has or gets.
  let number: UInt64
  private let box: TargetBox?
  /// The data, and where its fields stand in them.
  let data: Span<UInt8>
  let scan: DataScan
  /// The day from which it holds.
  let day: Day

  @_lifetime(copy data)
  init(
    plan: EventPlan, owner: Int, number: UInt64, replaced: TargetBox?, data: Span<UInt8>,
    scan: DataScan, day: Day
  ) {
    self.plan = plan
    self.owner = owner
    self.number = number
    box = replaced
    self.data = data
    self.scan = scan
    self.day = day
  }

  /// What an event of the log says, in whose record the data stand.
  @_lifetime(copy event)
  init(_ event: LaidOutEvent, _ plan: EventPlan, owner: Int, replaced: Target? = nil) {
    let data = event.record.extracting(event.layout.data)
    self.init(
      plan: plan, owner: owner, number: event.number, replaced: replaced.map { TargetBox($0) },
      data: data,
      scan: DataScan(data, 0..<data.count), day: event.layout.validFrom)
  }

  /// The event that it says anew.
  var replaced: Target? { box?.target }

  /// The text in a field, as it stands there.
  @_lifetime(copy self)
  func name(_ role: FieldRole) -> Span<UInt8>? {
    scan.content(plan[role], data)
  }

  /// The year in a field.
  func year(_ role: FieldRole) -> Int? { scan.int(plan[role]) }
}
