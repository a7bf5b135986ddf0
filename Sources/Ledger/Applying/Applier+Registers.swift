import LMDB
import Vocabulary

/// The registers and sets that checks look at.
extension Applier {
  /// Enters what the event says about them, or takes it out: those that every program keeps, or
  /// those that only recent ones do.
  func set(
    _ plan: EventPlan, recent: Bool, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let layout = event.layout
    let rank = try rank(&tables, transaction)
    for register in plan.registers where register.attribute.isRecent == recent {
      if register.attribute == .fiscalYearStart { tables.closedPeriods = nil }
      if register.attribute == .grant {
        try setSource(register, &tables, transaction)
      }
      let entry = try tables.register(register.attribute, of: subject, transaction)
      guard isOn else {
        tables.registers[entry].remove(event: number)
        tables.registers.change(entry)
        continue
      }
      let values = try values(of: register, &tables, transaction)
      guard !values.isEmpty else { continue }
      for value in values {
        tables.registers[entry].insert(
          RegisterEntry(
            event: number, rank: rank, validFrom: layout.validFrom.number,
            validTo: layout.validTo?.number ?? 0, value: value.value, currency: value.currency,
            isUnset: value.isUnset))
      }
      tables.registers.change(entry)
    }
  }

  /// The first event of the chain of corrections that it ends.
  func rank(
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> UInt64 {
    event.prefix.innerTypeNumber == 0 ? number : try tables.rank(of: number, transaction)
  }

  private typealias Value = (value: UInt64, currency: UInt32, isUnset: Bool)

  /// What the event says a register is; nothing where it leaves the register alone.
  private func values(
    of register: WatchedRegister, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Value] {
    let field = register.field
    if field != 0, scan.isUnset(field) { return [(0, 0, true)] }
    switch register.source {
    case .yes: return [(1, 0, false)]
    case .unset: return [(0, 0, true)]
    case .number(let field): return scan.raw(field).map { [($0, 0, false)] } ?? []
    case .reference, .references:
      var values: [Value] = []
      for name in register.names(record, event.layout.data) {
        let named = try tables.appear(record.extracting(name), transaction)
        values.append((UInt64(tables.subjects[named].number), 0, false))
      }
      return values
    case .money(let field):
      return scan.money(field, record).map {
        [(UInt64(bitPattern: $0.recorded), $0.currency.packed, false)]
      } ?? []
    case .monthDay(let field):
      return scan.text(field, record).map { [(Applier.monthDay($0), 0, false)] } ?? []
    case .member(let subject, let relation, let enters):
      guard let name = scan.range(subject), let relation = scan.range(relation) else { return [] }
      let named = try tables.appear(record.extracting(name), transaction)
      let member = Applier.member(tables.subjects[named].number, record.extracting(relation))
      return [(member.value, member.currency, !enters)]
    }
  }

  /// What tells one member of a set from another: its subject, and the hash of its relation, one
  /// half beside the subject and the other where amounts have their currency.
  static func member(
    _ subject: UInt32, _ relation: Span<UInt8>
  ) -> (value: UInt64, currency: UInt32) {
    let hash = relation.fowlerNollVo
    return (UInt64(subject) | hash << 32, UInt32(truncatingIfNeeded: hash >> 32))
  }

  /// Enters a source among those of its grant.
  private func setSource(
    _ register: WatchedRegister, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let name = scan.range(register.field) else { return }
    let grant = try tables.appear(record.extracting(name), transaction)
    let entry = try tables.register(
      .sources, of: tables.subjects[grant].number, transaction)
    if isOn {
      tables.registers[entry].insert(
        RegisterEntry(
          event: number, rank: number, validFrom: 0, validTo: 0, value: UInt64(subject),
          currency: 0, isUnset: false))
    } else {
      tables.registers[entry].remove(event: number)
    }
    tables.registers.change(entry)
  }

  /// `MM-DD` as the number MMDD.
  private static func monthDay(_ text: String) -> UInt64 {
    UInt64(text.filter { $0 != "-" }) ?? 101
  }
}

extension LogTables {
  /// The entry of a subject's register in ``registers``.
  mutating func register(
    _ attribute: Attribute, of subject: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(subject)
    key.append(attribute.rawValue)
    return try registers.entry(key.span, transaction)
  }
}

extension Span<UInt8> {
  /// The hash of Fowler, Noll and Vo (FNV-1a) in 64 bits: the same on every machine.
  var fowlerNollVo: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in indices {
      hash = (hash ^ UInt64(self[index])) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
