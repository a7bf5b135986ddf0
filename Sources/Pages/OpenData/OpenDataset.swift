import Presentation
import Stadtbuch
import Views
import Vocabulary

/// A view as open data: its rows as files, as far as they are published.
struct OpenDataset {
  /// The view.
  let view: AnyView
  /// How many rows there are.
  let count: Int

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

  /// What it is about, as of the list of themes of the European Union.
  var themes: [String] {
    switch view.about.name {
    case "budget", "funding", "grants", "bookings": ["ECON", "GOVE"]
    case "participation": ["SOCI", "GOVE"]
    default: ["GOVE"]
    }
  }

  /// All that are published at a point and have rows, in the order of the catalogue of views.
  static func all(_ context: PageContext) throws -> [OpenDataset] {
    try context.seen(Catalogue.standard.views).compactMap { view in
      try context.published(view, rowsMax: 0).map { OpenDataset(view: view, count: $0.count) }
    }
  }
}
