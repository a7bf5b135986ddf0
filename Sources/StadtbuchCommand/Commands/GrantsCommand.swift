import ArgumentParser
import Presentation
import Stadtbuch

/// Shows what becomes of grants.
struct GrantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grants",
    abstract: "Shows grants: what is used, what lies too long, what is due and what goes back.",
    discussion: """
      The rules are those of each notice: eligible time, days of use, lines and how far they may \
      be exceeded, proofs. Used is what the grant pays of the eligible vouchers; money drawn down \
      is used in the order in which it came. The vouchers themselves: stadtbuch vouchers GRANT.

      Examples:
        stadtbuch grants
        stadtbuch grants --as-of 2024-12-31 --lang de
        stadtbuch grants --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let answer = try book.grants(asOf: point.day, knownAt: point.request)
    let output = Output(options: output, in: book)
    try output.write(
      answer,
      Output.Layout(
        title: .grants,
        columns: [
          .named("subject", .grant), .named("project", .projectTitle, leaveOut: 5),
          .named("reference", .reference, leaveOut: 8), .named("maximum", .maximum),
          .named("rate", .rate, show: .percent, leaveOut: 7),
          .named("eligible", .eligible), .named("spentShare", .share, show: .percent),
          .named("used", .usedMoney), .named("received", .received, leaveOut: 4),
          .named("unused", .unused), .named("openClaim", .openClaim, leaveOut: 6),
          .named("reclaimable", .reclaimable), .named("reclaimed", .reclaimed, leaveOut: 6),
          .named("repaid", .repaid, leaveOut: 6),
          .named("nextProof.due", .nextProof, leaveOut: 2),
          .named("until", .eligibleUntil, leaveOut: 3),
          .named("eligibilityEndsInDays", .daysLeft, leaveOut: 1),
        ], footer: notes(answer, output), empty: .noGrants))
  }

  /// What lies too long, which lines are exceeded, and what does not count.
  private func notes(_ answer: Answer, _ output: Output) -> [String] {
    var notes: [String] = []
    for row in answer.rows {
      guard let subject = row["subject"]?.plainText else { continue }
      for drawdown in objects(row["drawdowns"]) {
        if let note = note(drawdown, subject, output) { notes.append(note) }
      }
      for line in objects(row["lines"]) where isPositive(line["overAmount"]) {
        notes.append(
          "\(subject) · \(Label.grantLine[output.language]) \(words(line["code"], output)): "
            + "\(Label.overAmount[output.language]) \(words(line["overAmount"], output)), "
            + "\(Label.overLimit[output.language]) \(words(line["overLimit"], output))")
      }
      for (key, phrase) in [
        ("flaggedOutside", Label.flaggedOutside), ("notEligible", .notEligible),
      ] {
        let bookings = objects(row[key]).map {
          "\(words($0["booking"], output)) \(words($0["amount"], output))"
            + ($0["paidOn"].map { " (\(words($0, output)))" } ?? "")
        }
        if !bookings.isEmpty {
          notes.append(
            "\(subject) · \(phrase[output.language]): \(bookings.joined(separator: ", "))")
        }
      }
    }
    return notes
  }

  /// What of a drawdown is not used, or was used too late; nil where all is in order.
  private func note(
    _ drawdown: AnswerObject, _ subject: String, _ output: Output
  ) -> String? {
    let language = output.language
    var parts: [String] = []
    if isPositive(drawdown["unused"]) {
      parts.append("\(Label.unused[language]) \(words(drawdown["unused"], output))")
    }
    if let late = drawdown["usedLate"] {
      parts.append("\(Label.usedLate[language]) \(words(late, output))")
    }
    guard !parts.isEmpty else { return nil }
    if let useBy = drawdown["useBy"] {
      parts.append("\(Label.useBy[language]) \(words(useBy, output))")
    }
    if let days = drawdown["daysOverdue"] {
      parts.append("\(words(days, output)) \(Label.daysOverdue[language])")
    }
    return
      "\(subject) · \(Label.drawdown[language]) \(words(drawdown["receipt"], output)): "
      + parts.joined(separator: ", ")
  }

  private func words(_ value: AnswerValue?, _ output: Output) -> String {
    value.map { output.format.text($0) } ?? "–"
  }

  private func objects(_ value: AnswerValue?) -> [AnswerObject] {
    guard case .list(let values)? = value else { return [] }
    return values.compactMap { value in
      if case .object(let object) = value { object } else { nil }
    }
  }

  private func isPositive(_ value: AnswerValue?) -> Bool {
    if case .money(let money)? = value { money.minor > 0 } else { false }
  }
}

/// Shows the vouchers of a grant.
struct VouchersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vouchers",
    abstract: "Shows the vouchers of a grant, against the proof of its use.",
    discussion: """
      Counted is what is flagged as eligible and was paid in the eligible time; what is flagged \
      and was paid outside is listed and not counted. Exit code 1 if there is no such grant.

      Examples:
        stadtbuch vouchers grant/glas
        stadtbuch vouchers grant/glas --as-of 2024-12-31 --format csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The grant: grant/key or its key.")
  var grant: String

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let output = Output(options: output, in: book)
    let grant = self.grant.contains("/") ? self.grant : "grant/\(self.grant)"
    guard grant.hasPrefix("grant/") else {
      throw Failure(.usage, "\(grant) is no grant; name one as grant/key")
    }
    var isFound = true
    try output.stream(
      Output.Layout(
        title: Label("Vouchers of \(grant)", "Belege zu \(grant)"),
        columns: [
          .named("booking", .booking), .named("sequence", .event, leaveOut: 3),
          .named("date", .paidOn), .named("voucher", .voucher, leaveOut: 2),
          .named("payee", .payee, mayShrink: true, leaveOut: 1),
          .named("purpose", .purpose, mayShrink: true), .named("grantLine", .grantLine),
          .named("amount", .amount), .named("eligible", .isEligible, leaveOut: 4),
          .named("insidePeriod", .insidePeriod, leaveOut: 4), .named("counted", .isCounted),
        ])
    ) { rows in
      let found = try book.vouchers(
        of: grant, asOf: point.day, knownAt: point.request, rows: rows)
      isFound = found != nil
      return try found
        ?? Answer(asOf: point.day ?? book.today, knownAt: try book.knownAt(point.request))
    } finish: { answer, layout in
      if isFound { layout.footer = notes(answer, output) }
    }
    if !isFound { throw Failure(.no) }
  }

  private func notes(_ answer: Answer, _ output: Output) -> [String] {
    let sums: [(String, Label)] = [
      ("eligible", .eligible), ("notEligible", .notEligible), ("outside", .flaggedOutside),
      ("total", .total),
    ]
    var notes = [
      sums.compactMap { key, phrase in
        answer.beside[key].map { "\(phrase[output.language]) \(output.format.text($0))" }
      }.joined(separator: " · ")
    ]
    guard case .list(let proofs)? = answer.beside["proofs"] else { return notes }
    for case .object(let proof) in proofs {
      func words(_ key: String) -> String {
        proof[key].map { output.format.text($0, of: "kind") } ?? "–"
      }
      notes.append(
        "\(Label.proof[output.language]) (\(words("kind"))) \(words("from")) – "
          + "\(words("until")): \(words("amount")), \(Label.vouchers[output.language]) "
          + "\(words("vouchers")), \(Label.difference[output.language]) "
          + "\(words("difference")), \(Label.acceptedProof[output.language]) \(words("accepted"))")
    }
    return notes
  }
}
