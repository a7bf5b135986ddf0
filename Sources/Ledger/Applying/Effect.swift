import LMDB
import Vocabulary

/// An event with where everything stands in it.
struct LaidOutEvent: ~Escapable {
  /// Its number.
  let number: UInt64
  /// What stands before its record.
  let prefix: EventPrefix
  /// Its record.
  let record: Span<UInt8>
  /// Where everything stands in the record.
  let layout: RecordLayout
  /// Where the fields of its data stand in the record.
  let scan: DataScan

  /// An event as stored.
  @_lifetime(copy stored)
  init(_ stored: Span<UInt8>, _ number: UInt64) throws(DecidingError) {
    self.number = number
    prefix = EventPrefix(stored)
    record = stored.extracting(prefix.byteCount..<stored.count)
    layout = try RecordLayout(record, of: number)
    scan = DataScan(record, layout.data)
  }
}

extension RecordLayout {
  /// The number of the type that it says: of a correction that of what is said anew.
  var contentType: Int { innerTypeNumber ?? typeNumber }

  /// The layout of the record of an event of the log.
  init(_ record: Span<UInt8>, of number: UInt64) throws(DecidingError) {
    do throws(WireError) {
      self = try RecordLayout(record)
    } catch {
      throw .damaged(number, error.why)
    }
  }
}

extension EventPrefix {
  /// The same as ``RecordLayout/contentType``.
  var contentType: Int { innerTypeNumber != 0 ? innerTypeNumber : typeNumber }

  /// How the event acts on its target.
  var action: FlipAction { typeNumber == RecordEncoder.voidedType ? .void : .correction }
}

/// How an event acts on the one that it names.
enum FlipAction {
  /// `event.voided`: as if the named event had never been said, with all that it did.
  case void
  /// `event.corrected`: something else is said in its place; what that one replaced in its turn
  /// stays replaced.
  case correction
}

/// What one event says while it is not void: put into the tables, or taken out.
struct Effect: ~Escapable {
  let event: LaidOutEvent
  /// The plan of what it says.
  let plan: EventPlan
  /// The entry of its owner.
  let owner: Int
  /// Whether it is put in; else it is taken out.
  let isOn: Bool

  @_lifetime(copy event)
  init(_ event: LaidOutEvent, _ plan: EventPlan, owner: Int, isOn: Bool) {
    self.event = event
    self.plan = plan
    self.owner = owner
    self.isOn = isOn
  }

  var number: UInt64 { event.number }
  var scan: DataScan { event.scan }
  var record: Span<UInt8> {
    @_lifetime(copy self)
    get { event.record }
  }
  /// The data within the record.
  var data: Span<UInt8> {
    @_lifetime(copy self)
    get { event.record.extracting(event.layout.data) }
  }
  /// The number of its owner.
  var subject: UInt32 { event.prefix.owner }
  /// Its amount.
  var amount: Money? { scan.money(plan[.amount], record) }

  /// The year in a field.
  func year(_ role: FieldRole) -> Int? { scan.int(plan[role]) }

  /// The text in a field, as it stands there.
  @_lifetime(copy self)
  func name(_ role: FieldRole) -> Span<UInt8>? {
    scan.content(plan[role], record)
  }

  /// An amount, or less of it where the event is taken out.
  func signed(_ amount: Money) -> MoneySum { isOn ? MoneySum(amount) : -MoneySum(amount) }
}
