import Presentation
import Stadtbuch
import Views
import Vocabulary

/// A view as open data: its rows as files, as far as they are published.
struct OpenDataset {
  /// The view.
  let view: AnyView
  /// What it is asked.
  let given: [(name: String, text: String)]
  /// Its name in addresses.
  let name: String
  /// Its name for people.
  let title: Label
  /// Its name where it stands among others of its kind.
  let short: Label
  /// How many rows there are; nil where they were not counted.
  let count: Int?
  /// The indicator whose series it is; nil of all others.
  let indicator: String?

  /// The forms in which it is there.
  enum Form: String, CaseIterable {
    case csv, json, xlsx

    /// Its name in the list of file types of the European Union.
    var fileType: String { rawValue.uppercased() }

    /// Its name as of the registry of media types.
    var mediaType: String {
      switch self {
      case .csv: "text/csv"
      case .json: "application/json"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      }
    }
  }

  /// Its address in a form, behind what stands before all addresses.
  func path(_ form: Form) -> String {
    "/api/v1/" + view.about.path.joined(separator: "/") + ".\(form.rawValue)"
  }

  /// What its addresses say behind their path.
  var pairs: [(name: String, value: String)] {
    given.map { ($0.name, $0.text.isEmpty ? "true" : $0.text) }
  }

  /// The path of the page on which it is looked at.
  var page: String {
    indicator.map { "/" + PageLinks.escaped($0) }
      ?? "/view/" + view.about.path.joined(separator: "/")
  }

  /// What it is about, as of the list of themes of the European Union.
  var themes: [String] {
    switch view.about.name {
    case "budget", "funding", "grants", "bookings": ["ECON", "GOVE"]
    case "participation": ["SOCI", "GOVE"]
    default: ["GOVE"]
    }
  }

  /// All that are published at a point and have rows: those of the catalogue of views in its order,
  /// then what people said, then the series of each indicator.
  static func all(_ context: PageContext) throws -> [OpenDataset] {
    var sets = try context.seen(Catalogue.standard.views).compactMap { view in
      try context.published(view, rowsMax: 0).map { rows in
        OpenDataset(
          view: view, given: [], name: view.about.name, title: view.about.title,
          short: view.about.title,
          count: rows.count,
          indicator: nil)
      }
    }
    let (voices, impulses) = (AnyView(Participation.self), [(name: "impulses", text: "")])
    if let rows = try context.published(voices, given: impulses, rowsMax: 0) {
      sets.append(
        OpenDataset(
          view: voices, given: impulses, name: "impulses",
          title: Label("What became of ideas", "Was aus Ideen wurde"),
          short: Label("Ideas", "Ideen"), count: rows.count,
          indicator: nil))
    }
    return try sets + series(context)
  }

  /// The series of indicators.
  private static func series(_ context: PageContext) throws -> [OpenDataset] {
    guard let board = try context.published(AnyView(KpiBoard.self)) else { return [] }
    let view = AnyView(KpiSeries.self)
    let (frame, _) = try context.engine.frame(context.question.point)
    return board.rows.compactMap { row in
      guard case .subject(let subject)? = board.value(row, "indicator") else { return nil }
      let given = [(name: "indicator", text: subject)]
      guard (try? frame.seen(view.shape(given))) != nil else { return nil }
      let title = board.names[subject] ?? subject
      return OpenDataset(
        view: view, given: given, name: subject.replacing("/", with: "-"),
        title: Label("Indicator: \(title)", "Kennzahl: \(title)"),
        short: Label(title, title), count: nil, indicator: subject)
    }
  }
}
