import Ledger
import Timelines
public import Views
public import Vocabulary

extension Book {
  /// A sample of bookings that comes out the same whenever it is drawn at the same point.
  public func sample(
    _ request: SampleRequest, asOf: Day? = nil, knownAt: KnownAtRequest = .head, rows: RowSink
  ) throws -> Answer {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    let point = Point(asOf: answer.asOf, knownAt: answer.knownAt.sequence)
    let sample = try SampleView(timelines).answer(at: point, request) {
      (row) throws(TimelinesError) in
      try rows(AnswerObject(row))
    }
    answer.columns = [
      "sequence", "type", "subject", "booking", "voucher", "validFrom", "amount.amount",
      "amount.currency",
    ]
    if request.method == .amount { answer.columns.append("hits") }
    answer.beside.append("method", .word(request.method.rawValue))
    answer.beside.append("n", .number(request.count))
    answer.beside.append("seed", .number(request.seed))
    answer.beside.append("types", .list(request.types.map(AnswerValue.text)))
    answer.beside.append("population", .number(sample.population))
    answer.beside.append("populationAmount", .money(sample.populationAmount))
    answer.beside.append("base", sample.base.map(AnswerValue.money))
    answer.beside.append(
      "startAmount",
      sample.start.map { start in
        // Cut to the minor unit: the exact place is `start` over `n`.
        let minor = Int128(exactly: start / UInt128(request.count)) ?? .max
        return .money(
          Money(minor: Total(minor), currency: sample.populationAmount.currency))
      })
    // Beyond 64 bits, as a text: no reader of JSON takes such a number without loss.
    answer.beside.append(
      "start",
      sample.start.map { start in
        Int64(exactly: start).map(AnswerValue.integer) ?? .text(String(start))
      })
    answer.beside.append("leftOut", request.method == .amount ? .number(sample.leftOut) : nil)
    if sample.population < request.count {
      answer.warnings.append(
        "there are only \(sample.population) to choose from, fewer than the \(request.count) asked for"
      )
    }
    if sample.leftOut > 0 {
      answer.warnings.append(
        "\(sample.leftOut) without an amount above zero in the ledger's currency could not be "
          + "chosen by amount; look at them apart")
    }
    return answer
  }

  /// The same with its rows, for few.
  public func sample(
    _ request: SampleRequest, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try Answer.collecting { rows in
      try sample(request, asOf: asOf, knownAt: knownAt, rows: rows)
    }
  }
}

extension AnswerObject {
  fileprivate init(_ sampled: SampleRow) {
    self.init()
    append("sequence", .number(sampled.sequence))
    append("type", .text(sampled.type))
    append("subject", .text(sampled.subject))
    append("booking", sampled.booking.map(AnswerValue.text))
    append("voucher", sampled.voucher.map(AnswerValue.text))
    append("validFrom", .day(sampled.validFrom))
    append("amount", sampled.amount.map(AnswerValue.money))
    append("hits", sampled.hits.map { .number($0) })
  }
}
