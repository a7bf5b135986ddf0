import Ledger
import Vocabulary

extension Reading {
  /// By how much an event changed the sum of the amounts that events say, by currency: a booking
  /// by its amount, a void by that of what it took back, a correction by the difference.
  func effect(of sequence: UInt64) throws(TimelinesError) -> [Money] {
    var totals: [Currency: Total] = [:]
    func add(_ amounts: [Money], isTaken: Bool) {
      for money in amounts {
        totals[money.currency, default: 0] += isTaken ? -money.minor : money.minor
      }
    }
    var isTaken = false
    var next = sequence
    while let stored = try log.stored(next, logTransaction) {
      let prefix = EventPrefix(stored)
      if prefix.typeNumber == RecordEncoder.voidedType {
        isTaken.toggle()
        next = prefix.target
        continue
      }
      add(Reading.amounts(prefix, stored), isTaken: isTaken)
      if prefix.target != 0, let replaced = try log.stored(prefix.target, logTransaction) {
        add(Reading.amounts(EventPrefix(replaced), replaced), isTaken: !isTaken)
      }
      break
    }
    return totals.filter { $0.value != 0 }.sorted { $0.key.description < $1.key.description }
      .map { Money(minor: $0.value, currency: $0.key) }
  }

  /// The amounts of an event that moves money; its list of amounts where it has no single one.
  private static func amounts(_ prefix: EventPrefix, _ stored: Span<UInt8>) -> [Money] {
    let number = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    guard let type = Registry.current.type(numbered: number) else { return [] }
    let isFlow = type.facts.contains {
      guard case .flow = $0.effect else { return false }
      return true
    }
    guard isFlow else { return [] }
    let data = DataView(
      type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
    if type.field(.amount) != nil { return [data.money("amount")].compactMap { $0 } }
    var amounts: [Money] = []
    for field in type.fields {
      data.forEach(field.name) { element in
        if let money = element.money("amount") { amounts.append(money) }
      }
    }
    return amounts
  }

  /// The name of the type that an event was recorded as.
  func typeName(of sequence: UInt64) throws(TimelinesError) -> String? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    return Registry.current.type(numbered: EventPrefix(stored).typeNumber)?.name
  }
}
