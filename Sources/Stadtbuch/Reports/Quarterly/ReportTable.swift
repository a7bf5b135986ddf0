import Vocabulary

/// One column of a report's table: where its values stand in the rows and how they are shown.
struct ReportColumn: Sendable {
  /// How a value is shown.
  enum Show: Sendable {
    /// As its kind is.
    case plain
    /// A subject by its title, its name beneath.
    case subject
    /// A word of an enumeration, in the language.
    case word
    /// A light: a sign and a word, and a colour besides.
    case light
    /// Basis points as per cent.
    case percent
    /// Digits in a text, set as a figure.
    case figure
    /// An instant without its fraction.
    case instant
  }

  /// Where the value stands in a row.
  let path: String
  /// What is above it.
  let title: Label
  /// How it is shown.
  let show: Show

  init(_ path: String, _ title: Label, _ show: Show = .plain) {
    self.path = path
    self.title = title
    self.show = show
  }

  /// The name under which words are looked up.
  var field: String { path.split(separator: ".").last.map(String.init) ?? path }

  /// Whether its values are set to the right.
  func isFigure(_ value: AnswerValue?) -> Bool {
    switch value {
    case .money, .integer, .basisPoints, .decimal, .figure: true
    case .text: show == .figure
    default: false
    }
  }
}

/// A table of a report: a part of the rows of an answer, the whole of which stands in a file.
struct ReportTable: Sendable {
  /// The identity of the element; unique on the page.
  let id: String
  /// What it shows.
  let caption: String
  /// Its columns; the first one names the row.
  let columns: [ReportColumn]
  /// The rows shown.
  let rows: [AnswerObject]
  /// The sum of all rows, if there is one.
  var total: AnswerObject?
  /// How many rows there are in all.
  var count: Int
  /// The file with all of them.
  var file: String?

  init(
    _ id: String, _ caption: String, _ columns: [ReportColumn], _ rows: [AnswerObject],
    total: AnswerObject? = nil, of count: Int? = nil, file: String? = nil
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.total = total
    self.count = count ?? rows.count
    self.file = file
  }

  /// The subjects shown in it.
  var subjects: [String] {
    let shown = columns.filter { $0.show == .subject }
    return rows.flatMap { row in
      shown.compactMap { column in
        row[path: column.path]?.plainText
      }
    }
  }
}
