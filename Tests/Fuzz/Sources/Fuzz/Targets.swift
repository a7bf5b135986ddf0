import Stadtbuch
import Vocabulary

/// The parsers, each with what must hold of whatever it is given.
enum Targets {
  static let all: [String: @Sendable ([UInt8]) -> Void] = [
    "lines": lines, "pairs": pairs, "where": conditions, "yaml": mappings, "csv": tables,
    "times": times, "numbers": numbers, "records": records, "json": json, "texts": texts,
  ]

  /// A refusal is one line that can be shown, in either language.
  static func check(_ refusal: Refusal) {
    for text in [refusal.text.en, refusal.text.de] {
      require(text.utf8.count <= 4_096, "a refusal of \(text.utf8.count) bytes")
    }
  }

  /// One line of an import to a draft; what is taken comes back the same from its record.
  @Sendable static func lines(_ bytes: [UInt8]) {
    do throws(Refusal) {
      let draft = try DraftReader().read(line: bytes.span)
      var record: [UInt8] = []
      RecordEncoder.encode(
        draft, sequence: 1, time: Instant(microseconds: 0), timeTrusted: false, into: &record)
      guard let layout = try? RecordLayout(record.span) else {
        preconditionFailure("a record that cannot be read")
      }
      var line: [UInt8] = []
      CloudEventWriter.append(record.span, layout, to: &line)
      line.removeLast()
      let again = try DraftReader().read(line: line.span)
      var second: [UInt8] = []
      RecordEncoder.encode(
        again, sequence: 1, time: Instant(microseconds: 0), timeTrusted: false, into: &second)
      // What the ledger fills in may differ; the data may not.
      require(again.data == draft.data, "other data than were written")
    } catch {
      check(error)
    }
  }

  /// `key=value` pairs, set apart by zero bytes; the first byte chooses the type of event.
  @Sendable static func pairs(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let types = Registry.current.types
    let type = types[Int(first) % types.count]
    var fields = EntryFields(type)
    do throws(Refusal) {
      for entry in bytes.dropFirst().split(separator: 0) {
        try fields.take(String(decoding: entry, as: UTF8.self), takesBack: first > 127)
      }
      var data: [UInt8] = []
      fields.data.append(to: &data)
      let entry = EventEntry(
        type: type.name, subject: "\(type.subjects.first ?? "project")/a",
        id: EventID(high: 1, low: 1), data: data)
      _ = try entry.draft()
    } catch {
      check(error)
    }
  }

  /// Conditions and lists of keys.
  @Sendable static func conditions(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let columns = Portfolio.shapes[0].columns
    do throws(ConditionError) { _ = try Condition(text, on: columns) } catch {
      require(error.description.utf8.count <= 4_096, "a long message")
    }
    do throws(ConditionError) { _ = try columns.places(of: text) } catch {
      require(error.description.utf8.count <= 4_096, "a long message")
    }
  }

  /// A mapping, and what it makes of a small table.
  @Sendable static func mappings(_ bytes: [UInt8]) {
    do {
      let mapping = try Mapping.load(yaml: String(decoding: bytes, as: UTF8.self))
      let table = Array("A,B,Name\n1,2024-12-31,x\n-1.5,31.12.2024,=y\n,,\n".utf8)
      let csv = try CSVTable(bytes: table)
      _ = try mapping.propose(csv, options: Mapping.Options(validFrom: "2024-01-01"))
    } catch let error as MappingError {
      require(error.description.utf8.count <= 65_536, "a long message")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Tables in any encoding; the first two bytes choose encoding and separator.
  @Sendable static func tables(_ bytes: [UInt8]) {
    guard bytes.count > 2 else { return }
    let body = Array(bytes.dropFirst(2))
    let encoding: TextEncoding = bytes[0] & 1 == 0 ? .utf8 : .windows1252
    let separator: Character = [",", ";", "\t", "|"][Int(bytes[1]) % 4]
    if let table = try? CSVTable(bytes: body, encoding: encoding, separator: separator) {
      if let rows = try? TemplateTable.propose(table) {
        reported(table, rows, encoding, separator)
      }
    }
    if let outside = try? OutsideTable(bytes: body) { reconciled(outside) }
  }

  /// The refused rows stand in their report as they were.
  private static func reported(
    _ table: CSVTable, _ rows: MappedRows, _ encoding: TextEncoding, _ separator: Character
  ) {
    do {
      let kept = table.header.indices.filter {
        !table.header[$0].hasPrefix(RefusedReport.columnPrefix)
      }
      var refused = RefusedRows()
      for row in rows.refused { try refused.append(row) }
      var report: [UInt8] = []
      try RefusedReport.write(table, &refused, encoding: encoding, separator: separator) {
        report += $0
      }
      let again = try CSVTable(bytes: report, encoding: encoding, separator: separator)
      let numbers = Set(rows.refused.map(\.row))
      var before: [[String]] = []
      try table.forEachRow { row in
        guard numbers.contains(row.number) else { return }
        before.append(kept.map { $0 < row.fields.count ? row.fields[$0] : "" })
      }
      var after: [[String]] = []
      try again.forEachRow { after.append(Array($0.fields.prefix(kept.count))) }
      require(Array(again.header.prefix(kept.count)) == kept.map { table.header[$0] }, "a header")
      require(after == before, "other rows: \(before) \(after)")
    } catch {
      // Of a table whose later bytes are not in the encoding nothing was proposed.
      preconditionFailure("\(error)")
    }
  }

  /// Each row of a file stands once beside the ledger's list.
  private static func reconciled(_ outside: OutsideTable) {
    do {
      var list = ListedEntries(key: "key")
      try list.append(ListedEntry(subject: "unit/a", values: ["key": .text("a"), "x": .number(1)]))
      var reconciliation: Reconciliation
      do {
        reconciliation = try Reconciliation(
          outside, key: outside.table.header.first ?? "", columns: [:], known: ["key", "x"])
      } catch {
        require(error.description.utf8.count <= 4 << 20, "a long message")
        return
      }
      var numbers: [Int] = []
      try outside.table.forEachRow { numbers.append($0.number) }
      var found: [Int] = []
      try reconciliation.run(&list) { found += $0.fileRows }
      require(found.sorted() == numbers, "other rows: \(numbers) \(found)")
    } catch is CSVError {
      // Bytes further down are in no encoding.
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Days, periods, instants, durations and points.
  @Sendable static func times(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let day = Day.written(text) {
      require(Day(day.description) == day, "\(day)")
      require(day >= .first && day <= .last, "\(day)")
    }
    if let period = Period(text) {
      require(Period(period.description) == period, "\(period)")
      require(period.firstDay <= period.lastDay, "\(period)")
      _ = (period.next.lastDay, period.previous.firstDay, period.dayCount)
    }
    if let instant = Instant(text) {
      require(Instant(instant.description) == instant, "\(instant)")
      require(WrittenTime(instant.description)?.instant == instant, "\(instant)")
    }
    if let time = WrittenTime(text) { require(WrittenTime(time.description) == time, "\(time)") }
    for day in [Day.first, .last] { _ = Duration.adding(text, to: day) }
    _ = KnownAtRequest(text)
  }

  /// Decimals, money and shares.
  @Sendable static func numbers(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let decimal = ExactDecimal(text) {
      require(ExactDecimal(decimal.description) == decimal, "\(decimal)")
      require(!(decimal < decimal), "\(decimal)")
    }
    for code in ["EUR", "JPY", "KWD", "CLF"] {
      guard let currency = Currency(code), let money = Money(bytes.span, currency: currency)
      else { continue }
      let amount = Array(money.amount.utf8)
      require(Money(amount.span, currency: currency) == money, "\(money)")
    }
    for language in [Language.de, .en] { _ = FigureFormat(language).figures(text) }
    _ = EventID(text)
    _ = Base64URL.decode(text)
  }

  /// Stored records, also damaged ones.
  @Sendable static func records(_ bytes: [UInt8]) {
    guard let layout = try? RecordLayout(bytes.span) else { return }
    var line: [UInt8] = []
    CloudEventWriter.append(bytes.span, layout, to: &line)
    line.removeLast()
    do throws(Refusal) { _ = try DraftReader().read(line: line.span) } catch { check(error) }
  }

  /// JSON from anywhere; what is read is written and read the same again.
  @Sendable static func json(_ bytes: [UInt8]) {
    do throws(Refusal) {
      let value = try AnswerValue(document: bytes.span)
      var written: [UInt8] = []
      value.append(to: &written)
      require(try AnswerValue(document: written.span, bytesMax: .max) == value, "another value")
    } catch {
      check(error)
    }
    _ = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
  }

  /// Texts on their way to people and spreadsheets.
  @Sendable static func texts(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    require(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text, "another text")
    require(!text.visibleLine.utf8.contains(0x0a), "two lines")
    require(text.excerpt.utf8.count <= 2_000, "a long excerpt")
    require(text.visible.visible == text.visible, "marks of marks")
    _ = Subject.fault(inKey: text)
  }
}
