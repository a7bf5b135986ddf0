import Stadtbuch

/// Writes answers in the format that was asked for.
struct Output {
  let options: OutputOptions

  var language: Language { options.language }
  var format: PeopleFormat { PeopleFormat(language: language) }

  /// How an answer looks as a table.
  struct Layout {
    /// What it is, in front of the point.
    var title: Phrase
    /// The columns, in order.
    var columns: [TableColumn]
    /// The sum of all rows, set apart at the end.
    var total: AnswerObject?
    /// Tables that follow, each under its own title; those without rows are left out.
    var sections: [Section] = []
    /// Lines under the tables.
    var footer: [String] = []
    /// Lines that stand instead of the table.
    var drawing: [String]?
    /// What is said where there are no rows.
    var empty = Phrase.nothing
  }

  /// One more table of an answer.
  struct Section {
    var title: Phrase
    var columns: [TableColumn]
    var rows: [AnswerObject]
  }

  /// Writes an answer.
  func write(_ answer: Answer, _ layout: Layout) throws {
    switch options.format {
    case .json: try Terminal.write(answer.json)
    case .csv:
      try Terminal.write(answer.csv)
      warn(answer.warnings)
    case .table:
      try Terminal.write(Array((table(answer, layout)).utf8), paged: !options.noPager)
      warn(answer.warnings)
    }
  }

  /// Says what to know on standard error.
  func warn(_ warnings: [String]) {
    for warning in warnings { Terminal.say("\(Phrase.warning[language]): \(warning)") }
  }

  /// Says something on standard error unless it shall be quiet.
  func note(_ text: String) {
    if !options.quiet { Terminal.say(text) }
  }

  private func table(_ answer: Answer, _ layout: Layout) -> String {
    let writer = TableWriter(
      format: format, width: Terminal.width, hasColour: Terminal.hasColour)
    var lines = [Style.dim.on(caption(answer, layout.title), Terminal.hasColour), ""]
    let body =
      layout.drawing ?? writer.lines(layout.columns, answer.rows, total: layout.total)
    let sections = layout.sections.filter { !$0.rows.isEmpty }
    lines += body.isEmpty ? (sections.isEmpty ? [layout.empty[language]] : []) : body
    for section in sections {
      if lines.count > 2 { lines.append("") }
      lines.append(Style.bold.on(section.title[language], Terminal.hasColour))
      lines += writer.lines(section.columns, section.rows)
    }
    if !layout.footer.isEmpty { lines += [""] + layout.footer }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the answer is about: its point, always.
  private func caption(_ answer: Answer, _ title: Phrase) -> String {
    var parts = [title[language], "\(Phrase.asOf[language]) \(answer.asOf)"]
    var known = "\(Phrase.knownAt[language]) \(answer.knownAt.sequence)"
    if let time = answer.knownAt.time {
      known += " (\(PeopleFormat.short(time.description)))"
    }
    parts.append(known)
    return parts.joined(separator: " · ")
  }
}
