import Ledger
public import Timelines
public import Views
public import Vocabulary

/// Where a question stands in time, and in which language texts of its answer are.
public struct AskedPoint: Sendable {
  /// The day whose truth is asked for; today if nil.
  public var asOf: Day?
  /// How far the log counts as known.
  public var knownAt: KnownAtRequest
  /// The day whose organisation units are grouped by; that of the point if nil.
  public var organisationDay: Day?
  /// The language of texts.
  public var language: Language

  /// Now, unless told otherwise.
  public init(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, organisationDay: Day? = nil,
    language: Language = .en
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.organisationDay = organisationDay
    self.language = language
  }
}

extension Engine {
  /// What views are asked with at a point, and how far the log was known.
  public func frame(_ asked: AskedPoint) throws -> (frame: Frame, knownAt: KnownAt) {
    let known = try knownAt(asked.knownAt)
    var frame = Frame(
      timelines, Point(asOf: asked.asOf ?? today, knownAt: known.sequence), today: today,
      readers: readers)
    frame.publication = audience.level == .public ? try timelines.publication() : nil
    frame.organisationDay = asked.organisationDay
    frame.language = asked.language
    let log = AccessLog(ledger)
    frame.looks = { () throws(TimelinesError) in
      do throws(LedgerError) {
        return try log.entries().map(NotedLook.init)
      } catch {
        throw TimelinesError(error)
      }
    }
    return (frame, try seen(known, at: frame.point))
  }

  /// How far the log is known to the audience: of what it may not see, it is not told that it is there.
  private func seen(_ known: KnownAt, at point: Point) throws -> KnownAt {
    guard audience.level == .public else { return known }
    let last = try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.lastEvent()
    }
    return try ledger.knownAt(.sequence(last))
  }

  /// The answer of a view with its rows in it: for whoever knows that there are few.
  public func answer<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at asked: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice()
  ) throws -> Answer {
    let first = try V.shape(choice)
    let (frame, known) = try frame(asked, of: first)
    let shape = try rows.applied(to: frame.seen(first), currency: frame.currency)
    return try answer(shape, frame, known)
  }

  /// What a shape is asked with: at the point that its parameters say, where they do.
  public func frame(
    _ asked: AskedPoint, of shape: Shape
  ) throws -> (frame: Frame, knownAt: KnownAt) {
    var asked = asked
    if let request = shape.asked { (asked.asOf, asked.knownAt) = (request.asOf, request.knownAt) }
    return try frame(asked)
  }

  /// Makes the rows of a shape and hands them out one by one. A look at a person is noted before
  /// this returns, so nothing may be shown while rows come.
  public func run(
    _ shape: Shape, _ frame: Frame, _ known: KnownAt,
    _ take: (AnyRow) throws(TimelinesError) -> Void
  ) throws -> Closing {
    var count = 0
    let closing = try shape.run(frame) { (row) throws(TimelinesError) in
      count += 1
      try take(row)
    }
    // Also where no row is wanted: that there is none such was learned from all of them.
    for look in [shape.noted, closing.look].compactMap({ $0 }) where closing.exists {
      try note(look, by: frame.looker, knownAt: known, events: count)
    }
    return closing
  }

  private func note(
    _ look: Look, by looker: String?, knownAt: KnownAt, events: Int
  ) throws(LedgerError) {
    if look.isByOthers, looker == nil {
      try noteLook(byOthersAt: look.about, knownAt: knownAt)
    } else {
      try noteLook(
        at: look.about, reason: look.reason, knownAt: knownAt,
        events: look.isByOthers ? nil : events, by: looker)
    }
  }

  /// The answer of a shape with its rows in it.
  public func answer(_ shape: Shape, _ frame: Frame, _ known: KnownAt) throws -> Answer {
    var rows: [AnswerObject] = []
    let places = shape.columns.indices.filter { shape.columns[$0].role == .data }
    let closing = try run(shape, frame, known) { row in
      var object = AnswerObject()
      for place in places {
        let column = shape.columns[place]
        if let value = row[place] {
          object.set(column.path[...], value)
        } else if column.isKey, column.path.count == 2, object[column.path[0]] == nil {
          // What tells rows apart is there where it has no value too.
          object[column.path[0]] = .object(AnswerObject())
        }
      }
      rows.append(object)
    }
    var beside = AnswerObject()
    for head in shape.figures where head.role == .data {
      if let value = closing.figures[path: head.key] { beside.set(head.path[...], value) }
    }
    return Answer(
      asOf: frame.point.asOf, knownAt: known, columns: places.map { shape.columns[$0].key },
      rows: rows, beside: beside, warnings: closing.notices.map(\.label))
  }
}
