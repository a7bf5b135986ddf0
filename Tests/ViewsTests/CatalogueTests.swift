import Testing
import Vocabulary

@testable import Views

/// What holds for every view, whatever it shows.
@Suite struct `Every view of the catalogue` {
  private static var heads: [(name: String, columns: [ColumnHead])] {
    Catalogue.standard.views.flatMap { view in
      view.shapes.map { ("\(view.about.name) \($0.name)", $0.columns) }
    }
  }

  @Test func `has keys of one beginning beside each other, and none twice`() {
    for (name, columns) in Self.heads {
      let data = columns.filter { $0.role == .data }
      #expect(Set(data.map(\.key)).count == data.count, "\(name)")
      var closed: Set<String> = []
      var open: String?
      for column in data {
        let first = column.path.count > 1 ? column.path[0] : nil
        if let open, open != first { closed.insert(open) }
        if let first { #expect(!closed.contains(first), "\(name): \(column.key)") }
        open = first
      }
    }
  }

  @Test func `tells its rows apart, and names what it shows in two languages`() {
    for view in Catalogue.standard.views {
      #expect(!view.about.sentence.en.isEmpty && !view.about.sentence.de.isEmpty)
      #expect(view.about.sentence.en != view.about.sentence.de, "\(view.about.name)")
      #expect(!view.about.examples.isEmpty, "\(view.about.name)")
      for shape in view.shapes {
        #expect(shape.columns.contains { $0.isKey }, "\(view.about.name) \(shape.name)")
        for column in shape.columns + shape.figures {
          #expect(!column.label.en.isEmpty && !column.label.de.isEmpty, "\(column.key)")
        }
      }
    }
  }

  @Test func `draws columns that it has`() {
    let charts = Catalogue.standard.views.flatMap(\.shapes).compactMap { shape in
      shape.chart.map { (chart: $0, keys: Set(shape.columns.map(\.key))) }
    }
    #expect(charts.count >= 4)
    for (chart, keys) in charts { #expect(keys.isSuperset(of: chart.keys), "\(chart)") }
  }

  @Test func `has a name of its own, and parameters that no common option has`() {
    let names = Catalogue.standard.views.map(\.about.name)
    #expect(Set(names).count == names.count)
    let common: Set<String> = [
      "ledger", "readOnly", "asOf", "knownAt", "org", "where", "groupBy", "sort", "columns",
      "format", "csv", "raw", "out", "lang", "quiet", "noPager", "chart",
    ]
    for view in Catalogue.standard.views {
      let own = view.parameters.map(\.name)
      #expect(Set(own).count == own.count, "\(view.about.name)")
      #expect(common.isDisjoint(with: own), "\(view.about.name)")
    }
  }
}
