package import Timelines
public import Vocabulary

/// What an audience may not ask for at all.
public struct NotForAudience: Error, Sendable, Equatable {
  /// Why, and what to ask instead.
  public let why: Label

  init(why: Label) {
    self.why = why
  }

  /// What is refused to an audience.
  package init(_ audience: Audience) {
    why = audience.refusal
  }
}

extension Frame {
  /// A shape as the audience of the frame sees it: without the columns, rows, references and lights
  /// that it may not see.
  ///
  /// Throws: where nothing is left that would tell the rows apart.
  public func seen(_ shape: Shape) throws(NotForAudience) -> Shape {
    let audience = timelines.audience
    guard audience.level != .full else { return shape }
    return try shape.seen(by: audience, publication)
  }
}

extension Shape {
  /// The columns that an audience sees: the public those of which all attributes are published,
  /// others all but the guarded ones.
  private func places(
    _ heads: [ColumnHead], _ audience: Audience, _ publication: Publication?
  ) -> [Int] {
    heads.indices.filter { place in
      let head = heads[place]
      // Of what their own units lead, editors see these too; in all other rows they are empty.
      return head.isSeen(publication)
        || !audience.ownUnits.isEmpty && (head.isGuarded || head.isStaff)
    }
  }

  func seen(
    by audience: Audience, _ publication: Publication?
  ) throws(NotForAudience) -> Shape {
    let places = places(columns, audience, publication)
    // The number of an event is not for the public, whose rows of events keep their order alone.
    let isWhole = columns.indices.allSatisfy { place in
      !columns[place].isKey || places.contains(place)
        || publication != nil && columns[place].key == "sequence"
    }
    let isSeen =
      !isForFull
      && (publication == nil || (rowsRestOn?.allSatisfy { publication?.has($0) != false } ?? false))
    let says = places.contains { !columns[$0].isKey && columns[$0].role != .choice }
    guard isWhole, isSeen, says else { throw NotForAudience(why: audience.refusal) }
    var heads = places.map { columns[$0].seen(publication) }
    let mark =
      heads.contains { $0.path[0] == Incomplete.key } ? "\(Incomplete.key).hidden" : Incomplete.key
    heads.append(ColumnHead(mark, .partsLeftOut, .bool))
    let isSummed = self.figures.contains { $0.path[0] == "total" }
    let totalMark = ColumnHead(
      isSummed ? "total.\(Incomplete.key)" : Incomplete.key, .partsLeftOut, .bool)
    let figures =
      self.figures.filter { $0.isSeen(publication) }.map { $0.seen(publication) } + [totalMark]
    var shape = Shape(name, heads: heads, figures: figures, lastGroup: lastGroup) {
      [fill, columns, subject] (frame, take) throws(TimelinesError) in
      try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
        var sight = RowSight(
          columns: columns, places: places, figures: figures, subject: subject)
        var closing = try fill(frame) { (row) throws(TimelinesError) in
          guard let seen = try sight.row(row, reading) else { return false }
          return try take(seen)
        }
        try sight.close(&closing, reading)
        return closing
      }
    }
    (shape.look, shape.request, shape.counted, shape.isDrawn) = (look, request, counted, isDrawn)
    // What is drawn is what is shown.
    let keys = Set(heads.map(\.key))
    if let chart, chart.keys.allSatisfy(keys.contains) { shape.chart = chart }
    if let ownGroups {
      shape.ownGroups = { (keys) throws(ChoiceError) in
        guard let own = try ownGroups(keys) else { return nil }
        do throws(NotForAudience) {
          return try own.seen(by: audience, publication)
        } catch {
          throw ChoiceError("groupBy", error.why)
        }
      }
    }
    if let open, publication == nil {
      let closed = shape
      shape.open = { name in
        let opened = open(name)
        // What is not for the audience opens nothing.
        guard let seen = try? opened.shape.seen(by: audience, publication) else {
          return (closed, name)
        }
        return (seen, opened.key)
      }
    }
    return shape
  }
}

extension ColumnHead {
  /// Whether an audience sees it: the public by the publication, others where there is none.
  func isSeen(_ publication: Publication?) -> Bool {
    if isGuarded || isStaff { return false }
    guard let publication else { return true }
    guard let restsOn else { return false }
    return restsOn.allSatisfy(publication.has)
  }

  /// The same with only those of its columns within that an audience sees.
  func seen(_ publication: Publication?) -> ColumnHead {
    guard case .record(let heads) = kind else {
      guard case .rows(let heads) = kind else { return self }
      return with(kind: .rows(heads.filter { $0.isSeen(publication) }.map { $0.seen(publication) }))
    }
    return with(kind: .record(heads.filter { $0.isSeen(publication) }.map { $0.seen(publication) }))
  }
}

/// The mark of rows and totals of which something is left out.
enum Incomplete {
  static let key = "incomplete"
}

extension Audience {
  /// What is said where an audience asks for what is not for it.
  var refusal: Label {
    switch level {
    case .public:
      Label(
        "this view is not published; ask for what is, or let the ledger publish its attributes "
          + "with publication.set",
        "diese Sicht ist nicht veröffentlicht; nach Veröffentlichtem fragen oder ihre Merkmale "
          + "mit publication.set veröffentlichen")
    case .internal, .full:
      Label(
        "this view shows personal data or guarded fields; it is for --audience full",
        "diese Sicht zeigt personenbezogene oder geschützte Angaben; sie ist für --audience full")
    }
  }
}

extension Audience {
  /// For whom it is, in words; nil for whoever sees everything.
  package var note: Label? {
    switch level {
    case .public: .forPublic
    case .internal: .forHouse
    case .full: nil
    }
  }
}
