import Timelines
import Vocabulary

/// Looks at the rows of a shape for an audience: leaves out those about what it may not see, and
/// from the others every name that it may not read, and marks what is incomplete.
struct RowSight {
  /// The columns of the whole shape, and the places of those that are seen.
  let columns: [ColumnHead]
  let places: [Int]
  let figures: [ColumnHead]
  /// The subject that all rows are about, where there is one.
  let subject: String?
  private let keys: [Int]
  private let attributes: [Int]
  /// Whether rows are about subjects of kinds that are not public by nature.
  private let hasOwnSubjects: Bool
  /// Whether rows are events, each of which is there or not.
  private let isOfEvents: Bool
  /// Whether a row may be made of several subjects that it does not name.
  private let isOfMany: Bool
  private var nameable: [String: Bool] = [:]
  private var hasMark = false
  /// Whether any row is seen.
  private var hasRows = false
  /// The attributes that are published, by name.
  private var published: [String: Bool] = [:]

  init(columns: [ColumnHead], places: [Int], figures: [ColumnHead], subject: String?) {
    self.columns = columns
    self.places = places
    self.figures = figures
    self.subject = subject
    keys = columns.indices.filter { columns[$0].isKey && columns[$0].kind.isSubject }
    attributes = columns.indices.filter { columns[$0].kind == .attribute }
    let hasOwnSubjects = keys.contains { place in
      if case .subject(let kind?) = columns[place].kind { return !NamedKinds.has(kind) }
      return true
    }
    self.hasOwnSubjects = hasOwnSubjects
    isOfEvents = columns.contains { $0.isKey && $0.key == "sequence" }
    isOfMany = !hasOwnSubjects && !isOfEvents
  }

  /// The row as it is seen; nil where it is not.
  mutating func row(
    _ row: AnyRow, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AnyRow? {
    let isPublic = reading.audience.level == .public
    var isIncomplete = false
    var isOfOwn = keys.isEmpty || !hasOwnSubjects
    for place in keys {
      guard let name = row[place]?.plainText, let entity = try reading.nameable(name) else {
        if row[place] == nil { continue }
        return nil
      }
      if try reading.sees(entity) { isOfOwn = true }
      if try reading.isIncomplete(name) { isIncomplete = true }
    }
    guard isOfOwn, !isPublic || !isEmpty(row) else { return nil }
    var isLight = false
    for place in attributes {
      guard let name = row[place]?.plainText else {
        // Of what is not said which attribute it is about, nobody knows whether it is published.
        if isPublic, columns[place].isKey { return nil }
        continue
      }
      guard try sees(attribute: name, reading) else { return nil }
      if RowSight.lights.contains(where: name.hasPrefix) { isLight = true }
    }
    if let subject, !isOfEvents {
      isIncomplete = try reading.isIncomplete(subject)
    } else if isOfMany, reading.hasIncomplete {
      isIncomplete = true
    }
    let isOwn = try isOwn(row, reading)
    var values: [AnswerValue?] = []
    var groups: [AnswerValue?] = []
    for place in places {
      let head = columns[place]
      let isLight = head.kind.isLight || isLight && head.kind == .any
      guard !(isIncomplete && isLight), isOwn || !(head.isGuarded || head.isStaff) else {
        values.append(nil)
        groups.append(nil)
        continue
      }
      values.append(try seen(row[place], head, reading))
      groups.append(try seen(row.groupValue(place), head, reading))
    }
    // An event of which nothing is published is none for the public.
    if isPublic, isOfEvents, hasNothing(values) { return nil }
    hasRows = true
    values.append(isIncomplete ? .bool(true) : nil)
    groups.append(values[values.count - 1])
    if isIncomplete { hasMark = true }
    return AnyRow(values, groups: groups, isBeside: row.isBeside)
  }

  /// The beginnings of names of attributes that are lights.
  private static let lights = ["light", "report.", "observation:reports"]

  /// Whether an event has changed something, and nothing of it is seen.
  private func hasNothing(_ values: [AnswerValue?]) -> Bool {
    for (place, value) in zip(places, values) {
      guard case .rows(let heads) = columns[place].kind,
        heads.contains(where: { $0.kind == .attribute })
      else { continue }
      if case .list(let rows)? = value { return rows.isEmpty }
      return true
    }
    return false
  }

  /// Whether a row is about what the audience's own units lead.
  private func isOwn(
    _ row: AnyRow, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    guard !reading.audience.ownUnits.isEmpty else { return false }
    if let subject { return try reading.isOwn(subject) }
    for place in columns.indices where columns[place].key == "subject" || columns[place].isKey {
      if let name = row[place]?.plainText, try reading.isOwn(name) { return true }
    }
    return false
  }

  /// Whether a row has amounts and all that are seen are zero: it is there for what is not seen.
  private func isEmpty(_ row: AnyRow) -> Bool {
    var hasAmounts = false
    for place in places where !columns[place].isKey && columns[place].role != .choice {
      switch row[place] {
      case nil: continue
      case .money(let money)? where money.minor == 0: hasAmounts = true
      default: return false
      }
    }
    return hasAmounts
  }

  /// What stands beside the rows as it is seen.
  mutating func close(
    _ closing: inout Closing, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    var seen = AnswerObject()
    for head in figures {
      if let value = closing.figures[path: head.key],
        let kept = try self.seen(value, head, reading)
      {
        seen.set(head.path[...], kept)
      }
    }
    // Rows that are events are there or not; what they make is incomplete as a whole.
    if isOfEvents, let subject, try reading.isIncomplete(subject) { hasMark = true }
    if hasMark, let mark = figures.last { seen.set(mark.path[...], .bool(true)) }
    closing.figures = seen
    let isPublic = reading.audience.level == .public
    if isPublic, isOfEvents, !hasRows { closing.exists = false }
    var notices: [Notice] = []
    if !isPublic {
      for notice in closing.notices {
        if notice.subject.isEmpty || !notice.subject.contains("/") {
          notices.append(notice)
        } else if try canName(notice.subject, reading) {
          notices.append(notice)
        }
      }
    }
    closing.notices = notices
    if isPublic {
      closing.notices.append(Notice(.onlyPublished, ""))
    } else if let count = try leftOut(reading), count > 0 {
      closing.notices.append(Notice(.leftOut, "", "\(count)"))
    }
  }

  /// How many subjects of the rows' kind are left out.
  private func leftOut(_ reading: borrowing Reading) throws(TimelinesError) -> Int? {
    for place in keys {
      if case .subject(let kind?) = columns[place].kind {
        return try reading.leftOut(ofKind: kind)
      }
    }
    return nil
  }

  /// Whether an attribute is seen, and every subject that its name names.
  private mutating func sees(
    attribute name: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    if let publication = reading.publication, reading.audience.level == .public {
      let isPublished = published[name] ?? PublishedKeys.has(name, publication)
      published[name] = isPublished
      guard isPublished else { return false }
    }
    let attribute = AttributeName(name)
    for part in attribute.parts + attribute.dimensions.map(\.value) where part.contains("/") {
      guard try canName(part, reading) else { return false }
    }
    return true
  }

  private mutating func canName(
    _ subject: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    if let known = nameable[subject] { return known }
    let mayRead = try reading.mayName(subject)
    nameable[subject] = mayRead
    return mayRead
  }

  /// A value without what may not be read in it.
  private mutating func seen(
    _ value: AnswerValue?, _ head: ColumnHead, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AnswerValue? {
    guard let value else { return nil }
    switch head.kind {
    case .rows(let heads):
      guard case .list(let rows) = value.opened else { return try seen(value, reading) }
      var kept: [AnswerValue] = []
      for row in rows {
        if let object = try seen(row, heads, reading) { kept.append(.object(object)) }
      }
      return .list(kept)
    case .record(let heads):
      return try seen(value, heads, reading).map(AnswerValue.object)
    default: return try seen(value, reading)
    }
  }

  /// The members of an object that columns describe, as they are seen; nil where the first subject
  /// in it may not be read.
  private mutating func seen(
    _ value: AnswerValue, _ heads: [ColumnHead], _ reading: borrowing Reading
  ) throws(TimelinesError) -> AnswerObject? {
    guard case .object(let object) = value.opened else { return nil }
    let publication = reading.audience.level == .public ? reading.publication : nil
    var kept = AnswerObject()
    var isFirst = true
    for head in heads {
      guard let member = object[path: head.key] else { continue }
      if head.kind == .attribute, let name = member.plainText,
        try !sees(attribute: name, reading)
      {
        return nil
      }
      let seen = try self.seen(member, head, reading)
      if isFirst, head.kind.isSubject, seen == nil { return nil }
      isFirst = false
      if let seen, head.isSeen(publication) { kept.set(head.path[...], seen) }
    }
    return kept
  }

  /// A value of any kind without subjects that may not be read.
  private mutating func seen(
    _ value: AnswerValue, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AnswerValue? {
    switch value {
    case .subject(let name), .text(let name):
      guard name.contains("/") else { return value }
      if try !canName(name, reading) { return nil }
      guard case .text = value else { return value }
      for word in name.split(whereSeparator: { " ,;:()".contains($0) }) where word.contains("/") {
        if try !canName(String(word), reading) { return nil }
      }
      return value
    case .list(let values):
      var kept: [AnswerValue] = []
      for element in values {
        if let seen = try seen(element, reading) { kept.append(seen) }
      }
      return .list(kept)
    case .object(let object):
      var kept = AnswerObject()
      for member in object.members where try canName(member.name, reading) {
        kept.append(member.name, try seen(member.value, reading))
      }
      return .object(kept)
    case .json:
      let opened = value.opened
      if case .json = opened { return value }
      return try seen(opened, reading) == opened ? value : try seen(opened, reading)
    default: return value
    }
  }
}

extension ColumnKind {
  /// Whether subjects stand in it.
  var isSubject: Bool {
    if case .subject = self { true } else { false }
  }
}
