import LMDB
import Vocabulary

/// The registers and sets that checks look at.
extension LogTables {
  /// Enters what the event says about them, or takes it out: those that every program keeps, or
  /// those that only recent ones do.
  mutating func putRegisters(_ effect: Effect, recent: Bool) throws(DecidingError) {
    guard !effect.plan.registers.isEmpty else { return }
    let layout = effect.event.layout
    let rank = try rank(of: effect)
    for register in effect.plan.registers where register.attribute.isRecent == recent {
      if register.attribute == .fiscalYearStart { closedPeriods = nil }
      if register.attribute == .grant { try putSource(register, effect) }
      let entry = try self.register(register.attribute, of: effect.subject)
      guard effect.isOn else {
        registers[entry].remove(event: effect.number)
        registers.change(entry)
        continue
      }
      let values = try values(of: register, effect)
      guard !values.isEmpty else { continue }
      for value in values {
        registers[entry].insert(
          RegisterEntry(
            event: effect.number, rank: rank, validFrom: layout.validFrom.number,
            validTo: layout.validTo?.number ?? 0, value: value.value, currency: value.currency,
            isUnset: value.isUnset))
      }
      registers.change(entry)
    }
  }

  /// The first event of the chain of corrections that an event ends.
  func rank(of effect: Effect) throws(DecidingError) -> UInt64 {
    effect.event.prefix.innerTypeNumber == 0 ? effect.number : try rank(of: effect.number)
  }

  private typealias Value = (value: UInt64, currency: UInt32, isUnset: Bool)

  /// What the event says a register is; nothing where it leaves the register alone.
  private mutating func values(
    of register: WatchedRegister, _ effect: Effect
  ) throws(DecidingError) -> [Value] {
    let (record, field) = (effect.record, register.field)
    if field != 0, effect.scan.isUnset(field) { return [(0, 0, true)] }
    switch register.source {
    case .yes: return [(1, 0, false)]
    case .unset: return [(0, 0, true)]
    case .number(let field): return effect.scan.raw(field).map { [($0, 0, false)] } ?? []
    case .reference, .references:
      var values: [Value] = []
      for name in register.names(record, effect.event.layout.data) {
        let named = try appear(record.extracting(name))
        values.append((UInt64(subjects[named].number), 0, false))
      }
      return values
    case .money(let field):
      return effect.scan.money(field, record).map {
        [(UInt64(bitPattern: $0.recorded), $0.currency.packed, false)]
      } ?? []
    case .monthDay(let field):
      return effect.scan.text(field, record).map { [(LogTables.monthDay($0), 0, false)] } ?? []
    case .member(let subject, let relation, let enters):
      guard let name = effect.scan.range(subject), let relation = effect.scan.range(relation)
      else { return [] }
      let named = try appear(record.extracting(name))
      let member = RegisterEntry.member(subjects[named].number, record.extracting(relation))
      return [(member.value, member.currency, !enters)]
    }
  }

  /// Enters a source among those of its grant.
  private mutating func putSource(
    _ register: WatchedRegister, _ effect: Effect
  ) throws(DecidingError) {
    guard let name = effect.scan.range(register.field) else { return }
    let grant = try appear(effect.record.extracting(name))
    let entry = try self.register(.sources, of: subjects[grant].number)
    if effect.isOn {
      registers[entry].insert(
        RegisterEntry(
          event: effect.number, rank: effect.number, validFrom: 0, validTo: 0,
          value: UInt64(effect.subject), currency: 0, isUnset: false))
    } else {
      registers[entry].remove(event: effect.number)
    }
    registers.change(entry)
  }

  /// `MM-DD` as the number MMDD.
  private static func monthDay(_ text: String) -> UInt64 {
    UInt64(text.filter { $0 != "-" }) ?? 101
  }
}

extension RegisterEntry {
  /// What tells one member of a set from another: its subject, and the hash of its relation, one
  /// half beside the subject and the other where amounts have their currency.
  static func member(
    _ subject: UInt32, _ relation: Span<UInt8>
  ) -> (value: UInt64, currency: UInt32) {
    let hash = relation.fowlerNollVo
    return (UInt64(subject) | hash << 32, UInt32(truncatingIfNeeded: hash >> 32))
  }
}

extension LogTables {
  /// The entry of a subject's register in ``registers``.
  mutating func register(
    _ attribute: Attribute, of subject: UInt32
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
