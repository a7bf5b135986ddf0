import Exchange
import LMDB
import Ledger
import Timelines
import Views
import Vocabulary

/// The ledger's lists that outside lists are set against.
extension Engine {
  /// The columns that a list can have; of subjects of a kind those that any of them has.
  static func known(_ list: ReconcileList, _ present: Set<String>) -> Set<String> {
    switch list {
    case .expenditures, .revenues:
      present.union(EventList.fields).union([
        "subject", "sequence", "validFrom", "amount", "currency",
      ])
    case .portfolio:
      present.union(PortfolioAnswer.columns)
    case .kind: present.union(["subject", "key"])
    }
  }

  /// Adds the entries of a list at a point.
  func list(
    _ list: ReconcileList, at point: Point, in entries: inout ListedEntries
  ) throws {
    switch list {
    case .expenditures: try bookings(.expenditureBooked, at: point, in: &entries)
    case .revenues: try bookings(.revenueBooked, at: point, in: &entries)
    case .portfolio:
      for row in try readers.portfolio.answer(at: point).objects {
        try entries.append(ListedEntry(row))
      }
    case .kind(let kind): try subjects(of: kind, at: point, in: &entries)
    }
  }

  private func bookings(
    _ type: EventTypeName, at point: Point, in entries: inout ListedEntries
  ) throws {
    try EventList(timelines).forEach(at: point, types: [type.rawValue]) {
      (booking) throws(TimelinesError) in
      var values: [String: ListedValue] = [
        "subject": .text(booking.subject), "sequence": .number(Int64(booking.sequence)),
        "validFrom": .text(booking.validFrom.description),
      ]
      if let amount = booking.amount {
        values["amount"] = .money(amount)
        values["currency"] = .text(amount.currency.description)
      }
      for (field, text) in booking.texts { values[field] = .text(text) }
      try Engine.append(
        ListedEntry(subject: booking.subject, sequence: booking.sequence, values: values),
        to: &entries)
    }
  }

  /// Subjects of a kind that exist and were not taken out of it.
  private func subjects(
    of kind: String, at point: Point, in entries: inout ListedEntries
  ) throws {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      for entity in try reading.entities(ofKind: kind) {
        let rows = try reading.show(entity)
        let names = Set(rows.map(\.attribute))
        guard names.contains(RegisterName.exists.name), names.isDisjoint(with: Engine.endings)
        else {
          continue
        }
        var entry = ListedEntry(subject: entity.name, values: [:])
        for row in rows {
          entry.add(AnswerValue(json: Array(row.value.utf8).span), at: row.attribute)
        }
        entry.values["subject"] = .text(entity.name)
        entry.values["key"] = .text(String(entity.name.dropFirst(kind.utf8.count + 1)))
        try Engine.append(entry, to: &entries)
      }
    }
  }

  private static func append(
    _ entry: ListedEntry, to entries: inout ListedEntries
  ) throws(TimelinesError) {
    do throws(ScratchError) { try entries.append(entry) } catch { throw TimelinesError(error) }
  }

  /// What takes a subject out of its list.
  private static let endings = Set(
    [RegisterName.deregistered, .merged, .removed, .split].map(\.name))
}

extension ListedEntry {
  /// The entry of a portfolio's row.
  fileprivate init(_ row: AnswerObject) {
    self.init(subject: "", values: [:])
    add(.object(row), at: "")
    if case .text(let subject)? = values["subject"] { self.subject = subject }
  }

  /// Adds a value and what lies in it, by paths joined by points.
  fileprivate mutating func add(_ value: AnswerValue, at path: String) {
    switch value {
    case .text, .word, .subject, .day, .instant, .period, .figure:
      values[path] = value.plainText.map { .text($0) }
    case .integer(let number), .basisPoints(let number): values[path] = .number(number)
    case .decimal(let decimal): values[path] = .decimal(decimal)
    case .bool(let isTrue): values[path] = .bool(isTrue)
    case .money(let money): values[path] = .money(money)
    case .json: add(value.opened, at: path)
    case .object(let object):
      for member in object.members {
        add(member.value, at: path.isEmpty ? member.name : "\(path).\(member.name)")
      }
    case .list, .null: break
    }
  }
}
