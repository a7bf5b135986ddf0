import LMDB
public import Ledger
public import Vocabulary

extension LedgerDiagnosis {
  /// What lies in the folder of a ledger that cannot be opened, one row a part; why it cannot, and
  /// what is to be done, is the warning.
  public func answer(
    _ error: any Error, _ clock: any LedgerClock, _ language: Language = .en
  ) -> Answer {
    var answer = Answer(
      asOf: clock.now().dayInUTC, knownAt: KnownAt(sequence: 0, time: nil),
      columns: ["check", "value"])
    for part in parts {
      var row = AnswerObject()
      row.append("check", .text(part.name))
      row.append("value", .text(part.condition[language]))
      answer.rows.append(row)
    }
    answer.warnings = [
      Label.saying(error)
    ]
    answer.beside.append("ok", .bool(false))
    return answer
  }
}

extension Ledger {
  /// The condition of the machine and the ledger, one row a check; what is to be done are warnings.
  ///
  /// - Parameter viewsLag: how many events the views are behind.
  public func checkup(viewsLag: UInt64) throws(LedgerError) -> Answer {
    let condition = try condition()
    var answer = Answer(asOf: today, knownAt: try knownAt(.head), columns: ["check", "value"])
    for (name, value) in checks(condition, viewsLag) {
      guard let value else { continue }
      var row = AnswerObject()
      row.append("check", .text(name))
      row.append("value", value)
      answer.rows.append(row)
    }
    answer.warnings = condition.advice
    if viewsLag > 0 {
      answer.warnings.append(
        Label(
          en: "the views are \(viewsLag) events behind: run “stadtbuch rebuild”",
          de: "die Sichten sind \(viewsLag) Ereignisse zurück: „stadtbuch rebuild“ ausführen"))
    }
    answer.beside.append("ok", .bool(answer.warnings.isEmpty))
    return answer
  }

  private func checks(
    _ condition: LedgerCondition, _ viewsLag: UInt64
  ) -> [(name: String, value: AnswerValue?)] {
    [
      ("ledger", .text(folders.root)), ("name", .text(identity.name)),
      ("origin", .text(identity.origin)), ("format", .number(identity.format)),
      ("timeZone", .text(identity.timeZone)),
      ("timeZoneKnown", .bool(condition.isTimeZoneKnown)),
      ("currency", .text(identity.currency)),
      ("lastSequence", .number(condition.head.sequence)),
      ("lastTime", condition.head.time.map(AnswerValue.instant)),
      ("viewsLag", .number(viewsLag)), ("diskFreeBytes", .number(condition.freeDiskBytes)),
      ("diskMarkBytes", .number(condition.freeSpaceMarkBytes)),
      ("logBytes", .number(condition.log.usedBytes)),
      ("logMapBytes", .number(condition.log.mapSizeBytes)),
      ("readers", .number(condition.log.readersUsed)),
      ("readersMax", .number(condition.log.readersMax)),
      ("deadReadersFreed", .number(condition.deadReadersFreed)),
      ("writer", condition.writer.map(AnswerValue.text)),
      ("clockBehindMicroseconds", .number(condition.clockBehindMicroseconds)),
    ] + condition.limits.map { ("limit.\($0.name)", .number($0.value)) }
  }
}
