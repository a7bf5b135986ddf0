import Timelines
import Vocabulary

/// How an indicator is defined and judged on the days between two changes.
struct IndicatorEra: Sendable {
  var exists = false
  var isRetired = false
  var title: String?
  var unit: String?
  var measure = IndicatorMeasure.stock
  var direction = IndicatorDirection.up
  var frequency = IndicatorFrequency.year
  /// How many digits behind the point are shown; nil for as many as the inputs have.
  var decimals: Int?
  /// What a share is multiplied by.
  var scale: Int64 = 1
  var aggregation = IndicatorAggregation.none
  var reporting: [String]?
  var additive: [String] = []
  var inventory: String?
  var states: [String]?
  var aspect: String?
  var staleAfter: Int64?
  /// 1 and one more for each revision that holds.
  var version = 1
  var target: TargetPath?
  var thresholds: LightThresholds?

  /// The digits that values are shown with whose inputs have so many.
  func decimals(ofInputs scale: Int) -> Int { decimals ?? (measure == .ratio ? 2 : scale) }
}

extension IndicatorFacts {
  /// The days on which anything about the definition changes, in rising order.
  func changeDays() -> [Day] {
    var days: [Day] = []
    for fact in registers {
      if days.last != fact.validFrom { days.append(fact.validFrom) }
      if let end = fact.validTo { days.append(end) }
    }
    for fact in breaks {
      days.append(fact.validFrom)
      if let end = fact.validTo { days.append(end) }
    }
    days.sort()
    var distinct: [Day] = []
    for day in days where distinct.last != day { distinct.append(day) }
    return distinct
  }

  /// The definition as it is on a day. What was first said of it counts for the days before, so
  /// that an older period can be read at all; targets and thresholds never do.
  func era(on day: Day) -> IndicatorEra {
    var era = IndicatorEra()
    var scale: Int64?
    var baseline: RegisterFact?
    var target: RegisterFact?
    let defined = max(
      day, registers.first { $0.attribute == IndicatorRegisters.measure }?.validFrom ?? day)
    var place = 0
    while place < registers.count {
      let attribute = registers[place].attribute
      let valid = IndicatorRegisters.ofDefinition[Int(attribute)] ? defined : day
      var shown: RegisterFact?
      while place < registers.count, registers[place].attribute == attribute {
        if registers[place].holds(on: valid) { shown = registers[place] }
        place += 1
      }
      guard let fact = shown, !fact.isUnset else { continue }
      switch attribute {
      case IndicatorRegisters.baseline: baseline = fact
      case IndicatorRegisters.target: target = fact
      case IndicatorRegisters.thresholds: era.thresholds = LightThresholds(view(fact))
      case IndicatorRegisters.scale: scale = number(fact)
      default: set(fact, in: &era)
      }
    }
    era.scale = scale ?? (era.unit == "%" ? 100 : 1)
    if let target {
      era.target = TargetPath(view(target), isCorridor: era.direction == .corridor)
      if let baseline, let value = view(baseline).decimal("value"),
        let on = view(baseline).date("on")
      {
        era.target?.setBaseline(value, on: on)
      }
    }
    era.version = 1 + revisions(on: day)
    return era
  }

  private func set(_ fact: RegisterFact, in era: inout IndicatorEra) {
    switch fact.attribute {
    case IndicatorRegisters.exists: era.exists = true
    case IndicatorRegisters.retired: era.isRetired = true
    case IndicatorRegisters.title: era.title = text(fact)
    case IndicatorRegisters.unit: era.unit = text(fact)
    case IndicatorRegisters.measure: era.measure = word(fact) ?? .stock
    case IndicatorRegisters.direction: era.direction = word(fact) ?? .up
    case IndicatorRegisters.frequency: era.frequency = word(fact) ?? .year
    case IndicatorRegisters.decimals: era.decimals = number(fact).map(Int.init)
    case IndicatorRegisters.aggregation: era.aggregation = word(fact) ?? .none
    case IndicatorRegisters.reporting: era.reporting = texts(fact)
    case IndicatorRegisters.additive: era.additive = texts(fact)
    case IndicatorRegisters.inventory: era.inventory = text(fact)
    case IndicatorRegisters.states: era.states = texts(fact)
    case IndicatorRegisters.aspect: era.aspect = text(fact)
    case IndicatorRegisters.stale: era.staleAfter = number(fact)
    default: break
    }
  }

  /// The revisions that hold on a day.
  private func revisions(on day: Day) -> Int {
    var sequences: [UInt64] = []
    for fact in registers where fact.isRevision && fact.holds(on: day) {
      if !sequences.contains(fact.sequence) { sequences.append(fact.sequence) }
    }
    for fact in breaks where fact.holds(on: day) {
      if !sequences.contains(fact.sequence) { sequences.append(fact.sequence) }
    }
    return sequences.count
  }

  @_lifetime(borrow self)
  private func view(_ fact: RegisterFact) -> DataView {
    DataView(
      FactExtractor.current.fields(typeNumber: fact.typeNumber, template: fact.template),
      bytes.span, in: fact.value)
  }

  private func field(_ fact: RegisterFact) -> WireField? {
    var reader = WireReader(bytes.span, in: fact.value)
    return try? reader.next()
  }

  private func word<Word: StoredWord>(_ fact: RegisterFact) -> Word?
  where Word.AllCases == [Word] {
    field(fact).flatMap { Word(stored: $0.value) }
  }

  private func number(_ fact: RegisterFact) -> Int64? { field(fact).map { unzigzag($0.value) } }

  private func text(_ fact: RegisterFact) -> String? {
    field(fact).map { bytes.span.string(in: $0.range) }
  }

  private func texts(_ fact: RegisterFact) -> [String] {
    var texts: [String] = []
    var reader = WireReader(bytes.span, in: fact.value)
    while let field = try? reader.next() { texts.append(bytes.span.string(in: field.range)) }
    return texts
  }
}

extension IndicatorFacts.BreakFact {
  func holds(on day: Day) -> Bool {
    validFrom <= day && (validTo.map { day < $0 } ?? true)
  }
}
